import { AppError } from '../../shared/errors';
import { randomId } from '../../shared/random';
import { retryConflicts, type RetryDeps } from '../../shared/retry';
import { findCustomer, insertCustomerWrite, type Customer } from '../../store/customers';
import type { DocumentClient } from '../../store/dynamodb';
import {
  bindAsidWrite,
  findCustomerIdByAsid,
  forgetAsidWrite,
  moveAsidWrite,
} from '../../store/facebook-ids';
import type { TableNames } from '../../store/tables';
import type { Write } from '../../store/transaction';
import { tryTransaction } from '../../store/try-transaction';

export interface EnsureCustomerDeps extends RetryDeps {
  readonly client: DocumentClient;
  readonly tables: Pick<TableNames, 'customers' | 'logins'>;
}

/** Somebody whom Facebook has vouched for. */
export interface FacebookPerson {
  readonly asid: string;
  readonly name: string;
  /** Where Facebook knows of a chat with our Page. */
  readonly psid?: string;
}

/** The customer that this person is, made if there is none; of two first logins at once one makes it. */
export async function ensureCustomer(
  deps: EnsureCustomerDeps,
  person: FacebookPerson,
): Promise<Customer> {
  await retryConflicts(deps, () => tryEnsure(deps, person));
  const { customer } = await findBound(deps, person);
  if (customer !== undefined && isTheirs(customer, person)) return customer;
  throw new AppError('store_conflict', 'The customer changed hands meanwhile', true);
}

async function tryEnsure(
  deps: EnsureCustomerDeps,
  person: FacebookPerson,
): Promise<'known' | 'made' | 'conflict'> {
  const bound = await findBound(deps, person);
  if (bound.customer !== undefined && isTheirs(bound.customer, person)) return 'known';
  const made = await tryTransaction(deps.client, creationWrites(deps, person, bound));
  return made !== 'conflict' && made.committed ? 'made' : 'conflict';
}

interface Bound {
  readonly customerId?: string;
  readonly customer?: Customer;
}

async function findBound(
  { client, tables }: EnsureCustomerDeps,
  { asid }: FacebookPerson,
): Promise<Bound> {
  const customerId = await findCustomerIdByAsid(client, tables.logins, asid);
  if (customerId === undefined) return {};
  const customer = await findCustomer(client, tables.customers, customerId);
  return customer === undefined ? { customerId } : { customerId, customer };
}

/**
 * Both ends must name each other. An account with a login of its own is Facebook's only as long as its own login has
 * it linked with this person's chat: else a link that was undone would leave a back door open (decision 6).
 */
const isTheirs = (customer: Customer, { asid, psid }: FacebookPerson): boolean =>
  customer.asid === asid &&
  (customer.createdVia === 'facebook_login' || (psid !== undefined && customer.psid === psid));

function creationWrites(
  { tables, random }: EnsureCustomerDeps,
  { asid, name }: FacebookPerson,
  bound: Bound,
): readonly Write[] {
  const customerId = `C-${randomId(random)}`;
  const row = { customerId, asid, createdVia: 'facebook_login', ...(name && { name }) } as const;
  const from = bound.customerId;
  return [
    insertCustomerWrite(tables.customers, row),
    from === undefined
      ? bindAsidWrite(tables.logins, asid, customerId)
      : moveAsidWrite(tables.logins, asid, { from, to: customerId }),
    ...(from !== undefined && bound.customer?.asid === asid
      ? [forgetAsidWrite(tables.customers, from, asid)]
      : []),
  ];
}
