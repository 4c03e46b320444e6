import type { DocumentClient } from '../store/dynamodb';
import { findClaim, findItem } from '../store/find-item';
import type { SettledItem } from '../store/outbox';
import type { RawRow } from '../store/parcels';
import { parseNoteRow } from '../store/parse-ticket-row';
import { canBePsid } from '../store/psid';
import type { HoldReason, QueueItem } from '../store/queue-item';
import type { TableNames } from '../store/tables';
import { NOTE_PREFIX, type Ticket, type TicketNote } from '../store/ticket-rows';
import { assemble, readTicketRows, type TicketRow } from '../store/tickets';
import { isMarkedUndelivered } from '../store/undelivered-notes';
import { findReader } from './find-reader';
import { noteClaimKey, type NoteClaim } from './tell-note';

/** What became of an agent's note on its way to the customer. */
export type NoteDelivery =
  | { readonly state: 'sent' | 'unconfirmed' }
  /** In the queue; held, if there is a reason. */
  | { readonly state: 'waiting'; readonly reason?: HoldReason }
  | { readonly state: 'failed'; readonly reason?: string }
  /** There was no chat that the ticket belonged to. */
  | { readonly state: 'no_chat' }
  /** Not taken up yet, or so long ago that the chat's record has expired. */
  | { readonly state: 'unknown' };

/** `delivery` of an agent's words only. */
export interface DeliveredNote extends TicketNote {
  readonly delivery?: NoteDelivery;
}

export interface Dialogue {
  readonly ticket: TicketRow;
  readonly notes: readonly DeliveredNote[];
}

interface ReadTools {
  readonly client: DocumentClient;
  readonly tables: Pick<TableNames, 'customers' | 'conversations' | 'tickets'>;
}

/**
 * One ticket as an agent reads it: what was said, in order, and what became of their own words. `undefined`: there is no
 * such ticket. Throws `AppError`s with a `store_…` code.
 */
export async function readDialogue(
  tools: ReadTools,
  ticketId: string,
): Promise<Dialogue | undefined> {
  const rows = await readTicketRows(tools.client, tools.tables.tickets, ticketId);
  const read = assemble(rows);
  if (read === undefined) return undefined;
  const chats = await chatsOf(tools, read.ticket);
  const noteRows = rows.filter(({ entry }) => String(entry).startsWith(NOTE_PREFIX));
  const notes = await Promise.all(noteRows.map((row) => withDelivery(tools, row, chats)));
  return { ticket: read.ticket, notes: notes.filter((note) => note !== undefined) };
}

/** The chat that the ticket belongs to now, and the one that it was opened in: a link may have ended since. */
async function chatsOf({ client, tables }: ReadTools, ticket: Ticket): Promise<readonly string[]> {
  const reader = await findReader(client, tables, ticket);
  const chats = [reader?.state.psid, ticket.psid].filter(canBePsid);
  return [...new Set(chats)];
}

async function withDelivery(
  tools: ReadTools,
  row: RawRow,
  chats: readonly string[],
): Promise<DeliveredNote | undefined> {
  const { note } = parseNoteRow(row);
  if (note?.author !== 'agent') return note;
  return { ...note, delivery: await deliveryOf(tools, row, chats) };
}

async function deliveryOf(
  { client, tables: { conversations } }: ReadTools,
  row: RawRow,
  chats: readonly string[],
): Promise<NoteDelivery> {
  const key = noteClaimKey({ ticketId: String(row['ticketId']), entry: String(row['entry']) });
  for (const psid of chats) {
    const claim = (await findClaim(client, conversations, psid, key)) as NoteClaim | undefined;
    if (claim === undefined) continue;
    const places = Array.from({ length: claim.parts }, (_, part) => claim.order + part);
    const items = await Promise.all(
      places.map((order) => findItem(client, conversations, psid, order)),
    );
    return worstOf(items.map(fateOf));
  }
  return { state: isMarkedUndelivered(row) ? 'no_chat' : 'unknown' };
}

function fateOf(item: QueueItem | SettledItem | undefined): NoteDelivery {
  if (item === undefined) return { state: 'unknown' };
  if ('progress' in item) {
    const { progress } = item;
    return {
      state: 'waiting',
      ...(progress.status === 'held' ? { reason: progress.reason } : {}),
    };
  }
  const { outcome, reason } = item;
  if (outcome !== 'failed') return { state: outcome };
  return { state: 'failed', ...(reason === undefined ? {} : { reason }) };
}

/** A long note goes out in parts, and has arrived only when all of them have. */
const GRAVITY: readonly NoteDelivery['state'][] = ['failed', 'waiting', 'unconfirmed', 'unknown'];

const worstOf = (fates: readonly NoteDelivery[]): NoteDelivery =>
  GRAVITY.map((state) => fates.find((fate) => fate.state === state)).find(Boolean) ??
  fates[0] ?? { state: 'unknown' };
