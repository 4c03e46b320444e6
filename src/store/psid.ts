/**
 * Whether this can be the key of a conversation. Rows are edited by hand, and a read with a key that is empty or beyond
 * 2,048 bytes is an error in DynamoDB. `#` belongs to keys of our own.
 */
export const canBePsid = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 256 && !value.includes('#');

const USER_REF = 'user_ref#';

/** The partition of somebody whom we know by a checkbox plugin's `user_ref` only (facts §7): it can be no psid. */
export type UserRefPartition = `${typeof USER_REF}${string}`;

export const userRefPartition = (userRef: string): UserRefPartition => `${USER_REF}${userRef}`;

export const isUserRefPartition = (partition: string): partition is UserRefPartition =>
  partition.startsWith(USER_REF);

export const userRefOf = (partition: UserRefPartition): string => partition.slice(USER_REF.length);
