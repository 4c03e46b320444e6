import type { Locale } from '../shared/locale';
import { languageOf, type ConversationState } from '../store/conversation-state';
import { loadState } from '../store/conversations';
import { findCustomer } from '../store/customers';
import type { DocumentClient } from '../store/dynamodb';
import { stillLinkedCheck } from '../store/link-ends';
import { canBePsid } from '../store/psid';
import type { TableNames } from '../store/tables';
import type { Ticket } from '../store/ticket-rows';
import type { Write } from '../store/transaction';

/** Who reads what is said on a ticket, and in which chat. */
export interface Reader {
  readonly state: ConversationState;
  readonly locale: Locale;
  /** Hold in the transaction that queues a message, or the chat is not (any more) where it belongs. */
  readonly checks: readonly Write[];
}

/**
 * A customer's ticket goes to where both ends of the link agree, wherever it was opened (design §3); one of somebody
 * who was not linked to the chat that it was opened in. `undefined`: there is no such chat.
 */
export async function findReader(
  client: DocumentClient,
  tables: Pick<TableNames, 'customers' | 'conversations'>,
  { customerId, psid }: Ticket,
): Promise<Reader | undefined> {
  if (customerId !== undefined) return findLinked(client, tables, customerId);
  if (!canBePsid(psid)) return undefined;
  const state = await loadState(client, tables.conversations, psid);
  if (state.version === 0) return undefined;
  return { state, locale: languageOf(state), checks: [] };
}

async function findLinked(
  client: DocumentClient,
  { customers, conversations }: Pick<TableNames, 'customers' | 'conversations'>,
  customerId: string,
): Promise<Reader | undefined> {
  const customer = await findCustomer(client, customers, customerId);
  const psid = customer?.psid;
  if (!canBePsid(psid)) return undefined;
  const state = await loadState(client, conversations, psid);
  if (state.customerId !== customerId) return undefined;
  return {
    state,
    locale: languageOf(state, customer?.locale),
    checks: [stillLinkedCheck(customers, customerId, psid)],
  };
}
