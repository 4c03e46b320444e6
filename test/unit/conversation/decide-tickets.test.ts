import { decide } from '../../../src/conversation/decide';
import type { Snapshot } from '../../../src/conversation/decision';
import { encodeChoice, type Choice } from '../../../src/messenger/choice';
import type { MessageEvent, WebhookEvent } from '../../../src/messenger/webhook/events';
import { DAY, MINUTE } from '../../../src/shared/clock';
import {
  changed,
  type ConversationState,
  type OpenTicket,
  type TicketPrompt,
} from '../../../src/store/conversation-state';
import type { Ticket } from '../../../src/store/ticket-rows';
import {
  anna,
  INBOX_APP_ID,
  known,
  linkedState,
  message,
  NOW,
  parcel,
  readable,
  snapshotFor,
  tap,
} from './events';

const parcels = [parcel('dl1001'), parcel('DL-1002')];
const linked = (more: Partial<ConversationState> = {}): Partial<Snapshot> => ({
  ...{ state: linkedState(more), customer: anna, parcels },
});
const stranger = (more: Partial<ConversationState> = {}): Partial<Snapshot> => ({
  state: known(more),
});

const decideOn = (event: WebhookEvent, more: Partial<Snapshot> = {}) =>
  decide(event, snapshotFor(event, more));

const quickReply = (choice: Choice): MessageEvent =>
  message('a title of ours', { quickReplyPayload: encodeChoice(choice) });

const openTickets = (...tickets: readonly OpenTicket[]) => ({ openTickets: tickets });
/** An agent, or nobody, spoke last. */
const unanswered: OpenTicket = { ticketId: 'T-1' };
const written = (ago: number): OpenTicket => ({ ticketId: 'T-1', customerAt: NOW - ago });
const prompt = (more: Partial<TicketPrompt> = {}) => ({
  ticketPrompt: { askedAt: NOW - MINUTE, ...more },
});
const row = (more: Partial<Ticket> = {}): Ticket => ({
  ...{ ticketId: 'T-1', status: 'open', psid: 'P-1' },
  ...more,
});

