import type { Ticket } from '../../../store/ticket-rows';
import type { World } from '../messenger/world';
import type { Customer } from '../parcels/operations-client';

/** What to call whose ticket it is: by their account, else by their Messenger profile. */
export function nameOfAsker(
  { customerId, psid }: Ticket,
  customers: readonly Customer[],
  people: World['people'],
): string {
  const customer = customers.find((each) => each.customerId === customerId);
  const person = people.find((each) => each.psid === psid);
  return customer?.name ?? person?.name ?? 'Somebody';
}
