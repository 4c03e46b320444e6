import { findCustomer } from '../store/customers';
import type { StoredQueueItem } from '../store/outbox';
import type { DrainDeps } from './drain-deps';

/** Both ends of a link must agree before anything personal is sent (design §3): this asks the customer's. */
export async function isLinkMutual(
  { client, tables }: DrainDeps,
  { psid, outgoing }: StoredQueueItem,
): Promise<boolean> {
  if (outgoing.type !== 'message' || outgoing.customerId === undefined) return true;
  const customer = await findCustomer(client, tables.customers, outgoing.customerId);
  return customer?.psid === psid;
}
