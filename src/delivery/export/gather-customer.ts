import { loadState } from '../../store/conversations';
import { findCustomer } from '../../store/customers';
import { listParcelRows } from '../../store/parcels';
import { canBePsid } from '../../store/psid';
import { gatherData, ticketsOf, type GatherTools } from './gather-data';

/**
 * All that is stored about a customer: what their chat would be sent, if both ends of the link agree (design §3), else
 * their account, parcels and tickets; `undefined` when there is no such customer. `now` in milliseconds.
 */
export async function gatherCustomer(
  tools: GatherTools,
  customerId: string,
  now: number,
): Promise<object | undefined> {
  const { client, tables } = tools;
  const customer = await findCustomer(client, tables.customers, customerId);
  if (customer === undefined) return undefined;
  const { psid } = customer;
  if (canBePsid(psid)) {
    const state = await loadState(client, tables.conversations, psid);
    if (state.customerId === customerId) return gatherData(tools, psid, now);
  }
  return {
    exportedAt: new Date(now).toISOString(),
    tickets: await ticketsOf(tools, undefined, customerId),
    customer,
    parcels: await listParcelRows(client, tables.parcels, customerId, Infinity),
  };
}
