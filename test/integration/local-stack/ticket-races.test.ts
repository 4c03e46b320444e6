import * as fc from 'fast-check';
import { MINUTE } from '../../../src/shared/clock';
import { createDocumentClient, type DocumentClient } from '../../../src/store/dynamodb';
import { addNote, listTickets, readTicket, setTicketStatus } from '../../../src/store/tickets';
import { tableNames } from '../../../src/store/tables';
import { startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';
import { localCredentials } from '../../helpers/tables';

describe('on one ticket, customer and agent at the same time', () => {
  let stack: StackUnderTest;
  let client: DocumentClient;
  let tickets: string;
  let people = 0;

  beforeAll(async () => {
    stack = await startStackUnderTest();
    client = createDocumentClient({ endpoint: stack.dynamoDbEndpoint, ...localCredentials });
    tickets = tableNames(stack.tablePrefix).tickets;
  });
  afterAll(async () => {
    client.destroy();
    await stack.close();
  });

  /** Somebody new with an open ticket, of which the chat knows. */
  const open = async () => {
    people += 1;
    const { psid } = await stack.control.addPerson({
      name: `P ${String(people)}`,
      locale: 'en_GB',
    });
    await stack.control.say(psid, 'my parcel is damaged');
    await stack.settled();
    const ticket = (await listTickets(client, tickets)).find((each) => each.psid === psid);
    return { psid, ticketId: ticket!.ticketId };
  };
  const note = async (ticketId: string, text: string) => {
    const { now } = await stack.control.overview();
    return addNote(client, tickets, ticketId, {
      ...{ author: 'agent', agentName: 'Maria', text, at: now, noteId: text },
    });
  };
  const notesOn = async (ticketId: string) => {
    const { notes } = (await readTicket(client, tickets, ticketId))!;
    return notes.slice(1).map(({ author, text, at }) => ({ author, text, at: at! }));
  };

  test('each is heard in the order in which it spoke, once, also when Facebook delivers twice or in another order', async () => {
    const turns = fc.array(fc.constantFrom('customer' as const, 'agent' as const), {
      minLength: 2,
      maxLength: 6,
    });
    const faults = fc.constantFrom('webhookDuplicated' as const, 'webhookReordered' as const);
    await fc.assert(
      fc.asyncProperty(turns, faults, async (authors, fault) => {
        const { psid, ticketId } = await open();
        await stack.control.setFault(fault, true);
        const told = authors.map((author, turn) => ({ author, text: `words ${String(turn)}` }));

        for (const { author, text } of told) {
          if (author === 'agent') await note(ticketId, text);
          else await stack.control.say(psid, text);
        }
        await stack.control.setFault(fault, false);
        await stack.advance(10 * MINUTE);
        await stack.settled();

        const noted = await notesOn(ticketId);
        const by = (wanted: string) =>
          told.filter(({ author }) => author === wanted).map(({ text }) => text);
        for (const author of ['customer', 'agent']) {
          expect(noted.filter((each) => each.author === author).map(({ text }) => text)).toEqual(
            by(author),
          );
        }
        expect(noted.map(({ at }) => at)).toEqual(noted.map(({ at }) => at).sort((a, b) => a - b));
        const heard = (await stack.textsTo(psid)).filter((text) => text.startsWith('Maria'));
        expect(heard).toEqual(by('agent').map((text) => `Maria from our team: ${text}`));
      }),
      { numRuns: 6 },
    );
  });

  test('a closing that races with words loses none of them', async () => {
    const { psid, ticketId } = await open();

    await Promise.all([
      setTicketStatus(client, tickets, ticketId, 'closed', Date.now()),
      stack.control.say(psid, 'the glass inside'),
      note(ticketId, 'a last word'),
    ]);
    await stack.settled();

    const texts = await stack.textsTo(psid);
    const isNoted = (await notesOn(ticketId)).some(({ text }) => text === 'the glass inside');
    const isDeclined = texts.some((text) => text.includes("didn't understand"));
    expect(isNoted !== isDeclined).toBe(true);
    expect(texts.filter((text) => text.endsWith('a last word'))).toHaveLength(1);
    expect(texts.filter((text) => text.startsWith(`Ticket ${ticketId} is closed`))).toHaveLength(1);
    expect((await readTicket(client, tickets, ticketId))?.ticket.status).toBe('closed');
  });
});