describe('a question', () => {
  test('about an own parcel opens a ticket with it, in the name of the customer', () => {
    const event = message('My parcel DL-1001 is damaged', {
      attachments: [{ type: 'image', url: 'https://cdn.example/1.jpg' }],
    });

    const decided = decideOn(event, linked());

    expect(decided.effects).toEqual([
      {
        type: 'openTicket',
        ticket: {
          ...{ ticketId: 'T-2NEW22', status: 'open', createdAt: NOW, statusAt: NOW },
          ...{ psid: 'P-1', customerId: 'C-1', parcelId: 'dl1001' },
          subject: 'My parcel DL-1001 is damaged',
        },
        note: {
          ...{ author: 'customer', text: 'My parcel DL-1001 is damaged', at: event.timestamp },
          noteId: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
          attachments: [{ type: 'image', url: 'https://cdn.example/1.jpg' }],
        },
      },
    ]);
    expect(decided.change).toMatchObject({
      openTickets: [{ ticketId: 'T-2NEW22', customerId: 'C-1', customerAt: NOW }],
    });
    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/ticket T-2NEW22 about dl1001.*\[Solved\]/),
    ]);
    expect(decided.outgoing[0]).toHaveProperty('customerId', 'C-1');
  });

  test.each([
    ['of a stranger', stranger()],
    ['of a linked customer about the parcel of another', linked()],
  ])('%s neither confirms nor denies the number', (_, more) => {
    const exists = decideOn(message('DL-9001 is damaged'), {
      ...more,
      parcels: [...parcels, parcel('DL-9001', { customerId: 'C-2' })],
    });
    const doesNot = decideOn(message('DL-9001 is damaged'), more);

    expect(readable(exists.outgoing)).toEqual(readable(doesNot.outgoing));
    expect(readable(exists.outgoing)[0]).not.toContain('9001');
    expect(exists.effects[0]).not.toHaveProperty('ticket.parcelId');
    expect(exists.effects[0]).toHaveProperty('note.text', 'DL-9001 is damaged');
  });

  test('of somebody who is not linked belongs to the chat', () => {
    const decided = decideOn(message('my parcel is damaged'), stranger());

    expect(decided.effects[0]).toHaveProperty('ticket.psid', 'P-1');
    expect(decided.effects[0]).not.toHaveProperty('ticket.customerId');
    expect(decided.outgoing[0]).not.toHaveProperty('customerId');
  });

  test('that is told in German is answered in German', () => {
    const decided = decideOn(message('Mein Paket ist beschädigt'), {
      state: known({ locale: 'de' }),
    });

    expect(readable(decided.outgoing)[0]).toMatch(/als Anfrage T-2NEW22.*\[Erledigt\]/);
  });

  test('about another parcel opens another ticket; about the same goes on its ticket', () => {
    const more = {
      ...linked(openTickets({ ticketId: 'T-1', customerId: 'C-1' })),
      tickets: [row({ customerId: 'C-1', parcelId: 'dl1001' })],
    };

    const other = decideOn(message('DL-1002 is damaged'), more);
    const same = decideOn(message('DL-1001 is damaged too'), more);

    expect(other.effects).toMatchObject([{ type: 'openTicket' }]);
    expect(other.change.openTickets?.map(({ ticketId }) => ticketId)).toEqual(['T-1', 'T-2NEW22']);
    expect(same.effects).toMatchObject([{ type: 'addNote', ticketId: 'T-1' }]);
  });

  test('beyond five open tickets says on the latest which parcel it is about', () => {
    const open = [1, 2, 3, 4, 5].map((number) => ({ ticketId: `T-${String(number)}` }));
    const more = linked({ ...openTickets(...open), ...prompt({ parcelId: 'dl1001' }) });

    const decided = decideOn(message('It was wet'), more);

    expect(decided.effects).toMatchObject([
      { type: 'addNote', ticketId: 'T-5', note: { text: 'dl1001\nIt was wet' } },
    ]);
  });

  test('beyond five open tickets goes on the latest', () => {
    const open = [1, 2, 3, 4, 5].map((number) => ({ ticketId: `T-${String(number)}` }));

    const decided = decideOn(message('my parcel is damaged'), stranger(openTickets(...open)));

    expect(decided.effects).toMatchObject([{ type: 'addNote', ticketId: 'T-5' }]);
  });

  test('is not opened while somebody else has the thread', () => {
    const threadOwner = { appId: INBOX_APP_ID, since: NOW - MINUTE };

    const decided = decideOn(message('my parcel is damaged'), stranger({ threadOwner }));

    expect(decided.effects).toEqual([]);
  });
});

