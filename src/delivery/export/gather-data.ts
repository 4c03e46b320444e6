import { paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Outgoing } from '../../messenger/outgoing';
import { findCustomer, type Customer } from '../../store/customers';
import type { DocumentClient } from '../../store/dynamodb';
import { CLAIM_PREFIX, QUEUE_PREFIX, SENT_PREFIX, STATE_ENTRY } from '../../store/entries';
import type { Mute } from '../../store/mute';
import { parseTicketRow } from '../../store/parse-ticket-row';
import { listParcelRows, type RawRow } from '../../store/parcels';
import { stored } from '../../store/store-error';
import type { TableNames } from '../../store/tables';
import { TICKET_ENTRY } from '../../store/ticket-rows';
import { readTicket } from '../../store/tickets';
import { toMessage } from './to-message';

export interface GatherTools {
  /** Ours: what our echoes repeat is in the transcript already, and marked with whose data it holds. */
  readonly appId: string;
  readonly client: DocumentClient;
  readonly tables: TableNames;
}

/**
 * All that is stored about the person of a chat. A customer's part is in it only while both ends of the link agree
 * (design §3): without a link also what was once written here about a customer is left out.
 */
export async function gatherData(tools: GatherTools, psid: string, now: number): Promise<object> {
  const { client, tables } = tools;
  const entries = await entriesOf(tools, psid);
  const state = entries.find(({ entry }) => entry === STATE_ENTRY) ?? {};
  const customer = await findLinked(tools, psid, state['customerId']);
  const customerId = customer?.customerId;
  return {
    exportedAt: new Date(now).toISOString(),
    messengerId: psid,
    conversation: stateOf(state, customerId),
    messages: entries
      .filter((entry) => isSaid(entry, tools.appId) && isTheirs(entry, customerId))
      .map(toMessage)
      .sort((one, other) => one.at.localeCompare(other.at)),
    tickets: await ticketsOf(tools, psid, customerId),
    ...(customer === undefined ? {} : { customer }),
    ...(customerId === undefined
      ? {}
      : { parcels: await listParcelRows(client, tables.parcels, customerId, Infinity) }),
  };
}

async function entriesOf(
  { client, tables }: GatherTools,
  psid: string,
): Promise<readonly RawRow[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tables.conversations,
      KeyConditionExpression: 'psid = :psid',
      ExpressionAttributeValues: { ':psid': psid },
      ConsistentRead: true,
    },
  );
  const entries: RawRow[] = [];
  await stored(
    (async () => {
      for await (const { Items = [] } of pages) entries.push(...Items);
    })(),
  );
  return entries;
}

async function findLinked(
  { client, tables }: GatherTools,
  psid: string,
  customerId: unknown,
): Promise<Customer | undefined> {
  if (typeof customerId !== 'string') return undefined;
  const customer = await findCustomer(client, tables.customers, customerId);
  return customer?.psid === psid ? customer : undefined;
}

/** Also what names customers who may be linked no more; the tickets and what was said are in the file by themselves. */
const INTERNAL: ReadonlySet<string> = new Set([
  ...['psid', 'entry', 'version', 'nextOrder', 'customerId', 'linkQuestion', 'eraseQuestion'],
  ...['linkMovedFrom', 'openTickets', 'closedTicket', 'ticketPrompt', 'parcelQuestion'],
  'answeredCheckboxes',
]);

/** With it goes what a customer has muted, which names their parcels, if it is this customer. */
function stateOf({ mute, ...state }: RawRow, customerId: string | undefined): RawRow {
  const kept = Object.entries(state).filter(([name]) => !INTERNAL.has(name));
  const muted = mute as Mute | undefined;
  const own = muted !== undefined && muted.customerId === customerId ? { mute } : {};
  return { ...Object.fromEntries(kept), ...own };
}

/** What people do or say, here or in the Page Inbox. Other claims are receipts, and of changed rows. */
const SAID: ReadonlySet<unknown> = new Set([
  ...['message', 'messageEdit', 'postback', 'reaction', 'optin', 'referral', 'accountLinking'],
  'echo',
]);

function isSaid({ entry, kind, appId }: RawRow, ours: string): boolean {
  if (!String(entry).startsWith(CLAIM_PREFIX)) {
    return [QUEUE_PREFIX, SENT_PREFIX].some((prefix) => String(entry).startsWith(prefix));
  }
  return SAID.has(kind) && (kind !== 'echo' || (appId !== undefined && appId !== ours));
}

/** What was written here about another customer's parcels is that customer's. */
function isTheirs({ outgoing }: RawRow, customerId: string | undefined): boolean {
  const sent = outgoing as Outgoing | undefined;
  return sent?.type !== 'message' || [undefined, customerId].includes(sent.customerId);
}

/** A customer's tickets are theirs wherever they were opened, a stranger's are the chat's. */
export async function ticketsOf(
  { client, tables }: GatherTools,
  psid: string | undefined,
  customerId: string | undefined,
): Promise<readonly unknown[]> {
  const pages = paginateScan(
    { client },
    {
      TableName: tables.tickets,
      FilterExpression: 'entry = :ticket',
      ExpressionAttributeValues: { ':ticket': TICKET_ENTRY },
      ConsistentRead: true,
    },
  );
  const ids: string[] = [];
  await stored(
    (async () => {
      for await (const { Items = [] } of pages) {
        const tickets = Items.map((row) => parseTicketRow(row).ticket);
        const own = tickets.filter((ticket) =>
          ticket.customerId === undefined
            ? psid !== undefined && ticket.psid === psid
            : ticket.customerId === customerId,
        );
        ids.push(...own.map(({ ticketId }) => ticketId));
      }
    })(),
  );
  const read = await Promise.all(ids.map((id) => readTicket(client, tables.tickets, id)));
  return read.filter((ticket) => ticket !== undefined);
}
