import type { SignedRequest } from '../../messenger/signed-request';
import type { Clock } from '../../shared/clock';
import { hmacSha256Hex } from '../../shared/hash';
import {
  deletionKey,
  deletionWrite,
  eraseRequestWrite,
  loadDeletion,
  subjectOf,
  type Deletion,
} from '../../store/deletions';
import type { DocumentClient } from '../../store/dynamodb';
import { findCustomerIdByAsid } from '../../store/facebook-ids';
import type { TableNames } from '../../store/tables';
import { transact } from '../../store/transaction';

export interface RequestErasureDeps {
  readonly client: DocumentClient;
  readonly tables: Pick<TableNames, 'customers' | 'logins'>;
  readonly clock: Clock;
}

export interface RequestedErasure {
  /** For the page that tells what became of it. */
  readonly code: string;
  readonly status: Deletion['status'];
}

/**
 * Puts on record that Facebook asks for somebody's data to be deleted; the customers stream does it. The code follows
 * from the signed payload, so the same request again gets the same code and has no further effect. Throws `store_…`.
 */
export async function requestErasure(
  { client, tables, clock }: RequestErasureDeps,
  { userId, secret, payload }: SignedRequest,
  askedBy: Deletion['askedBy'],
): Promise<RequestedErasure> {
  const code = hmacSha256Hex(secret, `${askedBy}:${payload}`).slice(0, 32);
  const key = deletionKey(code);
  const before = await loadDeletion(client, tables.logins, key);
  if (before !== undefined) return { code, status: before.status };

  const deletion = { key, askedBy, requestedAt: clock() };
  const customerId = await findCustomerIdByAsid(client, tables.logins, userId);
  if (customerId !== undefined) {
    const subject = subjectOf(key, customerId);
    const asked = await transact(client, [
      deletionWrite(tables.logins, { ...deletion, status: 'requested', subject }),
      eraseRequestWrite(tables.customers, customerId, key),
    ]);
    // The row may be gone although the id still leads to it; or the same request was quicker.
    if (asked.committed || !asked.refused.includes('customer'))
      return { code, status: 'requested' };
  }
  await transact(client, [deletionWrite(tables.logins, { ...deletion, status: 'nothing_stored' })]);
  return { code, status: 'nothing_stored' };
}
