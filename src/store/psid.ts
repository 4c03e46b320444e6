/**
 * Whether this can be the key of a conversation. Rows are edited by hand, and a read with a key that is empty or beyond
 * 2,048 bytes is an error in DynamoDB. `#` belongs to keys of our own.
 */
export const canBePsid = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 256 && !value.includes('#');
