import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DocumentClient } from '../../../src/store/dynamodb';
import {
  addNote,
  listTickets,
  readTicket,
  setTicketStatus,
  type TicketRow,
} from '../../../src/store/tickets';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { freshTables } from '../../helpers/tables';

const AT = Date.UTC(2026, 10, 20, 12);

describeOnDynamoDb('the tickets', (db) => {
  let client: DocumentClient;
  let table: string;
  beforeAll(async () => {
    const fresh = await freshTables(db().endpoint);
    client = fresh.client;
    table = fresh.tables.tickets;
  });
  afterAll(() => {
    client.destroy();
  });

  const put = (row: Record<string, unknown>) =>
    client.send(new PutCommand({ TableName: table, Item: row }));

  const open = (ticketId: string, more: Partial<TicketRow> = {}) =>
    put({ ticketId, entry: 'ticket', status: 'open', createdAt: AT, ...more });

  const write = (ticketId: string, author: 'agent' | 'customer', text: string, minute: number) =>
    addNote(client, table, ticketId, {
      ...{ author, text, at: AT + minute * 60_000, noteId: `n${String(minute)}` },
      ...(author === 'agent' ? { agentName: 'Maria' } : {}),
    });

  test('are read with their notes in order, whatever the order of writing', async () => {
    await open('T-ORDER', { customerId: 'C-1', psid: 'P-1', parcelId: 'DL-1', subject: 'Broken' });
    await write('T-ORDER', 'agent', 'What is broken?', 2);
    await write('T-ORDER', 'customer', 'The glass', 3);
    await write('T-ORDER', 'customer', 'It is broken', 1);

    const read = await readTicket(client, table, 'T-ORDER');

    expect(read?.notes).toEqual([
      { noteId: 'n1', author: 'customer', text: 'It is broken', at: AT + 60_000 },
      {
        noteId: 'n2',
        author: 'agent',
        agentName: 'Maria',
        text: 'What is broken?',
        at: AT + 120_000,
      },
      { noteId: 'n3', author: 'customer', text: 'The glass', at: AT + 180_000 },
    ]);
    expect(read?.ticket).toEqual({
      ...{ ticketId: 'T-ORDER', status: 'open', createdAt: AT },
      ...{ customerId: 'C-1', psid: 'P-1', parcelId: 'DL-1', subject: 'Broken' },
      lastNote: read?.notes[2],
      waitingSince: AT + 180_000,
    });
  });

  test('take no more words once they were erased', async () => {
    await open('T-GONE', { status: 'closed', ...{ erasedAt: AT } });

    const added = await write('T-GONE', 'agent', 'Dear Anna', 1);

    expect(added).toBe(false);
    expect((await readTicket(client, table, 'T-GONE'))?.notes).toEqual([]);
  });

  test('tell since when the customer waits, until an agent answers or closes', async () => {
    await open('T-WAIT');
    const waiting = async () => (await readTicket(client, table, 'T-WAIT'))?.ticket.waitingSince;
    await write('T-WAIT', 'customer', 'one', 1);
    await write('T-WAIT', 'customer', 'two', 2);

    const unanswered = await waiting();
    await write('T-WAIT', 'agent', 'an answer', 3);
    const answered = await waiting();
    await write('T-WAIT', 'customer', 'three', 4);
    await setTicketStatus(client, table, 'T-WAIT', 'closed', AT);
    const closed = await waiting();

    expect([unanswered, answered, closed]).toEqual([AT + 60_000, undefined, undefined]);
  });

  test('take no note twice, none without a ticket, and none of a customer when closed', async () => {
    await open('T-NOTES');

    const first = await write('T-NOTES', 'customer', 'one', 1);
    const again = await write('T-NOTES', 'customer', 'one', 1);
    const nowhere = await write('T-NONE', 'agent', 'hello?', 1);
    await setTicketStatus(client, table, 'T-NOTES', 'closed', AT);
    const late = await write('T-NOTES', 'customer', 'too late', 2);
    const lastWord = await write('T-NOTES', 'agent', 'a last word', 3);

    expect([first, again, nowhere, late, lastWord]).toEqual([true, false, false, false, true]);
    const read = await readTicket(client, table, 'T-NOTES');
    expect(read?.notes.map(({ text }) => text)).toEqual(['one', 'a last word']);
  });

  test('are closed and opened again, and only if they are there', async () => {
    await open('T-STATUS');
    const status = async () => {
      const { ticket } = (await readTicket(client, table, 'T-STATUS'))!;
      return [ticket.status, ticket.statusAt];
    };

    const closing = await setTicketStatus(client, table, 'T-STATUS', 'closed', AT + 1);
    const closed = await status();
    const opening = await setTicketStatus(client, table, 'T-STATUS', 'open', AT + 2);
    const opened = await status();
    const nowhere = await setTicketStatus(client, table, 'T-NONE', 'closed', AT);

    expect([closing, opening, nowhere]).toEqual([true, true, false]);
    expect(closed).toEqual(['closed', AT + 1]);
    expect(opened).toEqual(['open', AT + 2]);
    expect(await readTicket(client, table, 'T-NONE')).toBeUndefined();
  });

  test('are listed with the latest word first, and with what hands typed', async () => {
    await put({ ticketId: 'T-HAND', entry: 'ticket', status: ' Closed ', customerId: 7 });
    await put({
      ...{ ticketId: 'T-HAND', entry: 'note#2026-11-21', author: 'Agent', text: ' hi ' },
    });
    await put({ ticketId: 'T-HAND', entry: 'note#x', author: 'nobody', text: 'hi' });
    await put({ ticketId: 'T-NO-ROW', entry: 'note#1', author: 'agent', text: 'hi' });
    await open('T-OLD', { createdAt: 1 });

    const tickets = await listTickets(client, table);

    const ids = tickets.map(({ ticketId }) => ticketId);
    expect(ids).not.toContain('T-NO-ROW');
    expect(ids[0]).toBe('T-HAND');
    expect(ids.at(-1)).toBe('T-OLD');
    expect(tickets[0]).toEqual({
      ...{ ticketId: 'T-HAND', status: 'closed', customerId: '7' },
      lastNote: {
        ...{ noteId: '2026-11-21', author: 'agent', text: 'hi', at: Date.UTC(2026, 10, 21) },
      },
    });
  });

  test('are listed whole, beyond what one page of DynamoDB holds', async () => {
    const text = 'x'.repeat(8_000);
    const numbers = Array.from({ length: 150 }, (_, index) => index + 1);
    await open('T-LONG');
    await Promise.all(numbers.map((minute) => write('T-LONG', 'customer', text, minute)));

    const listed = (await listTickets(client, table)).find(({ ticketId }) => ticketId === 'T-LONG');
    const read = await readTicket(client, table, 'T-LONG');

    expect(listed?.lastNote?.noteId).toBe('n150');
    expect(read?.notes.map(({ noteId }) => noteId)).toEqual(
      numbers.map((minute) => `n${String(minute)}`),
    );
  });
});
