import { ticketsReply } from '../../../src/cli/commands/tickets-reply';
import { DAY, HOUR, MINUTE } from '../../../src/shared/clock';
import {
  createDynamoDb,
  createDocumentClient,
  type DocumentClient,
} from '../../../src/store/dynamodb';
import { addNote, listTickets } from '../../../src/store/tickets';
import { tableNames, type TableNames } from '../../../src/store/tables';
import { readDialogue, type NoteDelivery } from '../../../src/tickets/note-delivery';
import { commandWorld, typeCommand } from '../../helpers/command-world';
import { linkPerson, startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';
import { localCredentials } from '../../helpers/tables';

const NOTE = 'We send another one';
const TOLD = `Maria from our team: ${NOTE}`;

describe("an agent's note on its way", () => {
  let stack: StackUnderTest;
  let client: DocumentClient;
  let tables: TableNames;
  let psid: string;

  beforeEach(async () => {
    stack = await startStackUnderTest();
    client = createDocumentClient({ endpoint: stack.dynamoDbEndpoint, ...localCredentials });
    tables = tableNames(stack.tablePrefix);
    const person = await stack.control.addPerson({ name: 'Carla Diaz', locale: 'en_GB' });
    psid = person.psid;
  });
  afterEach(async () => {
    client.destroy();
    await stack.close();
  });

  const say = async (text: string): Promise<void> => {
    await stack.control.say(psid, text);
    await stack.settled();
  };
  const ask = async (): Promise<string> => {
    await say('my parcel is damaged');
    return (await listTickets(client, tables.tickets))[0]!.ticketId;
  };
  const pass = async (time: number): Promise<void> => {
    await stack.advance(time);
    await stack.settled();
  };
  const note = async (ticketId: string): Promise<void> => {
    const { now } = await stack.control.overview();
    await addNote(client, tables.tickets, ticketId, {
      ...{ author: 'agent', agentName: 'Maria', text: NOTE, at: now, noteId: 'n-1' },
    });
    await stack.settled();
  };
  const fate = async (ticketId: string): Promise<NoteDelivery | undefined> =>
    (await readDialogue({ client, tables }, ticketId))?.notes.find(({ text }) => text === NOTE)
      ?.delivery;
  const isTold = async (): Promise<boolean> => (await stack.textsTo(psid)).includes(TOLD);

  test('arrives, and is known to have', async () => {
    const ticketId = await ask();

    await note(ticketId);

    expect([await fate(ticketId), await isTold()]).toEqual([{ state: 'sent' }, true]);
  });

  test('waits while the Page Inbox has the conversation, until it is done', async () => {
    const ticketId = await ask();
    await stack.control.inboxReply(psid, 'I am having a look');
    await stack.settled();

    await note(ticketId);
    const before = [await fate(ticketId), await isTold()];
    await stack.control.inboxDone(psid);
    await stack.settled();

    expect(before).toEqual([{ state: 'waiting', reason: 'not_owner' }, false]);
    expect([await fate(ticketId), await isTold()]).toEqual([{ state: 'sent' }, true]);
  });

  test('waits when Facebook says that another has the conversation, of which nobody told us', async () => {
    const ticketId = await ask();
    await stack.control.inboxMoveToMain(psid);
    await stack.settled();

    await note(ticketId);
    const before = await fate(ticketId);
    await stack.control.inboxDone(psid);
    await stack.settled();

    expect(before).toEqual({ state: 'waiting', reason: 'not_owner' });
    expect([await fate(ticketId), await isTold()]).toEqual([{ state: 'sent' }, true]);
  });

  test('waits for who blocked the Page, until they write', async () => {
    const ticketId = await ask();
    await stack.control.setBlocked(psid, true);

    await note(ticketId);
    const before = await fate(ticketId);
    await stack.control.setBlocked(psid, false);
    await say('hello?');

    expect(before).toEqual({ state: 'waiting', reason: 'unreachable' });
    expect([await fate(ticketId), await isTold()]).toEqual([{ state: 'sent' }, true]);
  });

  test('waits after seven days, until the customer writes', async () => {
    const ticketId = await ask();
    await pass(8 * DAY);

    await note(ticketId);
    const before = await fate(ticketId);
    await say('hello?');

    expect(before).toEqual({ state: 'waiting', reason: 'window_closed' });
    expect([await fate(ticketId), await isTold()]).toEqual([{ state: 'sent' }, true]);
  });

  test('waits without the permission for HUMAN_AGENT, and holds up nobody else', async () => {
    const ticketId = await ask();
    const [, other] = await stack.control.people();
    await pass(2 * DAY);
    await stack.control.setPermission('human_agent', false);

    await note(ticketId);
    const before = await fate(ticketId);
    await stack.control.say(other!.psid, 'hello');
    await stack.settled();
    const othersAnswers = await stack.textsTo(other!.psid);
    await say('hello?');

    expect(before).toEqual({ state: 'waiting', reason: 'window_closed' });
    expect(othersAnswers).not.toEqual([]);
    expect([await fate(ticketId), await isTold()]).toEqual([{ state: 'sent' }, true]);
  });

  describe('to a linked customer', () => {
    const unlink = async (): Promise<void> => {
      await stack.control.logout(psid);
      await stack.settled();
    };
    const askLinked = async (): Promise<string> => {
      await say('hello');
      await linkPerson(stack, psid);
      return ask();
    };

    test('who unlinked meanwhile reaches no chat, which is on record and logged', async () => {
      const ticketId = await askLinked();
      await unlink();

      await note(ticketId);

      expect([await fate(ticketId), await isTold()]).toEqual([{ state: 'no_chat' }, false]);
      expect(stack.logged.join()).toContain('not_linked');
    });

    test('is given up when they unlink before it is sent', async () => {
      const ticketId = await askLinked();
      await stack.control.inboxReply(psid, 'I am having a look');
      await stack.settled();
      await note(ticketId);

      await unlink();
      await stack.control.inboxDone(psid);
      await stack.settled();

      expect(await fate(ticketId)).toEqual({ state: 'failed', reason: 'link_ended' });
      expect(await isTold()).toBe(false);
    });
  });

  test('may be written on the command line', async () => {
    const ticketId = await ask();
    const dynamoDb = createDynamoDb({ endpoint: stack.dynamoDbEndpoint, ...localCredentials });
    const env = { TABLE_PREFIX: stack.tablePrefix };

    const typed = await typeCommand(
      [ticketsReply],
      commandWorld({ env, client, dynamoDb, clock: Date.now }),
      ['tickets', 'reply', ticketId, NOTE, '--agent', 'Maria'],
    );
    await stack.settled();
    dynamoDb.destroy();

    expect(typed).toEqual({ code: 0, out: `answered  ${ticketId}\ngoes out now`, err: '' });
    expect([await fate(ticketId), await isTold()]).toEqual([{ state: 'sent' }, true]);
  });

  test('typed words close the ticket, tell of it and open it again', async () => {
    const ticketId = await ask();
    await note(ticketId);
    await pass(HOUR);

    await say('what about my request?');
    await say("that's settled, thanks");
    const [closed] = await listTickets(client, tables.tickets);
    await say('reopen it please');

    const [reopened] = await listTickets(client, tables.tickets);
    expect([closed?.status, reopened?.status]).toEqual(['closed', 'open']);
    expect((await stack.textsTo(psid)).slice(-3)).toEqual([
      expect.stringMatching(/has been open since .*Maria from our team wrote last, on /),
      expect.stringContaining(`Ticket ${ticketId} is closed`),
      expect.stringContaining(`Ticket ${ticketId} is open`),
    ]);
  });

  test('an attachment is on the ticket by its address, which is in no log', async () => {
    const ticketId = await ask();
    await pass(6 * MINUTE);

    await stack.control.attach(psid, { type: 'image', url: 'https://cdn.example/wet-box.jpg' });
    await stack.settled();

    const dialogue = await readDialogue({ client, tables }, ticketId);
    expect(dialogue?.notes.at(-1)?.attachments).toMatchObject([{ type: 'image' }]);
    const url = dialogue?.notes.at(-1)?.attachments?.[0]?.url;
    expect(url).toMatch(/^https?:/);
    expect(stack.logged.join()).not.toContain(url);
  });
});
