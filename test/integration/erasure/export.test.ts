import { gatherData } from '../../../src/delivery/export/gather-data';
import { readyExport } from '../../../src/delivery/export/ready-export';
import { addNote, listTickets } from '../../../src/store/tickets';
import { linkPerson } from '../../helpers/local-stack';
import { startErasureWorld, type ErasureWorld } from './world';

interface Exported {
  readonly messengerId: string;
  readonly messages: readonly { readonly at: string; readonly from: string }[];
  readonly tickets: readonly unknown[];
  readonly customer?: { readonly email: string };
  readonly parcels?: readonly unknown[];
}

describe('"send me my data"', () => {
  let world: ErasureWorld;
  let psid: string;

  beforeEach(async () => {
    world = await startErasureWorld();
    const [, ben] = await world.control.people();
    psid = ben!.psid;
  });
  afterEach(() => world.stop());

  const lastFile = async () => {
    const { messages } = await world.control.thread(psid);
    const content = messages.at(-1)?.content;
    const url = content?.kind === 'attachment' ? (content.url ?? '') : '';
    const answer = await fetch(`${world.url}/emulator/sent-files${new URL(url).pathname}`);
    return { name: url.split('/').at(-1), data: (await answer.json()) as Exported };
  };

  test('brings what is stored about a linked person, in order, as a file of that day', async () => {
    await world.say(psid, 'hello, planted-word');
    await linkPerson(world, psid, 'ben@example.com');
    await world.say(psid, 'DL-2001 is damaged, planted-ticket');
    const [ticket] = await listTickets(world.client, world.tables.tickets);
    const { now } = await world.control.overview();
    const note = { author: 'agent', text: 'planted-answer', at: now, noteId: 'n1' } as const;
    await addNote(world.client, world.tables.tickets, ticket!.ticketId, note);
    await world.settled();

    await world.say(psid, 'send me my data');

    const { name, data } = await lastFile();
    expect(name).toBe(`my-data-${new Date(now).toISOString().slice(0, 10)}.json`);
    expect(data).toMatchObject({ messengerId: psid, customer: { email: 'ben@example.com' } });
    expect(data.parcels).not.toHaveLength(0);
    const text = JSON.stringify(data);
    for (const word of ['planted-word', 'planted-ticket', 'planted-answer']) {
      expect(text).toContain(word);
    }
    expect(text).not.toMatch(/nonce|passwordHash|"version"/);
    const times = data.messages.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    expect(new Set(data.messages.map(({ from }) => from))).toEqual(new Set(['you', 'us']));
    expect(world.logged.join()).not.toContain('planted');
  });

  test('leaves the content of the file out of every table', async () => {
    await world.say(psid, 'hello, planted-word');
    await world.say(psid, 'send me my data');

    const { conversations = [] } = await world.everything();

    const sent = conversations.filter((row) => JSON.stringify(row).includes('"kind":"export"'));
    expect(sent).toMatchObject([{ outcome: 'sent' }]);
    expect(JSON.stringify(sent)).not.toContain('planted-word');
  });

  test('brings nothing of a customer once the link has ended', async () => {
    await linkPerson(world, psid, 'ben@example.com');
    await world.say(psid, 'my parcels');
    await world.control.logout(psid);
    await world.settled();

    await world.say(psid, 'send me my data');

    const { data } = await lastFile();
    expect(data).not.toHaveProperty('customer');
    expect(data).not.toHaveProperty('parcels');
    expect(JSON.stringify(data)).not.toMatch(/ben@example|DL-2001|Bristol/);
  });

  test('says so where there is more than Messenger takes', async () => {
    await world.say(psid, 'hello');
    const content = { kind: 'export', tooLarge: 'too much' } as const;
    const message = { type: 'message', content, author: 'bot', occasion: 'reply' } as const;
    const deps = { client: world.client, tables: world.tables, clock: () => 0, appId: '1' };

    const ready = await readyExport(deps, psid, message, 100);

    expect(ready).toEqual({
      outgoing: { ...message, content: { kind: 'text', text: 'too much' } },
    });
  });

  test('is of one person only', async () => {
    const [anna] = await world.control.people();
    await world.say(anna!.psid, 'my parcel is damaged: anna-only');
    await world.say(psid, 'hello');

    const tools = { client: world.client, tables: world.tables, appId: '1' };
    const data = await gatherData(tools, psid, 0);

    expect(JSON.stringify(data)).not.toContain('anna-only');
  });
});
