import { DAY } from '../../../src/shared/clock';
import { addNote, setTicketStatus } from '../../../src/store/tickets';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { NOW } from '../../unit/conversation/events';
import { createTicketWorld, type TicketWorld } from './ticket-world';

describeOnDynamoDb('the stream of tickets', (db) => {
  let world: TicketWorld;
  beforeAll(async () => {
    world = await createTicketWorld(db().endpoint);
  });
  afterAll(() => {
    world.close();
  });

  const agentNote = (ticketId: string, noteId: string, text: string) =>
    addNote(world.client, world.tables.tickets, ticketId, {
      ...{ author: 'agent' as const, agentName: 'Maria', text, at: NOW, noteId },
    });

  test("brings an agent's note into the chat as a human's words, once", async () => {
    await world.person('P-1');
    await world.ticket('T-1', { psid: 'P-1' });
    const records = await world.recordsOf(() => agentNote('T-1', 'n-1', 'We look into it.'));

    const answers = [await world.push(records), await world.push(records)];

    expect(answers).toEqual([{ batchItemFailures: [] }, { batchItemFailures: [] }]);
    expect(await world.waiting('P-1')).toContain('Maria from our team: We look into it. [Solved]');
    const notes = (await world.queueOf('P-1')).filter(
      ({ outgoing }) => outgoing.type === 'message' && outgoing.author === 'human',
    );
    expect(notes).toHaveLength(1);
    expect(notes[0]?.outgoing).toMatchObject({ occasion: 'update', subject: 'ticket-note#T-1' });
    expect(notes[0]?.outgoing).not.toHaveProperty('customerId');
  });

  test('brings the notes of one ticket in the order in which they were written', async () => {
    await world.person('P-2', undefined, { openTickets: [{ ticketId: 'T-2' }] });
    await world.ticket('T-2', { psid: 'P-2' });
    const records = await world.recordsOf(async () => {
      for (const [index, text] of ['one', 'two', 'three'].entries()) {
        await agentNote('T-2', `n-${String(3 - index)}`, text);
      }
    });

    await world.push(records);

    expect(await world.waiting('P-2')).toEqual(
      ['one', 'two', 'three'].map((text) => `Maria from our team: ${text} [Solved]`),
    );
  });

  test('ends our question which parcel is meant: the next words answer the agent', async () => {
    const parcelQuestion = { about: 'track', askedAt: NOW, offered: ['DL-1001'] };
    const openTickets = [{ ticketId: 'T-25' }];
    await world.person('P-25', undefined, { openTickets, parcelQuestion });
    await world.ticket('T-25', { psid: 'P-25' });
    const records = await world.recordsOf(() => agentNote('T-25', 'n-1', 'Which parcel is it?'));

    await world.push(records);

    expect(await world.stateOf('P-25')).not.toHaveProperty('parcelQuestion');
  });

  test('speaks the language of the chat, and for an agent without a name', async () => {
    await world.person('P-3', undefined, { locale: 'de', openTickets: [{ ticketId: 'T-3' }] });
    await world.ticket('T-3', { psid: 'P-3' });
    const records = await world.recordsOf(() => world.note('T-3', '1', { text: 'Guten Tag' }));

    await world.push(records);

    expect(await world.waiting('P-3')).toEqual(['Unser Team: Guten Tag [Erledigt]']);
  });

  test("a customer's ticket follows the link, not the chat that it was opened in", async () => {
    await world.person('P-OLD');
    await world.person('P-NEW', 'C-4');
    await world.ticket('T-4', { psid: 'P-OLD', customerId: 'C-4' });
    const records = await world.recordsOf(() => world.note('T-4', '1', { text: 'Hello' }));

    await world.push(records);

    expect(await world.waiting('P-OLD')).toEqual([]);
    const queue = await world.queueOf('P-NEW');
    expect(queue.at(-1)?.outgoing).toMatchObject({ author: 'human', customerId: 'C-4' });
  });

  test.each([
    ['the conversation names nobody', { customerId: undefined }],
    ['the conversation names somebody else', { customerId: 'C-else' }],
  ])('tells nothing when %s', async (name, state) => {
    const psid = `P-${name}`;
    await world.person(psid, 'C-5', state);
    await world.ticket('T-5', { psid, customerId: 'C-5' });
    const records = await world.recordsOf(() => world.note('T-5', name, { text: 'Personal' }));

    await world.push(records);

    expect(await world.waiting(psid)).toEqual([]);
    expect(world.logged).toContainEqual(expect.objectContaining({ reason: 'not_linked' }));
  });

  test("says nothing about the customer's own notes", async () => {
    await world.person('P-6', undefined, { openTickets: [{ ticketId: 'T-6' }] });
    await world.ticket('T-6', { psid: 'P-6' });
    const records = await world.recordsOf(() =>
      world.note('T-6', '1', { author: 'customer', text: 'It is broken' }),
    );

    await world.push(records);

    expect(await world.waiting('P-6')).toEqual([]);
  });

  test('a closing and an opening by an agent are told once, with the way back', async () => {
    await world.person('P-7', undefined, { openTickets: [{ ticketId: 'T-7' }] });
    await world.ticket('T-7', { psid: 'P-7' });
    const set = (status: 'open' | 'closed') => () =>
      setTicketStatus(world.client, world.tables.tickets, 'T-7', status, NOW);
    const closing = await world.recordsOf(set('closed'));

    await world.push(closing);
    const afterClosing = await world.stateOf('P-7');
    const opening = await world.recordsOf(set('open'));
    await world.push([...closing, ...opening, ...opening]);

    expect(await world.waiting('P-7')).toEqual([
      'Ticket T-7 is closed. Is something still open? Just reopen it. [Reopen] [My parcels]',
      'Ticket T-7 is open. What you write here goes to our team. [Solved]',
    ]);
    expect(afterClosing.openTickets).toEqual([]);
    expect((await world.stateOf('P-7')).openTickets).toEqual([{ ticketId: 'T-7' }]);
  });

  test('a status that the chat knows already is not told', async () => {
    await world.person('P-8', undefined, { openTickets: [{ ticketId: 'T-8' }] });
    const records = await world.recordsOf(async () => {
      await world.ticket('T-8', { psid: 'P-8' });
      await world.ticket('T-8', { psid: 'P-8', subject: 'Edited' });
      await world.ticket('T-8B', { psid: 'P-8', status: 'closed' });
    });

    await world.push(records);

    expect(await world.waiting('P-8')).toEqual([]);
  });

  test('rows that were typed wrongly are logged and do not stop those after them', async () => {
    await world.person('P-9', undefined, { openTickets: [{ ticketId: 'T-9' }] });
    await world.ticket('T-9', { psid: 'P-9' });
    const records = await world.recordsOf(async () => {
      await world.note('T-9', '1', {});
      await world.note('T-9', '2', { text: '   ' });
      await world.note('T-9', '3', { text: ['a', 'list'] });
      await world.note('T-9', '4', { author: 'Marai', text: 'Hello' });
      await world.note('T-9', '5', { author: undefined, text: 'Hello' });
      await world.note('T-NONE', '1', { text: 'Hello' });
      await world.ticket('T-9', { psid: 'P-9', status: 'clsoed' });
      await world.put('tickets', { ticketId: 'T-9', entry: 'draft', text: 'x' });
      await world.remove('T-9', 'note#1');
      await world.note('T-9', '6', { author: ' AGENT ', text: 42 });
      await world.note('T-9', '7', { text: 'long '.repeat(20_000) });
    });
    world.logged.length = 0;

    const answer = await world.push(records);

    expect(answer).toEqual({ batchItemFailures: [] });
    const [first, ...parts] = await world.waiting('P-9');
    expect(first).toBe('Our team: 42 [Solved]');
    expect(parts.length).toBeLessThanOrEqual(5);
    const faults = world.logged.filter(({ event }) => event === 'ticket_row_fault');
    expect(new Set(faults.map(({ kind, reason }) => `${String(kind)} ${String(reason)}`))).toEqual(
      new Set([
        ...['text missing', 'text not_text', 'text too_long', 'author unknown_author'],
        ...['author missing', 'ticketId missing', 'status unknown_status'],
      ]),
    );
    expect(JSON.stringify(world.logged)).not.toMatch(/T-9|P-9|Marai|Hello/);
  });

  test('a ticket whose customer cannot be read is brought to nobody, not even where it was opened', async () => {
    await world.person('P-12');
    await world.ticket('T-12', { psid: 'P-12', customerId: { id: 'C-12' } });
    const records = await world.recordsOf(() => world.note('T-12', '1', { text: 'Personal' }));
    world.logged.length = 0;

    await world.push(records);

    expect(await world.waiting('P-12')).toEqual([]);
    expect(world.logged).toContainEqual(
      expect.objectContaining({ event: 'ticket_row_fault', kind: 'customerId' }),
    );
  });

  test('a ticket whose number fits no button is logged, and stops nobody', async () => {
    const long = 'T'.repeat(65);
    await world.person('P-13');
    const records = await world.recordsOf(async () => {
      await world.ticket(long, { psid: 'P-13' });
      await world.note(long, '1', { text: 'Hello' });
    });

    const answer = await world.push(records);

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(await world.waiting('P-13')).toEqual([]);
    expect(world.logged).toContainEqual(
      expect.objectContaining({ kind: 'ticketId', reason: 'too_long' }),
    );
  });

  test('a note whose time was typed in seconds is no old one', async () => {
    await world.person('P-14', undefined, { openTickets: [{ ticketId: 'T-14' }] });
    await world.ticket('T-14', { psid: 'P-14' });
    const records = await world.recordsOf(() =>
      world.note('T-14', '1', { text: 'Hello', at: Math.floor(NOW / 1_000) }),
    );

    await world.push(records);

    expect(await world.waiting('P-14')).toEqual(['Our team: Hello [Solved]']);
  });

  test('a note that was put right by another edit arrives then', async () => {
    await world.person('P-10', undefined, { openTickets: [{ ticketId: 'T-10' }] });
    await world.ticket('T-10', { psid: 'P-10' });
    const records = await world.recordsOf(async () => {
      await world.note('T-10', '1', {});
      await world.note('T-10', '1', { text: 'Now with words' });
      await world.note('T-10', '1', { text: 'And without the typo' });
    });

    await world.push(records);

    expect(await world.waiting('P-10')).toEqual(['Our team: Now with words [Solved]']);
  });

  test('a note of long ago that is written again is not repeated', async () => {
    await world.person('P-11', undefined, { openTickets: [{ ticketId: 'T-11' }] });
    await world.ticket('T-11', { psid: 'P-11' });
    const old = new Date(NOW - 31 * DAY).toISOString();
    const records = await world.recordsOf(() => world.note('T-11', old, { text: 'Hello' }));

    await world.push(records);

    expect(await world.waiting('P-11')).toEqual([]);
  });
});
