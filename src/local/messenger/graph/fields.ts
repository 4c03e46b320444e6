/** The names in a `fields` parameter, or in one like it. */
export const fieldsOf = (list: unknown): readonly string[] =>
  typeof list === 'string' ? list.split(',').map((field) => field.trim()) : [];
