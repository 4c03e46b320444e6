import { loadState } from '../store/conversations';
import { findCustomer } from '../store/customers';
import type { DocumentClient } from '../store/dynamodb';
import { isMuted, muteOf } from '../store/mute';
import { canBePsid } from '../store/psid';
import type { TableNames } from '../store/tables';
import type { Parcel } from './parcel';

/** Whom a change of a parcel would reach now: its customer in their chat, or why nobody. */
export type Reach = 'chat' | 'muted' | 'not_linked' | 'no_customer';

/** The same questions that a change of the row asks when it comes (`push-parcel-change.ts`). Throws `store_…`. */
export async function reachOf(
  client: DocumentClient,
  tables: Pick<TableNames, 'customers' | 'conversations'>,
  { customerId, parcelId }: Pick<Parcel, 'customerId' | 'parcelId'>,
): Promise<Reach> {
  const customer = await findCustomer(client, tables.customers, customerId);
  if (customer === undefined) return 'no_customer';
  if (!canBePsid(customer.psid)) return 'not_linked';
  const state = await loadState(client, tables.conversations, customer.psid);
  if (state.customerId !== customerId) return 'not_linked';
  return isMuted(muteOf(state), parcelId) ? 'muted' : 'chat';
}
