import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { BUNDLE_VARIABLE } from './bundle';
import { ARCHITECTURE, RUNTIME } from './lambdas';
import type { WantedFunction } from './run-claudia';

/** What a deployment would change in a function, a few words each; never a variable's value. */
export function planFunction(
  have: FunctionConfiguration,
  { lambda, role, environment }: WantedFunction,
): readonly string[] {
  const variables = have.Environment?.Variables ?? {};
  const changed = (name: string): boolean =>
    name !== BUNDLE_VARIABLE && variables[name] !== environment[name];
  const names = [...new Set([...Object.keys(variables), ...Object.keys(environment)])];
  const turns = (what: string, from: unknown, to: unknown): readonly string[] =>
    from === to ? [] : [`${what} ${String(from)} → ${String(to)}`];
  return [
    ...(variables[BUNDLE_VARIABLE] === environment[BUNDLE_VARIABLE] ? [] : ['its code']),
    ...turns('runtime', have.Runtime, RUNTIME),
    ...turns('processor', have.Architectures?.[0], ARCHITECTURE),
    ...turns('memory', have.MemorySize, lambda.memory),
    ...turns('time', have.Timeout, lambda.timeout),
    ...(have.Role === role.arn ? [] : ['its role']),
    ...names.filter(changed).sort(),
  ];
}
