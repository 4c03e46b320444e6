import type { Overview } from '../../../src/local/messenger/control/control-api';
import type {
  Person,
  Thread,
  ThreadMessage,
  ThreadState,
} from '../../../src/local/messenger/thread/thread-model';
import {
  applyEvent,
  EMPTY_WORLD,
  loadOverview,
  loadThread,
  loadWorld,
  selectedThread,
  unreadMessages,
} from '../../../src/local/page/messenger/world';
import { receiptOf, signatureOf, toTimeline } from '../../../src/local/page/messenger/timeline';

const MINUTE = 60_000;

const person = (psid: string): Person => ({
  psid,
  name: `Person ${psid}`,
  locale: 'en_GB',
  hasProfile: true,
});

const STATE: ThreadState = {
  typing: false,
  started: true,
  deliveredUntil: null,
  readUntil: null,
  seenUntil: null,
  windowClosesAt: null,
  owner: 'bot',
  linked: false,
  blocked: false,
  euRestricted: false,
};

const text = (mid: string, at: number, from: ThreadMessage['from'] = 'bot'): ThreadMessage => ({
  mid,
  at,
  from,
  content: { kind: 'text', text: mid },
});

const thread = (
  psid: string,
  messages: readonly ThreadMessage[] = [],
  state: Partial<ThreadState> = {},
): Thread => ({ person: person(psid), state: { ...STATE, ...state }, messages });

const overview = (people: readonly Person[], messengerProfile = {}): Overview => ({
  page: { id: '1', name: 'Parcels' },
  appId: '2',
  now: 0,
  webhookUrl: null,
  subscribed: true,
  people,
  faults: {} as Overview['faults'],
  messengerProfile,
  templates: [],
  localSites: {},
});

const worldOf = (...threads: readonly Thread[]) =>
  loadWorld(EMPTY_WORLD, overview(threads.map((each) => each.person)), threads);

describe('the world as the page knows it', () => {
  it('shows the first person until another is chosen, and keeps that choice', () => {
    const first = worldOf(thread('1'), thread('2'));
    const chosen = { ...first, selected: '2' };

    const again = loadWorld(chosen, overview([person('1'), person('2')]), [thread('2')]);

    expect(first.selected).toBe('1');
    expect(again.selected).toBe('2');
  });

  it('shows the first person when the chosen one is gone', () => {
    const chosen = { ...worldOf(thread('1')), selected: '9' };

    const again = loadWorld(chosen, overview([person('1')]), [thread('1')]);

    expect(again.selected).toBe('1');
  });

  it('takes the Page’s profile over without touching anybody’s thread', () => {
    const world = worldOf(thread('1', [text('a', 1)]));

    const next = loadOverview(world, overview([], { greeting: [] }));

    expect(next.profile).toEqual({ greeting: [] });
    expect(next.threads).toBe(world.threads);
  });

  it('knows by how much the emulated clock is ahead', () => {
    const overviewTomorrow = { ...overview([]), now: Date.now() + 1_000_000 };

    const { clockAhead } = loadOverview(EMPTY_WORLD, overviewTomorrow);

    expect(clockAhead).toBeGreaterThan(990_000);
    expect(clockAhead).toBeLessThanOrEqual(1_000_000);
  });

  it('adds someone new with their thread, and leaves the phone in use', () => {
    const world = worldOf(thread('1'));

    const next = loadThread(world, thread('2', [text('a', 1)]));

    expect(next.people.map(({ psid }) => psid)).toEqual(['1', '2']);
    expect(next.threads['2']?.messages).toHaveLength(1);
    expect(next.selected).toBe('1');
  });

  it('appends a new message to its own thread only', () => {
    const world = worldOf(thread('1'), thread('2'));

    const next = applyEvent(world, { type: 'message', psid: '2', message: text('m', 5) });

    expect(next.threads['2']?.messages).toEqual([text('m', 5)]);
    expect(next.threads['1']).toBe(world.threads['1']);
  });

  it('replaces a message that changed, in its place', () => {
    const world = worldOf(thread('1', [text('a', 1), text('b', 2)]));
    const changed = { ...text('a', 1), reactions: [{ from: 'page' as const, emoji: '👍' }] };

    const next = applyEvent(world, { type: 'message', psid: '1', message: changed });

    expect(selectedThread(next)?.messages).toEqual([changed, text('b', 2)]);
  });

  it('does not change for somebody who is not loaded yet, nor for the wire', () => {
    const world = worldOf(thread('1'));

    const next = applyEvent(world, { type: 'message', psid: '9', message: text('m', 5) });

    expect(next).toBe(world);
  });

  it('counts as unread what the Page sent after the last read', () => {
    const messages = [text('read', 1), text('mine', 2, 'customer'), text('new', 3)];

    const unread = unreadMessages(thread('1', messages, { readUntil: 1 }));

    expect(unread.map(({ mid }) => mid)).toEqual(['new']);
  });
});

describe('the timeline', () => {
  it('prints the time above the first message and after each pause', () => {
    const messages = [text('a', 0), text('b', 10 * MINUTE), text('c', 20 * MINUTE + 1)];

    const pauses = toTimeline(messages).map(({ afterPause }) => afterPause);

    expect(pauses).toEqual([true, false, true]);
  });

  it('quotes what a message answers, unless that is not in the thread', () => {
    const messages = [
      text('a', 0),
      { ...text('b', 1), replyToMid: 'a' },
      { ...text('c', 2), replyToMid: 'gone' },
    ];

    const quotes = toTimeline(messages).map(({ quote }) => quote);

    expect(quotes).toEqual([undefined, 'a', undefined]);
  });

  it('is drawn anew where a message changed, and nowhere else', () => {
    const [a, b] = [text('a', 0), text('b', 1)];
    const reacted = { ...b, reactions: [{ from: 'customer' as const, emoji: '👍' }] };

    const before = toTimeline([a, b]).map(signatureOf);
    const after = toTimeline([{ ...a }, reacted]).map(signatureOf);

    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  it.each([
    ['customer', {}, 'Sent'],
    ['customer', { seenUntil: 4 }, 'Sent'],
    ['customer', { seenUntil: 5 }, 'Seen'],
    ['bot', {}, 'Not delivered'],
    ['bot', { deliveredUntil: 5 }, 'Delivered'],
    ['agent', { deliveredUntil: 5, readUntil: 5 }, 'Read'],
    ['facebook', {}, undefined],
  ] as const)('tells what became of the last message, from %s with %j', (from, state, expected) => {
    const receipt = receiptOf(thread('1', [text('m', 5, from)], state));

    expect(receipt).toBe(expected);
  });
});
