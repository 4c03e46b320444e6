import { handleEvent } from '../../../src/conversation/handle-event';
import type { MessageEditEvent } from '../../../src/messenger/webhook/events';
import { loadState } from '../../../src/store/conversations';
import { STATE_ENTRY } from '../../../src/store/entries';
import { listTickets, readTicket, setTicketStatus } from '../../../src/store/tickets';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { linkedState, message, NOW, tap } from '../../unit/conversation/events';
import { beforeEachCommand, createWorld, type World } from './world';

describeOnDynamoDb('tickets in the chat', (db) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(db().endpoint);
  });
  afterAll(() => {
    world.client.destroy();
  });

  const ticketsOf = async (psid: string) =>
    (await listTickets(world.client, world.tables.tickets)).filter((each) => each.psid === psid);
  const notesOf = async (ticketId: string) =>
    (await readTicket(world.client, world.tables.tickets, ticketId))!.notes.map(({ text }) => text);
  const say = (psid: string, text: string, timestamp = NOW - 1_000) =>
    handleEvent(world.deps, message(text, { psid, timestamp }));
  const openTicketOf = async (psid: string) => {
    await say(psid, 'my parcel is damaged', NOW - 10_000);
    return (await ticketsOf(psid))[0]!.ticketId;
  };

  test('a question becomes one ticket, however often and at how many places it is delivered', async () => {
    const event = message('my parcel is damaged', { psid: 'P-open' });

    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => handleEvent(world.deps, event)),
    );
    const late = await handleEvent(world.deps, event);

    expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
    expect(late).toBe('duplicate');
    const [ticket, ...others] = await ticketsOf('P-open');
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({
      ...{ status: 'open', subject: 'my parcel is damaged', waitingSince: event.timestamp },
    });
    expect(await world.waiting('P-open')).toEqual([
      expect.stringContaining('automated assistant'),
      expect.stringContaining(`ticket ${ticket!.ticketId}`),
    ]);
  });

  test('what is edited goes behind it, once; an edit of what is on no ticket goes nowhere', async () => {
    const psid = 'P-edit';
    const noted = { psid, mid: 'm_noted', key: 'message#PAGE#mid#m_noted' };
    const other = { psid, mid: 'm_other', key: 'message#PAGE#mid#m_other' };
    await handleEvent(world.deps, message('help', { ...other, timestamp: NOW - 9_000 }));
    await handleEvent(
      world.deps,
      message('my parcel is damaged.', { ...noted, timestamp: NOW - 8_000 }),
    );
    const [ticket] = await ticketsOf(psid);
    const edit = (mid: string, text: string): MessageEditEvent => ({
      ...message(''),
      ...{ kind: 'messageEdit', psid, mid, text, numEdit: 1, key: `messageEdit#1#PAGE#mid#${mid}` },
    });
    const corrected = edit('m_noted', 'my parcel is badly damaged');
    const before = await world.waiting(psid);

    await handleEvent(world.deps, edit('m_other', 'helpful'));
    await handleEvent(world.deps, corrected);
    await handleEvent(world.deps, corrected);

    expect(await notesOf(ticket!.ticketId)).toEqual([
      'my parcel is damaged.',
      '✎ my parcel is badly damaged',
    ]);
    expect(await world.waiting(psid)).toEqual(before);
    expect(await world.claim(psid, corrected.key)).toMatchObject({
      text: 'my parcel is badly damaged',
    });
  });

  test('of a linked customer names customer and parcel', async () => {
    const psid = 'P-linked';
    await world.put('customers', { customerId: 'C-linked', psid, name: 'Anna' });
    await world.put('parcels', { parcelId: 'dl1001', customerId: 'C-linked', status: 'delivered' });
    await world.put('conversations', {
      ...linkedState({ psid, customerId: 'C-linked' }),
      entry: STATE_ENTRY,
    });

    await say(psid, 'DL-1001 is damaged');

    expect(await ticketsOf(psid)).toMatchObject([{ customerId: 'C-linked', parcelId: 'dl1001' }]);
  });

  test('the question is asked for, and what was asked survives', async () => {
    const psid = 'P-slots';

    await say(psid, 'I have a question about DL-1001', NOW - 3_000);
    const before = await ticketsOf(psid);
    await say(psid, 'The lid is loose', NOW - 2_000);

    const [ticket] = await ticketsOf(psid);
    expect(before).toEqual([]);
    expect(ticket).toMatchObject({ subject: 'The lid is loose' });
    expect(ticket).not.toHaveProperty('parcelId');
    expect(await notesOf(ticket!.ticketId)).toEqual([
      'I have a question about DL-1001\nThe lid is loose',
    ]);
  });

  test('what is written later goes on it in the order of writing, not of arrival', async () => {
    const psid = 'P-order';
    const ticketId = await openTicketOf(psid);

    await say(psid, 'third thing', NOW - 2_000);
    await say(psid, 'second thing', NOW - 3_000);

    expect(await notesOf(ticketId)).toEqual([
      ...['my parcel is damaged', 'second thing', 'third thing'],
    ]);
  });

  test('many messages at once are on it each once', async () => {
    const psid = 'P-many';
    const ticketId = await openTicketOf(psid);
    const texts = Array.from({ length: 6 }, (_, index) => `detail number ${String(index)}`);
    const events = texts.map((text, index) =>
      message(text, { psid, timestamp: NOW - 5_000 + index }),
    );

    await Promise.all([...events, ...events].map((event) => handleEvent(world.deps, event)));

    expect(await notesOf(ticketId)).toEqual(['my parcel is damaged', ...texts]);
  });

  test('a message that meets the closing does not go on it', async () => {
    const psid = 'P-race';
    const ticketId = await openTicketOf(psid);
    let closed = false;
    const stop = beforeEachCommand(world.client, async (command) => {
      if (!command.startsWith('TransactWrite') || closed) return;
      closed = true;
      await setTicketStatus(world.client, world.tables.tickets, ticketId, 'closed', NOW);
    });

    const outcome = await say(psid, 'one more thing');
    stop();

    expect(outcome).toBe('committed');
    expect(await notesOf(ticketId)).toEqual(['my parcel is damaged']);
    expect((await world.waiting(psid)).at(-1)).toContain("didn't understand");
  });

  test('the customer closes it and opens it again', async () => {
    const psid = 'P-close';
    const ticketId = await openTicketOf(psid);
    const status = async () => (await ticketsOf(psid))[0]?.status;

    await handleEvent(world.deps, tap({ do: 'solveTicket', ticketId }, { psid }));
    const solved = await status();
    await say(psid, 'not on the ticket', NOW - 900);
    await handleEvent(world.deps, tap({ do: 'reopenTicket', ticketId }, { psid }));
    const reopened = await status();
    await say(psid, 'on the ticket again', NOW - 800);

    expect([solved, reopened]).toEqual(['closed', 'open']);
    expect(await notesOf(ticketId)).toEqual(['my parcel is damaged', 'on the ticket again']);
    const { openTickets } = await loadState(world.client, world.tables.conversations, psid);
    expect(openTickets).toEqual([{ ticketId, customerAt: NOW }]);
  });

  test('what is typed to reopen a ticket goes on it, once', async () => {
    const psid = 'P-reopens';
    const ticketId = await openTicketOf(psid);
    await handleEvent(world.deps, tap({ do: 'solveTicket', ticketId }, { psid }));
    const event = message('please reopen, it is torn too', { psid, timestamp: NOW - 900 });

    await handleEvent(world.deps, event);
    await handleEvent(world.deps, event);

    expect(await ticketsOf(psid)).toMatchObject([{ status: 'open' }]);
    expect((await notesOf(ticketId)).slice(1)).toEqual(['please reopen, it is torn too']);
  });

  test("nobody reopens another's ticket", async () => {
    const ticketId = await openTicketOf('P-mine');
    await setTicketStatus(world.client, world.tables.tickets, ticketId, 'closed', NOW);

    await handleEvent(world.deps, tap({ do: 'reopenTicket', ticketId }, { psid: 'P-thief' }));

    expect(await ticketsOf('P-mine')).toMatchObject([{ status: 'closed' }]);
    expect((await world.waiting('P-thief')).at(-1)).toContain("isn't open here");
  });
});