describe('asking for a ticket', () => {
  test.each([
    ['open a ticket', undefined],
    ['I have a question about DL-1001', 'dl1001'],
    ['I have a question about DL-9001', undefined],
  ])('by %j has the bot ask what it is about (%s)', (text, parcelId) => {
    const decided = decideOn(message(text), linked());

    expect(decided.effects).toEqual([]);
    expect(decided.change.ticketPrompt).toEqual({
      ...{ askedAt: NOW, opening: text },
      ...(parcelId === undefined ? {} : { parcelId }),
    });
    expect(readable(decided.outgoing)).toEqual([
      parcelId === undefined
        ? expect.stringMatching(/^What is it about\?.*\[Never mind\]$/)
        : expect.stringMatching(/^What is your question about dl1001\?/),
    ]);
  });

  test('by the quick reply below a parcel is about that parcel', () => {
    const tracked = decideOn(message('where is DL-1001'), linked());
    const tapped = decideOn(quickReply({ do: 'askQuestion', parcelId: 'dl1001' }), linked());

    expect(readable(tracked.outgoing)[0]).toContain('[Ask a question]');
    expect(tapped.change.ticketPrompt).toEqual({ askedAt: NOW, parcelId: 'dl1001' });
    expect(tapped.outgoing[0]).toHaveProperty('customerId', 'C-1');
  });

  test('with the question itself in many words opens it at once', () => {
    const text = 'I have a question about DL-1001: can my neighbour take it for me?';

    const decided = decideOn(message(text), linked());

    expect(decided.effects).toMatchObject([{ type: 'openTicket', note: { text } }]);
  });

  test.each([
    'It was wet',
    'where is the invoice for it?',
    'I wrote you an e-mail and nobody answered, so please help me',
    'my parcel is damaged',
    'cancel my order',
    'Bestellung abbrechen',
    "login doesn't work",
    'yes',
  ])('the next message is the question, whatever it says: %j', (text) => {
    const decided = decideOn(message(text), linked(prompt({ parcelId: 'dl1001' })));

    expect(decided.effects).toMatchObject([
      { type: 'openTicket', ticket: { parcelId: 'dl1001' }, note: { text } },
    ]);
    expect(decided.change.ticketPrompt).toBeNull();
  });

  test('a picture is a question too', () => {
    const event = message('', { attachments: [{ type: 'image', url: 'https://cdn.example/1' }] });

    const decided = decideOn(event, linked(prompt()));

    expect(decided.effects).toMatchObject([
      { type: 'openTicket', note: { text: '', attachments: [{ type: 'image' }] } },
    ]);
  });

  test('what was said with the wish to ask goes on the ticket too', () => {
    const more = stranger(prompt({ opening: 'question about DL-9001' }));

    const decided = decideOn(message('It was wet'), more);

    expect(decided.effects).toMatchObject([
      { ticket: { subject: 'It was wet' }, note: { text: 'question about DL-9001\nIt was wet' } },
    ]);
  });

  test('a number alone fills in the parcel, and the bot asks on', () => {
    const decided = decideOn(message('dl 1002'), linked(prompt()));

    expect(decided.effects).toEqual([]);
    expect(decided.change.ticketPrompt).toEqual({ askedAt: NOW, parcelId: 'DL-1002' });
  });

  test.each<[string, WebhookEvent]>([
    ['a command', message('log out')],
    ['never mind', message('never mind')],
    ['a tap', quickReply({ do: 'dropQuestion' })],
    ['another tap', quickReply({ do: 'myParcels' })],
  ])('%s ends it', (_, event) => {
    const decided = decideOn(event, linked(prompt()));

    expect(decided.effects).toEqual([]);
    expect(decided.change.ticketPrompt).toBeNull();
  });

  test('a sticker does not end it', () => {
    const decided = decideOn(message('', { stickerId: '369239263222822' }), linked(prompt()));

    expect(decided.change).not.toHaveProperty('ticketPrompt');
  });

  test.each(['where is DL-1001?', 'please show me all of my parcels'])(
    'an hour later, what the bot can answer is for the bot: %j',
    (text) => {
      const after = (minutes: number) =>
        decideOn(message(text), linked(prompt({ askedAt: NOW - minutes * MINUTE })));

      expect(after(59).outcome).toBe('ticket_opened');
      expect(after(60).effects).toEqual([]);
      expect(readable(after(60).outgoing)[0]).toContain('dl1001');
    },
  );

  test('survives a day, not three', () => {
    const after = (days: number) =>
      decideOn(message('It was wet'), linked(prompt({ askedAt: NOW - days * DAY }))).effects;

    expect(after(1)).toMatchObject([{ type: 'openTicket' }]);
    expect(after(3)).toEqual([]);
  });

  test('a link that has ended meanwhile leaves parcel and customer out', () => {
    const decided = decideOn(message('It was wet'), {
      ...stranger(prompt({ parcelId: 'dl1001' })),
      parcels,
    });

    expect(decided.effects[0]).not.toHaveProperty('ticket.parcelId');
    expect(decided.effects[0]).not.toHaveProperty('ticket.customerId');
  });
});

