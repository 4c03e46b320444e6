import type { Environment } from '../../shared/config';

/** Tells what is wrong at a place such as `greeting[0].text`. */
export type Fault = (place: string, sentence: string) => void;

/** The whole text is a variable; with `?` the value may be missing, and what it stood for is left out then. */
const VARIABLE = /^\$\{(\w+)(\??)\}$/;

/** JSON with the texts `${NAME}` and `${NAME?}` in it replaced by what the environment says. */
export function fillVariables(json: unknown, env: Environment, fault: Fault, place = ''): unknown {
  if (typeof json === 'string') return fillText(json, env, fault, place);
  if (Array.isArray(json)) {
    return json
      .map((value, index) => fillVariables(value, env, fault, `${place}[${String(index)}]`))
      .filter((value) => value !== undefined);
  }
  if (typeof json !== 'object' || json === null) return json;
  const filled = Object.entries(json).map(([name, value]) => {
    const inside = place === '' ? name : `${place}.${name}`;
    return [name, fillVariables(value, env, fault, inside)] as const;
  });
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}

function fillText(text: string, env: Environment, fault: Fault, place: string): string | undefined {
  const [, name, optional] = VARIABLE.exec(text) ?? [];
  if (name === undefined) return text;
  const value = env[name]?.trim() || undefined;
  if (value === undefined && optional === '') fault(place, `the variable ${name} is not set`);
  return value;
}
