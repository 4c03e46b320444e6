import * as fc from 'fast-check';
import { decide } from '../../../src/conversation/decide';
import type { Snapshot } from '../../../src/conversation/decision';
import { decodeChoice } from '../../../src/messenger/choice';
import { DAY, MINUTE } from '../../../src/shared/clock';
import type { ConversationState } from '../../../src/store/conversation-state';
import type { TicketRow } from '../../../src/store/tickets';
import { stored } from './arbitraries';
import { anna, known, linkedState, message, NOW, parcel, readable, snapshotFor } from './events';

const T1 = 'T-2AAAAA';
const T2 = 'T-2BBBBB';

const row = (ticketId: string, more: Partial<TicketRow> = {}): TicketRow => ({
  ...{ ticketId, status: 'open', psid: 'P-1', createdAt: NOW - 3 * DAY },
  ...more,
});
const chat = (
  tickets: readonly TicketRow[],
  more: Partial<ConversationState> = {},
): Partial<Snapshot> => ({
  state: known({
    openTickets: tickets
      .filter(({ status }) => status === 'open')
      .map(({ ticketId }) => ({ ticketId })),
    ...more,
  }),
  tickets,
});
const decideOn = (text: string, more: Partial<Snapshot>) => {
  const event = message(text);
  return decide(event, snapshotFor(event, more));
};

describe('typed, while one ticket is open', () => {
  test.each(['solved', "that's settled, thanks", 'Erledigt, danke', 'close my ticket'])(
    '%j closes it as the tap would',
    (text) => {
      const decided = decideOn(text, chat([row(T1)]));

      expect(decided.effects).toEqual([{ type: 'ticketStatus', ticketId: T1, status: 'closed' }]);
      expect(decided.change).toMatchObject({ openTickets: [], closedTicket: T1 });
      expect(readable(decided.outgoing)[0]).toContain('[Reopen]');
    },
  );

  test.each(["it's not solved", 'is that solved?', 'noch nicht erledigt'])(
    '%j goes on it',
    (text) => {
      const decided = decideOn(text, chat([row(T1)]));

      expect(decided.effects).toMatchObject([{ type: 'addNote', ticketId: T1 }]);
    },
  );

  test.each([
    ['of a new ticket drops that question, and closes nothing', {}, 'ticket_prompt_dropped'],
    ['of what to add to a ticket closes that one', { ticketId: T1 }, 'ticket_closed'],
  ])('"hat sich erledigt" as the answer to our question %s', (_, about, outcome) => {
    const prompted = chat([row(T1), row(T2)], {
      ticketPrompt: { askedAt: NOW - MINUTE, ...about },
    });

    const decided = decideOn('hat sich erledigt', prompted);

    expect(decided.outcome).toBe(outcome);
    expect(decided.effects).toHaveLength(outcome === 'ticket_closed' ? 1 : 0);
    expect(decided.change.ticketPrompt).toBeNull();
  });
});

describe('typed, while no ticket is open', () => {
  test.each([
    ['solved', 'unknown'],
    ['reopen', 'unknown'],
    ['what about my request', 'ticket_state'],
  ])('%j is %s', (text, outcome) => {
    const decided = decideOn(text, chat([]));

    expect([decided.outcome, decided.effects]).toEqual([outcome, []]);
  });

  test('the answer to what the question is goes to the team, although it speaks of one', () => {
    const text = 'What about my request of last week?';

    const decided = decideOn(text, chat([], { ticketPrompt: { askedAt: NOW - MINUTE } }));

    expect(decided.effects).toMatchObject([{ type: 'openTicket', note: { text } }]);
  });

  test('a parcel number in it asks for the parcel', () => {
    const more = { ...chat([]), state: linkedState(), customer: anna };

    const decided = decideOn('status of my request DL-1001', {
      ...more,
      parcels: [parcel('DL-1001')],
    });

    expect(readable(decided.outgoing)[0]).toContain('DL-1001 is on its way');
  });

  test('what is said with "reopen" goes on the ticket', () => {
    const text = 'please reopen, the new parcel is broken too';

    const decided = decideOn(text, chat([row(T1, { status: 'closed' })], { closedTicket: T1 }));

    expect(decided.effects).toMatchObject([
      { type: 'ticketStatus', ticketId: T1, status: 'open', note: { author: 'customer', text } },
    ]);
    expect(decided.change).toMatchObject({ openTickets: [{ ticketId: T1, customerAt: NOW }] });
  });

  test('"reopen" opens the one that was closed last', () => {
    const decided = decideOn(
      'please reopen it',
      chat([row(T1, { status: 'closed' })], { closedTicket: T1 }),
    );

    expect(decided.effects).toMatchObject([
      { type: 'ticketStatus', ticketId: T1, status: 'open', note: { text: 'please reopen it' } },
    ]);
    expect(decided.change).toMatchObject({ openTickets: [{ ticketId: T1 }], closedTicket: null });
  });

  test('who asks how their tickets stand is told of the one that was closed last', () => {
    const closed = row(T1, { status: 'closed', statusAt: NOW - DAY });

    const decided = decideOn('my tickets', chat([closed], { closedTicket: T1 }));

    expect(readable(decided.outgoing)[0]).toMatch(
      /^Ticket T-2AAAAA has been closed since November 19\. \[Reopen\]/,
    );
  });
});

