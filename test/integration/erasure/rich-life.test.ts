import { addNote, listTickets } from '../../../src/store/tickets';
import { referenceKey } from '../../../src/store/logins';
import { DEMO_PASSWORD } from '../../../src/local/demo-data';
import { linkPerson } from '../../helpers/local-stack';
import { startErasureWorld, type ErasureWorld } from './world';

/** Planted where only the conversation can hold them. */
const MARKS = {
  name: 'Xaverine Zyx',
  email: 'xaverine@private.example',
  ticket: 'shattered-heirloom',
  note: 'agent-secret-word',
  german: 'Geheimwort-Quitte',
  dead: 'buried-in-a-defect',
  orderRef: 'r'.repeat(43),
};

describe('everything of a rich life, deleted on request', () => {
  let world: ErasureWorld;
  let psid: string;
  let stranger: string;

  beforeEach(async () => {
    world = await startErasureWorld();
    const [anna, ben] = await world.control.people();
    [psid, stranger] = [anna!.psid, ben!.psid];
  });
  afterEach(() => world.stop());

  const logIn = (more: object) =>
    fetch(`${world.url}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'anna@example.com', password: DEMO_PASSWORD, ...more }),
    });

  /** Two languages, a link, a ticket with a file, an answer, codes and references, a defect, and something held. */
  async function live(): Promise<void> {
    await world.say(psid, `hello, this is ${MARKS.name}, ${MARKS.email}`);
    await linkPerson(world, psid);
    await world.say(psid, `Deutsch, ${MARKS.german}`);
    await world.say(psid, 'English');
    await world.say(psid, `my parcel DL-1001 is damaged: ${MARKS.ticket}`);
    await world.control.attach(psid, { type: 'image', url: 'https://files.example/a.jpg' });
    await world.settled();
    const [ticket] = await listTickets(world.client, world.tables.tickets);
    const { now } = await world.control.overview();
    const note = { author: 'agent', text: MARKS.note, at: now, noteId: 'n1' } as const;
    await addNote(world.client, world.tables.tickets, ticket!.ticketId, note);
    await world.settled();
    const expiresAt = Math.floor(now / 1_000) + 900;
    await world.put('logins', {
      ...{ key: referenceKey(MARKS.orderRef), kind: 'order', orderId: 'O-7', createdAt: now },
      expiresAt,
    });
    await world.control.openLink(psid, MARKS.orderRef);
    await logIn({ intent: 'messenger' });
    await world.put('conversations', { psid, entry: 'dead#1', event: MARKS.dead });
    await world.settled();
  }

  /** While a human has the thread, so that an update is held and the goodbye cannot be sent. */
  async function askAndConfirmUnderAHuman(): Promise<void> {
    await world.say(psid, 'delete my data');
    await world.control.inboxReply(psid, 'I am here to help');
    await world.settled();
    await world.setParcel('DL-1001', { status: 'out_for_delivery' });
    await world.settled();
    expect(JSON.stringify(await world.everything())).toContain('"reason":"not_owner"');
    await world.choose(psid, 'Yes, delete it all');
  }

  const remains = async (): Promise<string> => {
    const { customers = [], parcels: _parcels, ...others } = await world.everything();
    const anna = customers.find(({ customerId }) => customerId === 'C-1001');
    return JSON.stringify({ ...others, anna, log: world.logged });
  };
  const mids = async (): Promise<readonly string[]> =>
    (await world.control.thread(psid)).messages.map(({ mid }) => mid);

  test('leaves none of it in any table or log line, but the account and its parcels', async () => {
    await live();
    const { orderRef: _hashed, ...planted } = MARKS;
    const before = await remains();
    expect(Object.values(planted).filter((mark) => !before.includes(mark))).toEqual([]);
    await askAndConfirmUnderAHuman();

    const left = await remains();

    const traces = [...Object.values(MARKS), ...(await mids()), psid, 'damaged', 'files.example'];
    expect(traces.filter((mark) => left.includes(mark))).toEqual([]);
    const { conversations, tickets, logins, customers, parcels } = await world.everything();
    expect(conversations).toEqual([]);
    expect(tickets).toEqual([
      {
        ...{ ticketId: expect.any(String) as string, entry: 'ticket', status: 'closed' },
        erasedAt: expect.any(Number) as number,
      },
    ]);
    expect(logins?.map(({ key }) => String(key).split('#')[0]).sort()).toEqual(
      expect.arrayContaining(['erased']),
    );
    expect(logins?.filter(({ key }) => /^(code|ref|link|asid|typed)/.test(String(key)))).toEqual(
      [],
    );
    expect(customers).toContainEqual(
      expect.objectContaining({ customerId: 'C-1001', email: 'anna@example.com' }),
    );
    expect(parcels?.length).toBeGreaterThan(0);
    expect((await world.control.thread(psid)).state.linked).toBe(false);
    expect(world.logged.filter((line) => line.includes('"event":"erased"'))).toHaveLength(1);
  });

  test('is not brought back by any webhook that comes again, nor by a changed row', async () => {
    await live();
    await askAndConfirmUnderAHuman();
    const before = await world.everything();

    const count = await world.redeliverAll();
    const after = await world.everything();
    await world.setParcel('DL-1001', { status: 'delivered' });
    await world.settled();

    expect(count).toBeGreaterThan(15);
    expect(after).toEqual(before);
    expect((await world.everything())['conversations']).toEqual([]);
  });

  test('is not brought back by a webhook that comes again after the person has written anew', async () => {
    await live();
    await askAndConfirmUnderAHuman();
    await world.control.advanceClock(1_000);
    await world.say(psid, 'hello');
    const before = await world.everything();

    await world.redeliverAll();

    expect(await world.everything()).toEqual(before);
  });

  test('ends with a goodbye, and what the person writes then begins from zero', async () => {
    await live();
    await world.say(psid, 'delete my data');
    await world.say(psid, 'yes');
    const goodbye = (await world.textsTo(psid)).at(-1);
    await world.control.advanceClock(1_000);

    await world.say(psid, 'my parcels');

    expect(goodbye).toMatch(/^I'm deleting everything now/);
    const { conversations = [] } = await world.everything();
    const state = conversations.find(({ entry }) => entry === 'state');
    expect(state).toMatchObject({ psid, version: expect.any(Number) as number });
    expect(state).not.toHaveProperty('customerId');
    expect((await world.textsTo(psid)).at(-2)).toMatch(/automatischer Assistent/);
    expect(JSON.stringify(conversations)).not.toContain(MARKS.name);
  });

  test('leaves a stranger alone', async () => {
    await live();
    await world.say(stranger, 'my parcel is damaged: mine-to-keep');

    await askAndConfirmUnderAHuman();

    const { conversations = [], tickets } = await world.everything();
    expect(conversations.every((entry) => entry['psid'] === stranger)).toBe(true);
    expect(JSON.stringify(tickets)).toContain('mine-to-keep');
    expect((await world.textsTo(stranger)).at(-1)).toMatch(/as ticket/);
  });

  test('leaves nothing half, whatever the person writes while it is done', async () => {
    await live();
    await world.say(psid, 'delete my data');

    await world.control.say(psid, 'yes');
    await Promise.all(
      ['one', 'my parcel is damaged', 'three'].map((text) => world.control.say(psid, text)),
    );
    await world.settled();

    const { conversations = [], tickets = [] } = await world.everything();
    const hasState = conversations.some(({ entry }) => entry === 'state');
    expect(hasState || conversations.length === 0).toBe(true);
    expect(JSON.stringify(conversations)).not.toContain(MARKS.name);
    const known = JSON.stringify(conversations.find(({ entry }) => entry === 'state') ?? {});
    const open = tickets.filter((row) => row['entry'] === 'ticket' && row['status'] === 'open');
    for (const { ticketId } of open) expect(known).toContain(String(ticketId));
  });
});
