import { loadState } from '../store/conversations';
import { findCustomer, type Customer } from '../store/customers';
import type { DocumentClient } from '../store/dynamodb';
import { userRefPartition } from '../store/psid';
import type { TableNames } from '../store/tables';

/** A confirmed checkbox that nobody has answered yet. */
export interface Checkbox {
  readonly userRef: string;
  /** Of its state: whoever answers first closes it. */
  readonly version: number;
  /** The key of the order's reference in `logins`. */
  readonly reference: string;
  /** Who was logged in at the shop when the order was placed. */
  readonly shopper?: Customer;
}

export async function loadCheckbox(
  client: DocumentClient,
  { conversations, customers }: Pick<TableNames, 'conversations' | 'customers'>,
  userRef: string,
): Promise<Checkbox | undefined> {
  const { checkout, version } = await loadState(client, conversations, userRefPartition(userRef));
  if (checkout === undefined) return undefined;
  const { reference, customerId } = checkout;
  const shopper =
    customerId === undefined ? undefined : await findCustomer(client, customers, customerId);
  return { userRef, version, reference, ...(shopper && { shopper }) };
}
