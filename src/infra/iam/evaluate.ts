/**
 * What IAM decides by one policy, for the part of its language that our template uses. Anything else throws: a condition
 * that is not understood must not count as met.
 */
export interface Statement {
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** ARNs, perhaps with `*` and `?`. */
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** One thing that a call does; a transaction does several. */
export interface AccessRequest {
  readonly action: string;
  readonly resource: string;
  /** The condition keys that the call has, e.g. `dynamodb:Attributes`. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

export type Decision =
  { readonly allowed: true; readonly by: Statement } | { readonly allowed: false };

/** Refused unless a statement allows it and none denies it. */
export function decide(statements: readonly Statement[], request: AccessRequest): Decision {
  const matching = statements.filter((statement) => matches(statement, request));
  const by = matching.find(({ effect }) => effect === 'Allow');
  const isDenied = matching.some(({ effect }) => effect === 'Deny');
  return by === undefined || isDenied ? { allowed: false } : { allowed: true, by };
}

const matches = (
  { actions, resources, conditions }: Statement,
  { action, resource, keys }: AccessRequest,
): boolean =>
  actions.some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase())) &&
  resources.some((pattern) => isLike(resource, pattern)) &&
  conditions.every((condition) => holds(condition, keys[condition.key]));

function holds({ operator, values }: Condition, given: readonly string[] | undefined): boolean {
  const equals = (value: string): boolean => values.includes(value);
  const like = (value: string): boolean => values.some((pattern) => isLike(value, pattern));
  switch (operator) {
    case 'StringEquals':
      return given?.some(equals) ?? false;
    case 'StringEqualsIfExists':
      return given?.some(equals) ?? true;
    case 'StringLike':
      return given?.some(like) ?? false;
    // As in IAM, true where the call has no such key: only beside a condition that makes the key certain is it of use.
    case 'ForAllValues:StringEquals':
      return given?.every(equals) ?? true;
    case 'ForAllValues:StringLike':
      return given?.every(like) ?? true;
    default:
      throw new Error(`The condition operator ${operator} is not understood`);
  }
}

function isLike(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}
