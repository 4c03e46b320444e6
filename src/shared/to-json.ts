/**
 * The value as JSON. Whole numbers that somebody typed into a row may be longer than JavaScript's, and none of JSON's
 * then: they become text.
 */
export const toJson = (value: unknown, indent?: number): string =>
  JSON.stringify(
    value,
    (_name, part: unknown) => (typeof part === 'bigint' ? String(part) : part),
    indent,
  );
