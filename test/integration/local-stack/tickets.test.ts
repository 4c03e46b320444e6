import { DAY, HOUR, MINUTE } from '../../../src/shared/clock';
import { createDocumentClient, type DocumentClient } from '../../../src/store/dynamodb';
import { addNote, listTickets, setTicketStatus, type TicketRow } from '../../../src/store/tickets';
import { tableNames } from '../../../src/store/tables';
import { startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';
import { localCredentials } from '../../helpers/tables';

describe("a ticket between the chat and an agent's rows", () => {
  let stack: StackUnderTest;
  let client: DocumentClient;
  let tickets: string;
  let psid: string;

  beforeEach(async () => {
    stack = await startStackUnderTest();
    client = createDocumentClient({ endpoint: stack.dynamoDbEndpoint, ...localCredentials });
    tickets = tableNames(stack.tablePrefix).tickets;
    const [, ben] = await stack.control.people();
    psid = ben!.psid;
  });
  afterEach(async () => {
    client.destroy();
    await stack.close();
  });

  const say = async (text: string): Promise<void> => {
    await stack.control.say(psid, text);
    await stack.settled();
  };
  const openTicket = async (): Promise<TicketRow> => {
    await say('my parcel is damaged');
    const [ticket] = await listTickets(client, tickets);
    return ticket!;
  };
  const note = async ({ ticketId }: TicketRow, text: string): Promise<void> => {
    const { now } = await stack.control.overview();
    await addNote(client, tickets, ticketId, {
      ...{ author: 'agent', agentName: 'Maria', text, at: now, noteId: text },
    });
    await stack.settled();
  };
  /** Under which of the platform's rules the last message that says this was sent. */
  const formOf = async (text: string): Promise<string> => {
    const calls = (await stack.control.wire()).filter(({ kind }) => kind === 'graph');
    return JSON.stringify(calls.findLast((call) => JSON.stringify(call).includes(text)));
  };

  test('goes there and back, until an agent closes it', async () => {
    const ticket = await openTicket();
    await note(ticket, 'Which side is damaged?');
    await say('the left one');
    const [answered] = await listTickets(client, tickets);
    await setTicketStatus(client, tickets, ticket.ticketId, 'closed', ticket.createdAt!);
    await stack.settled();
    await say('something unheard of');

    const texts = await stack.textsTo(psid);

    expect(answered?.lastNote?.text).toBe('the left one');
    expect(texts.slice(-5)).toEqual([
      expect.stringContaining(`as ticket ${ticket.ticketId}`),
      'Maria from our team: Which side is damaged?',
      expect.stringContaining(`added that to ticket ${ticket.ticketId}`),
      expect.stringContaining(`Ticket ${ticket.ticketId} is closed`),
      expect.stringContaining("didn't understand"),
    ]);
  });

  test('says how a ticket stands, with what its function may read', async () => {
    const ticket = await openTicket();
    await note(ticket, 'Which side is damaged?');

    await say(`what about ${ticket.ticketId}?`);

    expect((await stack.textsTo(psid)).at(-1)).toContain(`Ticket ${ticket.ticketId}`);
    expect(stack.logged.filter((line) => line.includes('role_refuses'))).toEqual([]);
  });

  test.each([
    ['an hour', HOUR, '"messaging_type":"UPDATE"'],
    ['two days', 2 * DAY, '"tag":"HUMAN_AGENT"'],
  ])("an agent's note after %s arrives by the rule for it", async (_, later, form) => {
    const ticket = await openTicket();
    await stack.advance(later);
    await stack.settled();

    await note(ticket, 'It took us a while');

    expect((await stack.textsTo(psid)).at(-1)).toBe('Maria from our team: It took us a while');
    expect(await formOf('It took us a while')).toContain(form);
  });

  test("an agent's last word after two days does not wait behind the closing", async () => {
    const ticket = await openTicket();
    await stack.advance(2 * DAY);
    await stack.settled();
    await setTicketStatus(client, tickets, ticket.ticketId, 'closed', ticket.createdAt!);
    await stack.settled();

    await note(ticket, 'A last word');

    const texts = await stack.textsTo(psid);
    expect(texts.at(-1)).toBe('Maria from our team: A last word');
    expect(texts.join()).not.toContain('is closed');
  });

  test.each([
    ['shortly before seven days', 2 * DAY - HOUR, true],
    ['after seven days', 2 * DAY + MINUTE, false],
  ])(
    "an agent's note %s, with a link followed since, keeps the rule",
    async (_, later, arrives) => {
      const ticket = await openTicket();
      await stack.advance(5 * DAY);
      await stack.control.openLink(psid, 'poster');
      await stack.settled();
      await stack.advance(later);
      await stack.settled();

      await note(ticket, 'It took us a week');

      const refused = (await stack.control.wire()).filter(
        (entry) => entry.kind === 'graph' && entry.status !== 200,
      );
      expect((await stack.textsTo(psid)).join().includes('took us a week')).toBe(arrives);
      expect(refused).toEqual([]);
    },
  );

  test("an agent's note after eight days waits until the customer writes", async () => {
    const ticket = await openTicket();
    await stack.advance(8 * DAY);
    await stack.settled();
    await note(ticket, 'It took us too long');
    const before = await stack.textsTo(psid);

    await say('hello?');

    expect(before.join()).not.toContain('too long');
    expect((await stack.textsTo(psid)).join()).toContain(
      'Maria from our team: It took us too long',
    );
  });
});
