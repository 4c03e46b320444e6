import type { Customer } from '../../store/customers';
import type { DocumentClient } from '../../store/dynamodb';
import { adoptAsidWrite, moveAsidWrite, removeEmptyCustomerWrite } from '../../store/facebook-ids';
import { listParcelRows } from '../../store/parcels';
import type { TableNames } from '../../store/tables';
import type { Write } from '../../store/transaction';

interface MergeDeps {
  readonly client: DocumentClient;
  readonly tables: Pick<TableNames, 'customers' | 'logins' | 'parcels'>;
}

/**
 * The person of this chat logged in with Facebook, and the chat turned out to be linked with an account that they had
 * before: Facebook's id goes over to that one, and the empty one that the login made goes away. None where either
 * would lose something: parcels, another person's id (decision 6).
 */
export async function mergeWrites(
  { client, tables }: MergeDeps,
  made: Customer,
  linked: Customer,
  psid: string,
): Promise<readonly Write[]> {
  const { asid } = made;
  const isUnused =
    made.createdVia === 'facebook_login' && made.email === undefined && made.psid === undefined;
  if (asid === undefined || !isUnused || (linked.asid ?? asid) !== asid) return [];
  const parcels = await listParcelRows(client, tables.parcels, made.customerId, 1);
  if (parcels.length > 0) return [];
  return [
    moveAsidWrite(tables.logins, asid, { from: made.customerId, to: linked.customerId }),
    adoptAsidWrite(tables.customers, linked.customerId, { asid, psid }),
    removeEmptyCustomerWrite(tables.customers, made.customerId, asid),
  ];
}
