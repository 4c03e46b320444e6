import * as v from 'valibot';
import type { Clock } from '../../shared/clock';
import { randomId, type RandomBytes } from '../../shared/random';
import type { DocumentClient } from '../../store/dynamodb';
import type { TableNames } from '../../store/tables';
import { addNote, listTickets, setTicketStatus } from '../../store/tickets';
import { readDialogue } from '../../tickets/note-delivery';

export interface TicketRoutesOptions {
  readonly client: DocumentClient;
  readonly tables: TableNames;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/** What a ticket keeps of a note and of a name; longer ones would be cut. */
const note = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({
    text: v.pipe(v.string(), v.trim(), v.minLength(1, 'Write a note first.'), v.maxLength(8_000)),
    agentName: v.exactOptional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40))),
  }),
);

const change = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({ status: v.picklist(['open', 'closed']) }),
);

/**
 * The tickets as staff see them: `GET tickets`, `GET tickets/{id}`, `POST tickets/{id}/notes` as an agent, `PATCH
 * tickets/{id}`. The customer hears of notes and changes by the table's stream, as of rows that are edited by hand.
 */
export const createTicketRoutes = ({
  client,
  tables,
  clock,
  random,
}: TicketRoutesOptions): Readonly<
  Record<string, (id: string, body: string) => Promise<unknown>>
> => ({
  'GET tickets': async (ticketId) =>
    ticketId === ''
      ? { tickets: await listTickets(client, tables.tickets) }
      : ((await readDialogue({ client, tables }, ticketId)) ?? missing(ticketId)),
  'POST tickets/notes': async (ticketId, body) => {
    const written = { ...v.parse(note, body), at: clock(), noteId: randomId(random) };
    const added = await addNote(client, tables.tickets, ticketId, { ...written, author: 'agent' });
    return added ? {} : missing(ticketId);
  },
  'PATCH tickets': async (ticketId, body) => {
    const { status } = v.parse(change, body);
    const changed = await setTicketStatus(client, tables.tickets, ticketId, status, clock());
    return changed ? {} : missing(ticketId);
  },
});

const missing = (ticketId: string): never => {
  throw new Error(`There is no ticket ${ticketId}.`);
};