describe('typed, while several tickets are open', () => {
  const several = chat([row(T1, { subject: 'It is wet' }), row(T2)]);

  test('"solved" has the bot ask which, and closes none', () => {
    const decided = decideOn('solved', several);

    expect(decided.effects).toEqual([]);
    expect(readable(decided.outgoing)).toEqual([
      `Which one is solved?\n${T1}: It is wet\n${T2} [${T1}] [${T2}]`,
    ]);
    const [question] = decided.outgoing;
    const replies = question?.type === 'message' ? question.content.quickReplies : undefined;
    expect(decodeChoice(replies![0]!.payload)).toEqual({ do: 'solveTicket', ticketId: T1 });
  });

  test('a number says which', () => {
    const closed = decideOn('t 2aaaaa is solved, close ticket t2aaaaa', several);
    const noted = decideOn('The left side of it is wet, see T-2AAAAA', several);

    expect(closed.effects).toMatchObject([{ type: 'ticketStatus', ticketId: T1 }]);
    expect(noted.effects).toMatchObject([{ type: 'addNote', ticketId: T1 }]);
  });

  test('words without one go on the last, of which the person is told, with the others to choose', () => {
    const decided = decideOn('the left side', several);

    expect(decided.effects).toMatchObject([{ type: 'addNote', ticketId: T2 }]);
    expect(readable(decided.outgoing)[0]).toMatch(
      /ticket T-2BBBBB .*Did you mean another one\?.*\[Solved\] \[Add to T-2AAAAA\]/,
    );
  });

  test.each(['the left side', 'solved', 'my tickets'])(
    'however many there are, the answer to %j has no more choices than Facebook takes',
    (text) => {
      const rows = Array.from({ length: 20 }, (_, index) => row(`T-${String(index)}`));

      const [told] = decideOn(text, chat(rows)).outgoing;

      const choices = told?.type === 'message' ? told.content.quickReplies : undefined;
      expect(choices!.length).toBeGreaterThan(7);
      expect(choices!.length).toBeLessThanOrEqual(13);
    },
  );

  test('who asks how they stand is told of each', () => {
    const decided = decideOn('what about my requests?', several);

    expect(readable(decided.outgoing)[0]).toMatch(/T-2AAAAA has been[^]*T-2BBBBB has been/);
  });
});

describe('how a ticket stands', () => {
  const state = linkedState({ openTickets: [{ ticketId: T1, customerId: 'C-1' }] });
  const linked = (more: Partial<TicketRow>, locale: 'de' | 'en' = 'en'): Partial<Snapshot> => ({
    state: { ...state, locale },
    customer: anna,
    tickets: [row(T1, { customerId: 'C-1', parcelId: 'DL-1001', ...more })],
  });
  const note = { noteId: 'n', text: 'x', at: NOW - DAY };

  test('tells since when, about what, and that the team has the last word', () => {
    const more = linked({ lastNote: { ...note, author: 'customer' } });

    const decided = decideOn('status of my ticket', more);

    expect(readable(decided.outgoing)[0]).toMatch(
      /^Ticket T-2AAAAA about DL-1001 has been open since November 17\. Our team has your last message of November 19;.*\[Add to T-2AAAAA\] \[Solved\]/,
    );
    expect(decided.outgoing[0]).toHaveProperty('customerId', 'C-1');
  });

  test('tells who of the team wrote last, in German', () => {
    const more = linked({ lastNote: { ...note, author: 'agent', agentName: 'Maria' } }, 'de');

    const decided = decideOn('Was ist mit meiner Anfrage?', more);

    expect(readable(decided.outgoing)[0]).toMatch(
      /^Ihre Anfrage T-2AAAAA zu DL-1001 ist seit dem 17\. November offen\. Maria aus unserem Team hat zuletzt am 19\. November geschrieben\./,
    );
  });

  test.each<[string, readonly TicketRow[]]>([
    ['of another chat', [row(T2, { psid: 'P-2' })]],
    ['of a customer who is not linked', [row(T2, { customerId: 'C-2', parcelId: 'DL-9' })]],
    ['that is not there', []],
  ])('is not told of one %s', (_, tickets) => {
    const decided = decideOn(`what about ${T2}?`, { state: known(), tickets });

    expect(readable(decided.outgoing)).toEqual([expect.stringMatching(/isn't open here/)]);
  });

  test('a text about a parcel is still answered as one', () => {
    const decided = decideOn('where is DL-1001?', {
      ...linked({}),
      parcels: [parcel('DL-1001')],
    });

    expect(decided.outcome).toBe('track');
  });
});

test('for every stored state, typed words close and open only own tickets, and tell of no other', () => {
  const texts = fc.constantFrom(
    ...['solved', 'erledigt', 'reopen', 'my tickets', 'status of my ticket'],
    ...['close T-2AAAAA', 'reopen T-2AAAAA', 'T-2AAAAA', 'T-2BBBBB', 'Ticket schließen'],
  );
  const rename = (text: string): string => text.replaceAll('T-1', T1).replaceAll('T-2"', `${T2}"`);
  fc.assert(
    fc.property(texts, stored, fc.constantFrom(T1, T2), (text, given, closedTicket) => {
      const renamed = JSON.parse(rename(JSON.stringify(given))) as typeof given;
      const known = { ...renamed, state: { ...renamed.state, closedTicket } };

      const { effects, outgoing } = decideOn(text, known);

      const mine = known.tickets.filter(({ customerId, psid }) =>
        customerId === undefined ? psid === 'P-1' : customerId === known.customer?.customerId,
      );
      for (const effect of effects) {
        if (effect.type !== 'ticketStatus') continue;
        expect(mine.map(({ ticketId }) => ticketId)).toContain(effect.ticketId);
      }
      const said = JSON.stringify(outgoing);
      const told = [T1, T2].filter((ticketId) => said.includes(ticketId));
      expect(mine.map(({ ticketId }) => ticketId)).toEqual(expect.arrayContaining(told));
    }),
    { numRuns: 300 },
  );
});
