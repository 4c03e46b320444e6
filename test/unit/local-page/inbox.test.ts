import { ControlRefused } from '../../../src/local/messenger/control/control-client';
import type {
  Thread,
  ThreadMessage,
  ThreadState,
} from '../../../src/local/messenger/thread/thread-model';
import { formatWait } from '../../../src/local/page/inbox/item-times';
import { createRefresh } from '../../../src/local/page/inbox/refresh';
import { explainRefusal } from '../../../src/local/page/inbox/refusal-words';
import { inTicketOrder, waitingTickets } from '../../../src/local/page/inbox/ticket-order';
import {
  inInboxOrder,
  unansweredMessages,
  waitingThreads,
} from '../../../src/local/page/inbox/waiting';
import { describeWindow } from '../../../src/local/page/inbox/window-words';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type From = ThreadMessage['from'];

/** A thread whose messages came in this order, one a second from `startsAt` on. */
function thread(
  psid: string,
  owner: ThreadState['owner'],
  messages: readonly From[],
  startsAt = 0,
): Thread {
  return {
    person: { psid, name: psid, locale: 'en_GB', hasProfile: true },
    state: {
      ...{ typing: false, started: true, deliveredUntil: null, readUntil: null, seenUntil: null },
      ...{ windowClosesAt: null, owner, linked: false, blocked: false, euRestricted: false },
    },
    messages: messages.map((from, index) => ({
      mid: `${psid}-${String(index)}`,
      at: startsAt + index * 1_000,
      from,
      content: { kind: 'text', text: from },
    })),
  };
}

const threadsOf = (...threads: readonly Thread[]): Readonly<Record<string, Thread>> =>
  Object.fromEntries(threads.map((each) => [each.person.psid, each]));

describe('the order of the Inbox', () => {
  test('puts who waits for a human first, the longest wait on top', () => {
    const threads = threadsOf(
      thread('answered', 'bot', ['customer', 'bot'], 9 * HOUR),
      thread('unanswered', 'bot', ['bot', 'customer'], 2 * HOUR),
      thread('waits', 'inbox', ['customer'], 5 * HOUR),
      thread('waits longest', 'inbox', ['customer', 'bot'], HOUR),
      thread('was answered', 'inbox', ['customer', 'agent'], 8 * HOUR),
    );

    const order = inInboxOrder(threads).map(({ person }) => person.psid);

    expect(order).toEqual(['waits longest', 'waits', 'unanswered', 'answered', 'was answered']);
  });

  test('leaves out who never wrote', () => {
    const order = inInboxOrder(threadsOf(thread('silent', 'idle', [])));

    expect(order).toEqual([]);
  });

  test.each<[string, ThreadState['owner'], readonly From[], boolean]>([
    ['the customer spoke last', 'inbox', ['agent', 'customer'], true],
    ['the bot spoke last, and handed over', 'inbox', ['customer', 'bot'], true],
    ['an agent spoke last', 'inbox', ['customer', 'agent'], false],
    ['Facebook printed a line after the agent', 'inbox', ['agent', 'facebook'], false],
    ['the bot has the thread', 'bot', ['customer'], false],
  ])('when %s, whether they wait for a human', (_, owner, messages, waits) => {
    const waiting = waitingThreads(threadsOf(thread('anna', owner, messages)));

    expect(waiting).toHaveLength(waits ? 1 : 0);
  });

  test('counts what the customer wrote since anybody answered', () => {
    const chat = thread('anna', 'bot', ['customer', 'bot', 'customer', 'facebook', 'customer']);

    const unanswered = unansweredMessages(chat);

    expect(unanswered.map(({ mid }) => mid)).toEqual(['anna-2', 'anna-4']);
  });
});

describe('what is said of the window', () => {
  const closesAt = Date.UTC(2026, 10, 21, 12);

  test.each([
    ['before it closes', closesAt - 1, /^24-hour window open until/, true],
    ['once it has closed', closesAt, /a human may still answer for 7 days/, false],
    ['in the last moment of 7 days', closesAt + 6 * DAY - 1, /a human may still answer/, false],
    ['after 7 days', closesAt + 6 * DAY, /nobody may write before they do/, false],
  ])('%s', (_, now, sentence, isOpen) => {
    const words = describeWindow(closesAt, now);

    expect(words.long).toMatch(sentence);
    expect(words.isOpen).toBe(isOpen);
  });

  test('of who never wrote', () => {
    expect(describeWindow(null, closesAt).long).toMatch(/have not written yet/);
  });
});

describe('what is said of a refusal', () => {
  test.each([
    ['thread_not_owned', 'Take it over first'],
    ['person_unavailable', 'Anna has blocked the Page'],
    ['outside_window', 'Anna last wrote more than 7 days ago'],
    ['busy', '(busy)'],
    ['unknown', '(unknown)'],
  ] as const)('%s', (code, sentence) => {
    expect(explainRefusal(new ControlRefused(409, code, 'Refused'), 'Anna')).toContain(sentence);
  });

  test('nothing of what is none', () => {
    expect(explainRefusal(new TypeError('fetch failed'), 'Anna')).toBeUndefined();
  });
});

describe('the order of tickets', () => {
  const tickets = [
    { ticketId: 'closed', status: 'closed' },
    { ticketId: 'waits', status: 'open', waitingSince: 20 },
    { ticketId: 'answered', status: 'open' },
    { ticketId: 'waits longest', status: 'open', waitingSince: 10 },
  ] as const;

  test('puts who waits first, the longest wait on top, and closed ones last', () => {
    const order = inTicketOrder(tickets).map(({ ticketId }) => ticketId);

    expect(order).toEqual(['waits longest', 'waits', 'answered', 'closed']);
    expect(waitingTickets(tickets)).toHaveLength(2);
  });
});

test.each([
  [59_000, 'a moment'],
  [60_000, '1 min'],
  [HOUR - 1, '59 min'],
  [HOUR, '1 h'],
  [2 * DAY - 1, '47 h'],
  [2 * DAY, '2 days'],
])('a wait of %d ms is %s', (waited, words) => {
  expect(formatWait(1_000, 1_000 + waited)).toBe(words);
});

describe('loading again', () => {
  test('happens once more for all calls during a loading, and never twice at once', async () => {
    const under: (() => void)[] = [];
    let atOnce = 0;
    let most = 0;
    const refresh = createRefresh(async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise<void>((resolve) => under.push(resolve));
      atOnce -= 1;
    });

    const all = [refresh(), refresh(), refresh()];
    under[0]?.();
    await all[0];
    await Promise.resolve();
    under[1]?.();
    await Promise.all(all);

    expect(under).toHaveLength(2);
    expect(most).toBe(1);
  });

  test('goes on after a failure', async () => {
    let times = 0;
    const refresh = createRefresh(() => {
      times += 1;
      return times === 1 ? Promise.reject(new Error('down')) : Promise.resolve();
    });

    const [first, second] = await Promise.allSettled([refresh(), refresh()]);

    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
  });
});