describe('while a ticket is open', () => {
  test.each(['the glass inside', 'It is the blue one, thanks for looking into it', 'ja', 'no'])(
    '%j goes on it',
    (text) => {
      const event = message(text);

      const decided = decideOn(event, stranger(openTickets(unanswered)));

      expect(decided.effects).toMatchObject([
        { type: 'addNote', ticketId: 'T-1', note: { author: 'customer', text } },
      ]);
      expect(decided.change.openTickets).toEqual([{ ticketId: 'T-1', customerAt: NOW }]);
      expect(readable(decided.outgoing)).toEqual([expect.stringContaining('added that to ticket')]);
    },
  );

  test.each([
    ['help', 'help'],
    ['thanks!', 'thanks'],
    ['where is DL-1001', 'track'],
    ['my parcels', 'myParcels'],
    ['log out', 'unlink'],
    ['Deutsch', 'language'],
    ['open a ticket', 'ticket_prompt'],
  ])('%j keeps its meaning', (text, outcome) => {
    const decided = decideOn(message(text), linked(openTickets(unanswered)));

    expect(decided.effects).toEqual([]);
    expect(decided.outcome).toBe(outcome);
  });

  test('a parcel number alone asks for the parcel, unless an agent may have asked for it', () => {
    const event = message('DL-1001');

    const asked = decideOn(event, linked(openTickets(unanswered)));
    const unasked = decideOn(event, linked(openTickets(written(MINUTE))));

    expect(asked.outcome).toBe('ticket_note');
    expect(unasked.outcome).toBe('track');
  });

  test('a sentence with a parcel number that nobody understood goes on it', () => {
    const event = message('the number is DL-1001 and the neighbour has it');

    const decided = decideOn(event, linked(openTickets(written(MINUTE))));

    expect(decided.outcome).toBe('ticket_note');
  });

  test('what is only likely to ask for a parcel goes on it', () => {
    const event = message('that is my parcel in the photo');

    const decided = decideOn(event, linked(openTickets(written(MINUTE))));

    expect(decided.outcome).toBe('ticket_note');
  });

  test('words that follow each other are acknowledged once, in order', () => {
    const soon = decideOn(message('and this'), stranger(openTickets(written(4 * MINUTE))));
    const later = decideOn(message('and this'), stranger(openTickets(written(5 * MINUTE))));

    expect(soon.outgoing).toEqual([]);
    expect(soon.effects).toHaveLength(1);
    expect(later.outgoing).toHaveLength(1);
  });

  test('what we asked for is acknowledged, however soon', () => {
    const more = { ...openTickets(written(MINUTE)), ...prompt({ ticketId: 'T-1' }) };

    const decided = decideOn(message('and this'), stranger(more));

    expect(readable(decided.outgoing)).toEqual([expect.stringContaining('added that to ticket')]);
  });

  test.each([
    'Auf dem Foto sehen Sie das Paket von vorne, es ist alles nass',
    'Das Paket ist von vorne nass',
    'Ich wollte ihn noch anrufen, aber das hat sich erledigt, er kam selbst',
  ])('a sentence that only has such words in it goes to the team: %j', (text) => {
    const onTicket = decideOn(message(text), stranger(openTickets(unanswered)));
    const asAnswer = decideOn(message(text), stranger(prompt()));

    expect(onTicket.effects).toMatchObject([{ type: 'addNote', note: { text } }]);
    expect(asAnswer.effects).toMatchObject([{ type: 'openTicket', note: { text } }]);
  });

  test("a note keeps Facebook's time, never one of the future", () => {
    const at = (timestamp: number) =>
      decideOn(message('x', { timestamp }), stranger(openTickets(unanswered))).effects;

    expect(at(NOW - 5_000)).toMatchObject([{ note: { at: NOW - 5_000 } }]);
    expect(at(NOW + DAY)).toMatchObject([{ note: { at: NOW } }]);
  });

  test('"Add to ticket" takes the next message, even one that asks for something else', () => {
    const more = linked(openTickets(unanswered));
    const offered = decideOn(message('where is DL-1001'), more);
    const tapped = decideOn(tap({ do: 'addToTicket', ticketId: 'T-1' }), more);
    const state = changed(linkedState(openTickets(unanswered)), tapped.change);

    const decided = decideOn(message('where is DL-1001'), { ...more, state });

    expect(readable(offered.outgoing)[0]).toContain('[Add to T-1]');
    expect(readable(tapped.outgoing)).toEqual(['What shall I add to ticket T-1? [Never mind]']);
    expect(decided.effects).toMatchObject([{ type: 'addNote', ticketId: 'T-1' }]);
  });

  test.each<[string, Partial<Snapshot>]>([
    [
      'that is closed, although the chat was not told yet',
      { ...stranger(openTickets(unanswered)), tickets: [row({ status: 'closed' })] },
    ],
    ['that somebody removed', { ...stranger(openTickets(unanswered)), tickets: [] }],
    [
      "whose customer's link has ended",
      { ...stranger(openTickets(unanswered)), tickets: [row({ customerId: 'C-1' })] },
    ],
    [
      'of another customer than the linked one',
      { ...linked(openTickets(unanswered)), tickets: [row({ customerId: 'C-2' })] },
    ],
  ])('nothing goes on one %s', (_, more) => {
    const decided = decideOn(message('the glass inside'), more);
    const tapped = decideOn(tap({ do: 'solveTicket', ticketId: 'T-1' }), more);

    expect(decided.outcome).toBe('unknown');
    expect(decided.effects).toEqual([]);
    expect(tapped.outcome).toBe('ticket_not_open');
    expect(tapped.effects).toEqual([]);
  });
});

