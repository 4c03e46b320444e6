import { canonicalParcelId, parseParcelRow, type Parcel } from '../../parcels/parcel';
import { readConfig } from '../../shared/config';
import { AppError } from '../../shared/errors';
import { loadState } from '../../store/conversations';
import { findCustomer } from '../../store/customers';
import { findParcelRow } from '../../store/parcels';
import { canBePsid } from '../../store/psid';
import { tableNames } from '../../store/tables';
import { UsageError, type CommandInput, type CommandWorld } from '../command';

/** Whom the first word means: the customer of a parcel, a customer, or a chat. */
export interface FoundChat {
  readonly parcel?: Parcel;
  readonly customerId?: string;
  /** Absent: nobody can be told anything in a chat, and `without` says why. */
  readonly psid?: string;
  readonly without?: 'no_customer' | 'not_linked' | 'ends_differ';
}

export const outboxTables = ({ env }: Pick<CommandWorld, 'env'>) =>
  tableNames(readConfig(env, 'tablePrefix').tablePrefix);

/** Throws `UsageError` without a word, `input_invalid` when it names nothing. */
export async function findChat(
  world: CommandWorld,
  { positionals: [typed = ''] }: CommandInput,
): Promise<FoundChat> {
  const word = typed.trim();
  if (word === '') throw new UsageError('whose? Give a parcel, a customer or a chat’s psid');
  const { client } = world;
  const tables = outboxTables(world);
  const row =
    (await findParcelRow(client, tables.parcels, word)) ??
    (await findParcelRow(client, tables.parcels, canonicalParcelId(word)));
  const parcel = row && parseParcelRow(row).parcel;
  if (parcel !== undefined) return { parcel, ...(await chatOf(world, parcel.customerId)) };
  const linked = await chatOf(world, word);
  if (linked.without !== 'no_customer') return linked;
  if (canBePsid(word)) {
    const { version, customerId } = await loadState(client, tables.conversations, word);
    if (version > 0) return { psid: word, ...(customerId !== undefined && { customerId }) };
  }
  throw new AppError('input_invalid', 'There is no such parcel, customer or chat', false);
}

/** The chat that both ends of the link agree on (design §3). */
async function chatOf(world: CommandWorld, customerId: string): Promise<FoundChat> {
  const { client } = world;
  const { customers, conversations } = outboxTables(world);
  const customer = await findCustomer(client, customers, customerId);
  if (customer === undefined) return { customerId, without: 'no_customer' };
  const { psid } = customer;
  if (!canBePsid(psid)) return { customerId, without: 'not_linked' };
  const state = await loadState(client, conversations, psid);
  return state.customerId === customerId
    ? { customerId, psid }
    : { customerId, without: 'ends_differ' };
}
