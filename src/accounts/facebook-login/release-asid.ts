import { retryConflicts, type RetryDeps } from '../../shared/retry';
import { findCustomer } from '../../store/customers';
import type { DocumentClient } from '../../store/dynamodb';
import { forgetAsidWrite, releaseAsidWrite } from '../../store/facebook-ids';
import type { TableNames } from '../../store/tables';
import { tryTransaction } from '../../store/try-transaction';
import type { CustomerChange } from '../push-customer-change';

export interface ReleaseAsidDeps extends RetryDeps {
  readonly client: DocumentClient;
  readonly tables: Pick<TableNames, 'customers' | 'logins'>;
}

export type ReleaseAsidOutcome = 'asid_released' | 'nothing';

/**
 * Facebook's id of a person went over to an account with a login of its own because their chat was linked with it. With
 * that link the id leaves too: else whoever was linked once could have Facebook delete the chat that the account is
 * linked with since (decision 6). Throws `store_…` when DynamoDB can't answer.
 */
export async function onAsidOutlivesLink(
  deps: ReleaseAsidDeps,
  { oldImage, newImage }: CustomerChange,
): Promise<ReleaseAsidOutcome> {
  const { customerId, psid, asid } = oldImage ?? {};
  if (typeof customerId !== 'string' || typeof asid !== 'string' || asid === '') return 'nothing';
  if (typeof psid !== 'string' || psid === newImage?.['psid']) return 'nothing';
  return retryConflicts(deps, () => tryRelease(deps, { customerId, psid, asid }));
}

async function tryRelease(
  { client, tables }: ReleaseAsidDeps,
  left: { readonly customerId: string; readonly psid: string; readonly asid: string },
): Promise<ReleaseAsidOutcome | 'conflict'> {
  const { customerId, psid, asid } = left;
  const customer = await findCustomer(client, tables.customers, customerId);
  if (customer?.asid !== asid || customer.createdVia === 'facebook_login') return 'nothing';
  // Linked again since, with the same chat: the id is that person's still.
  if (customer.psid === psid) return 'nothing';
  const released = await tryTransaction(client, [
    releaseAsidWrite(tables.logins, asid, customerId),
    forgetAsidWrite(tables.customers, customerId, asid),
  ]);
  if (released === 'conflict') return released;
  return released.committed ? 'asid_released' : 'nothing';
}
