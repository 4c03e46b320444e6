import { symbolicDeployment, type Infrastructure } from '../infrastructure';
import { resolve } from '../resolve';
import { asList, isObject, resourcesOf } from '../template';

/** Something that must hold of the infrastructure, beyond what CloudFormation itself would refuse. */
export interface Rule {
  readonly name: string;
  /** What it protects, in a sentence. */
  readonly why: string;
  /** Where it is broken; empty: it holds. */
  readonly faults: (infrastructure: Infrastructure) => readonly string[];
}

/** A value of a template with its functions resolved, to be looked into without knowing its shape. */
export interface Part {
  readonly name: string;
  /** The value at this path, e.g. `SSESpecification.SSEEnabled`; `undefined` where there is none. */
  readonly at: (path: string) => unknown;
  /** The members of the list at this path. */
  readonly list: (path: string) => readonly Part[];
  /** Empty where there is no text or number. */
  readonly text: (path: string) => string;
  /** `NaN` where there is no number. */
  readonly number: (path: string) => number;
}

function createPart(name: string, value: unknown): Part {
  const at = (path: string): unknown =>
    path
      .split('.')
      .reduce<unknown>((part, step) => (isObject(part) ? part[step] : undefined), value);
  const text = (path: string): string => {
    const found = at(path);
    return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
  };
  return {
    name,
    at,
    text,
    list: (path) =>
      asList(at(path)).map((each, index) => createPart(`${name}.${path}[${String(index)}]`, each)),
    number: (path) => Number(text(path) || NaN),
  };
}

/** The resources of a type, with the properties that they have when everything optional is switched on. */
export const partsOf = (infrastructure: Infrastructure, type: string): readonly Part[] =>
  resourcesOf(infrastructure, type).map(([logicalId, { Properties }]) =>
    createPart(logicalId, resolve(Properties, infrastructure, symbolicDeployment)),
  );

/** A rule that every resource of a type keeps by itself; a type that is not there at all breaks it. */
export const ruleForEach = (
  type: string,
  name: string,
  why: string,
  holds: (part: Part, infrastructure: Infrastructure) => boolean,
): Rule => ({
  name,
  why,
  faults: (infrastructure) => {
    const parts = partsOf(infrastructure, type);
    return parts.length === 0
      ? [`there is no ${type}`]
      : parts.filter((part) => !holds(part, infrastructure)).map((part) => part.name);
  },
});