describe('closing and reopening', () => {
  test('"Solved" closes the ticket and offers the way back', () => {
    const decided = decideOn(
      tap({ do: 'solveTicket', ticketId: 'T-1' }),
      stranger(openTickets(unanswered, { ticketId: 'T-2' })),
    );

    expect(decided.effects).toEqual([{ type: 'ticketStatus', ticketId: 'T-1', status: 'closed' }]);
    expect(decided.change.openTickets).toEqual([{ ticketId: 'T-2' }]);
    expect(readable(decided.outgoing)).toEqual([
      'Ticket T-1 is closed. Is something still open? Just reopen it. [Reopen] [My parcels]',
    ]);
    expect(decided.outgoing[0]).toMatchObject({ occasion: 'reply' });
  });

  test('"Reopen" opens it again, and the next words go on it', () => {
    const event = tap({ do: 'reopenTicket', ticketId: 'T-1' });

    const decided = decideOn(event, { ...stranger(), tickets: [row({ status: 'closed' })] });
    const twice = decideOn(event, stranger(openTickets(unanswered)));

    expect(decided.effects).toEqual([{ type: 'ticketStatus', ticketId: 'T-1', status: 'open' }]);
    expect(decided.change.openTickets).toEqual([{ ticketId: 'T-1' }]);
    expect(readable(decided.outgoing)[0]).toMatch(/^Ticket T-1 is open\..*\[Solved\]$/);
    expect(twice.effects).toEqual([]);
  });

  test.each<[string, readonly Ticket[]]>([
    ['of another chat', [row({ psid: 'P-2', status: 'closed' })]],
    ['of a customer who is not linked', [row({ customerId: 'C-1', status: 'closed' })]],
    ['that is not there', []],
  ])('a ticket %s is not reopened, nor told about', (_, tickets) => {
    const event = tap({ do: 'reopenTicket', ticketId: 'T-1' });

    const decided = decideOn(event, { ...stranger(), tickets });

    expect(decided.effects).toEqual([]);
    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/isn't open here.*\[Ask a question\]/),
    ]);
  });
});
