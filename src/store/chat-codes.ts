import { sha256Hex } from '../shared/hash';
import type { DocumentClient } from './dynamodb';
import { loadLogin, type Reference } from './logins';

/**
 * Where a code that can be typed leads to its reference. Hashed like everything here, though forty bits can be tried
 * out: it dies within minutes, with the reference that it stands for.
 */
export interface ChatCode {
  readonly key: string;
  /** The key of the reference: whichever of the two is used, both are. */
  readonly reference: string;
  /** Whose code it is: what erases the customer finds it by that. */
  readonly customerId: string;
  /** Milliseconds. */
  readonly createdAt: number;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

export const chatCodeKey = (code: string): string => `typed#${sha256Hex(code)}`;

export async function loadReferenceByChatCode(
  client: DocumentClient,
  table: string,
  code: string,
): Promise<Reference | undefined> {
  const alias = await loadLogin<ChatCode>(client, table, chatCodeKey(code));
  return alias && loadLogin<Reference>(client, table, alias.reference);
}
