import { GetCommand, paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { DocumentClient } from './dynamodb';
import type { RawRow } from './parcels';
import { stored } from './store-error';
import { parseNoteRow, parseTicketRow } from './parse-ticket-row';
import {
  NOTE_PREFIX,
  TICKET_ENTRY,
  noteEntry,
  type Ticket,
  type TicketNote,
  type TicketStatus,
} from './ticket-rows';
import { noteWrites, ticketStatusWrite, type NewNote } from './ticket-writes';
import { transact } from './transaction';

/** A ticket with what its notes tell. */
export interface TicketRow extends Ticket {
  readonly lastNote?: TicketNote;
  /** Since when the customer of an open ticket has been waiting for an answer (milliseconds). */
  readonly waitingSince?: number;
}

/** All tickets, the one with the latest word first. Reads the whole table: for people to look at, not for messages. */
export async function listTickets(
  client: DocumentClient,
  table: string,
): Promise<readonly TicketRow[]> {
  const partitions = new Map<string, RawRow[]>();
  const pages = paginateScan({ client }, { TableName: table, ConsistentRead: true });
  await forEachRow(pages, (row) => {
    const ticketId = String(row['ticketId']);
    const rows = partitions.get(ticketId);
    if (rows === undefined) partitions.set(ticketId, [row]);
    else rows.push(row);
  });
  return [...partitions.values()]
    .flatMap((rows) => assemble(rows)?.ticket ?? [])
    .sort((one, other) => lastWordAt(other) - lastWordAt(one));
}

/** One ticket and its notes in order, strongly consistent; notes that make no sense are left out. */
export const readTicket = async (
  client: DocumentClient,
  table: string,
  ticketId: string,
): Promise<{ ticket: TicketRow; notes: readonly TicketNote[] } | undefined> =>
  assemble(await readTicketRows(client, table, ticketId));

/** The same as it is stored, in the order of the keys. */
export async function readTicketRows(
  client: DocumentClient,
  table: string,
  ticketId: string,
): Promise<readonly RawRow[]> {
  const rows: RawRow[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      KeyConditionExpression: 'ticketId = :ticketId',
      ExpressionAttributeValues: { ':ticketId': ticketId },
      ConsistentRead: true,
    },
  );
  await forEachRow(pages, (row) => rows.push(row));
  return rows;
}

/** Whether the note of that time and id is on the ticket, strongly consistent. `at` in milliseconds. */
export async function hasNote(
  client: DocumentClient,
  table: string,
  ticketId: string,
  { at, noteId }: { readonly at: number; readonly noteId: string },
): Promise<boolean> {
  const Key = { ticketId, entry: noteEntry(at, noteId) };
  const { Item } = await stored(
    client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true })),
  );
  return Item !== undefined;
}

/** The ticket alone, as its row stands, strongly consistent. */
export async function findTicketRow(
  client: DocumentClient,
  table: string,
  ticketId: string,
): Promise<RawRow | undefined> {
  const Key = { ticketId, entry: TICKET_ENTRY };
  const { Item } = await stored(
    client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true })),
  );
  return Item;
}

/**
 * Puts a note on a ticket. False: there is no such ticket, or it was erased, this note is on it already, or a
 * customer's note came after the closing.
 */
export async function addNote(
  client: DocumentClient,
  table: string,
  ticketId: string,
  note: NewNote,
): Promise<boolean> {
  const { committed } = await transact(client, noteWrites(table, ticketId, note));
  return committed;
}

/** Opens or closes a ticket at that time (milliseconds); the customer is told by the stream. False: no such ticket. */
export async function setTicketStatus(
  client: DocumentClient,
  table: string,
  ticketId: string,
  status: TicketStatus,
  at: number,
): Promise<boolean> {
  const { committed } = await transact(client, [ticketStatusWrite(table, ticketId, status, at)]);
  return committed;
}

async function forEachRow(
  pages: AsyncIterable<{ readonly Items?: RawRow[] | undefined }>,
  take: (row: RawRow) => unknown,
): Promise<void> {
  await stored(
    (async () => {
      for await (const { Items = [] } of pages) Items.forEach(take);
    })(),
  );
}

/** One partition's rows, in the order of their keys; `undefined` without the ticket's own. */
export function assemble(
  rows: readonly RawRow[],
): { ticket: TicketRow; notes: readonly TicketNote[] } | undefined {
  const row = rows.find(({ entry }) => entry === TICKET_ENTRY);
  if (row === undefined) return undefined;
  const notes = rows.flatMap((each) =>
    String(each['entry']).startsWith(NOTE_PREFIX) ? (parseNoteRow(each).note ?? []) : [],
  );
  const { ticket } = parseTicketRow(row);
  const lastNote = notes.at(-1);
  const waitingSince = ticket.status === 'open' ? firstUnanswered(notes)?.at : undefined;
  return {
    ticket: {
      ...ticket,
      ...(lastNote === undefined ? {} : { lastNote }),
      ...(waitingSince === undefined ? {} : { waitingSince }),
    },
    notes,
  };
}

const firstUnanswered = (notes: readonly TicketNote[]): TicketNote | undefined =>
  notes[notes.findLastIndex(({ author }) => author === 'agent') + 1];

const lastWordAt = ({ lastNote, createdAt = 0 }: TicketRow): number => lastNote?.at ?? createdAt;
