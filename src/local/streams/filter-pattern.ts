import * as v from 'valibot';
import { AppError } from '../../shared/errors';

/** Whether an event source mapping's filter lets a record through to the function. */
export type Filter = (record: unknown) => boolean;

const Scalar = v.union([v.string(), v.number(), v.boolean(), v.null()]);
const Rule = v.union([
  Scalar,
  v.strictObject({ prefix: v.string() }),
  v.strictObject({ suffix: v.string() }),
  v.strictObject({ exists: v.boolean() }),
  v.strictObject({ 'equals-ignore-case': v.string() }),
  v.strictObject({ 'anything-but': v.union([Scalar, v.array(Scalar)]) }),
]);
type Rule = v.InferOutput<typeof Rule>;

// Not `v.record`, which leaves out a field named "constructor": a filter must not lose a condition.
const Fields = v.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/**
 * Reads one `Pattern` of a mapping's FilterCriteria, as the JSON text of the template or already parsed.
 * Throws `config_invalid` for a rule it does not know: a filter that silently matches nothing loses events.
 */
export function readFilterPattern(pattern: unknown): Filter {
  return allFields(typeof pattern === 'string' ? JSON.parse(pattern) : pattern);
}

/** A record passes when one of the patterns matches, or when there are none. */
export const anyFilter = (filters: readonly Filter[]): Filter =>
  filters.length === 0 ? () => true : (record) => filters.some((filter) => filter(record));

function allFields(pattern: unknown): Filter {
  const tests = Object.entries(read(Fields, pattern)).map(([field, condition]): Filter => {
    if (field === '$or') return anyFilter(read(v.array(Fields), condition).map(allFields));
    const test = Array.isArray(condition) ? anyRule(condition) : allFields(condition);
    return (value) => test(fieldOf(value, field));
  });
  return (value) => tests.every((test) => test(value));
}

function anyRule(rules: readonly unknown[]): Filter {
  const known = rules.map((rule) => read(Rule, rule));
  return (value) => known.some((rule) => matches(rule, value));
}

function matches(rule: Rule, value: unknown): boolean {
  // A list in the event matches when one of its members does, as in EventBridge.
  if (Array.isArray(value)) return value.some((member) => matches(rule, member));
  if (rule === null || typeof rule !== 'object') return rule === value;
  // `exists` looks at leaves only: for the rule, an object is not there (EventBridge, "Exists matching").
  if ('exists' in rule) return (value !== undefined && !isObject(value)) === rule.exists;
  if ('anything-but' in rule) {
    return value !== undefined && ![rule['anything-but']].flat().some((other) => other === value);
  }
  if (typeof value !== 'string') return false;
  if ('prefix' in rule) return value.startsWith(rule.prefix);
  if ('suffix' in rule) return value.endsWith(rule.suffix);
  return value.toLowerCase() === rule['equals-ignore-case'].toLowerCase();
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const fieldOf = (value: unknown, field: string): unknown =>
  isObject(value) && Object.hasOwn(value, field) ? value[field] : undefined;

function read<const Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new AppError('config_invalid', 'A filter pattern has a rule that is not known', false);
}
