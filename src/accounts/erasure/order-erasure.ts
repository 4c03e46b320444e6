import type { RandomBytes } from '../../shared/random';
import { deletionKey, deletionWrite, eraseRequestWrite, subjectOf } from '../../store/deletions';
import { transact } from '../../store/transaction';
import type { RequestErasureDeps } from './request-erasure';

/**
 * Puts on record that operations want what a customer's Messenger has brought deleted; the customers stream does it.
 * Answers the code under which the status page tells of it, `undefined` when there is no such customer. Asked again it
 * is done again, which does no harm. Throws `store_…`.
 */
export async function orderErasure(
  { client, tables, clock, random }: RequestErasureDeps & { readonly random: RandomBytes },
  customerId: string,
): Promise<string | undefined> {
  const code = random(16).toString('hex');
  const key = deletionKey(code);
  const ordered = await transact(client, [
    deletionWrite(tables.logins, {
      ...{ key, status: 'requested', askedBy: 'operations', requestedAt: clock() },
      subject: subjectOf(key, customerId),
    }),
    eraseRequestWrite(tables.customers, customerId, key),
  ]);
  return ordered.committed ? code : undefined;
}
