import { decide } from '../../../src/conversation/decide';
import type { Snapshot } from '../../../src/conversation/decision';
import type { Attachment, RecognisedEvent } from '../../../src/messenger/webhook/events';
import { DAY, MINUTE } from '../../../src/shared/clock';
import { newConversation, UNKNOWN_OWNER } from '../../../src/store/conversation-state';
import {
  anna,
  APP_ID,
  INBOX_APP_ID,
  known,
  knownButForLanguage,
  linkedState,
  message,
  NOW,
  origin,
  parcel,
  readable,
  snapshotFor,
  tap,
} from './events';

const linked: Partial<Snapshot> = { state: linkedState(), customer: anna };

const profile = { firstName: 'Ann', readAt: NOW };

const answerTo = (event: Parameters<typeof decide>[0], more: Partial<Snapshot> = {}) =>
  readable(decide(event, snapshotFor(event, more)).outgoing);

describe('the first words', () => {
  test('Get Started greets, discloses automation and offers what to do', () => {
    const state = newConversation('P-1');

    const answer = answerTo(tap({ do: 'start' }), { state });

    expect(answer).toEqual([
      expect.stringMatching(
        /automated assistant.*\[My parcels\] \[Log in\] \[Talk to a human\] \[Help\] \[Deutsch\]$/,
      ),
    ]);
  });

  test('another first message is answered after the disclosure', () => {
    const state = newConversation('P-1');

    const answer = answerTo(message('where is DL-1001'), { state });

    expect(answer).toEqual([
      expect.stringContaining('automated assistant'),
      expect.stringMatching(/log in.*\[logIn\] \[I'm on a computer\]$/),
    ]);
  });

  test.each<[string, RecognisedEvent]>([
    ['a button', tap({ do: 'myParcels' })],
    ['a link', { ...origin(), kind: 'referral', ref: 'poster' }],
    ['a plugin', { ...origin(), kind: 'optin', ref: 'poster' }],
    ['a sticker', message('', { stickerId: '369239263222822' })],
    ['a picture', message('', { attachments: [{ type: 'image' }] })],
    ['words that go on a ticket', message('my parcel is damaged')],
    ['a wish to stop', message('stop')],
    ['a wish to mute', message('mute')],
    ['an old button', tap({ do: 'help' }, { payload: 'OLD', title: 'Old' })],
  ])('whoever begins with %s is told first that a bot answers', (_, event) => {
    const [first] = answerTo(event, { state: newConversation('P-1') });

    expect(first).toMatch(/automated assistant/);
  });

  test('the disclosure is not repeated', () => {
    const answer = answerTo(message('my parcels'));

    expect(answer).toHaveLength(1);
  });

  test('the language of the text is answered and kept', () => {
    const event = message('Wo ist mein Paket?');

    const decided = decide(event, snapshotFor(event, { state: newConversation('P-1') }));

    expect(decided.change).toMatchObject({ textLocale: 'de' });
    expect(decided.change).not.toHaveProperty('locale');
    expect(readable(decided.outgoing)[0]).toContain('automatischer Assistent');
  });

  test("the account's language goes before the text's, the own choice before both", () => {
    const german = { ...anna, locale: 'de' as const };

    const byAccount = answerTo(message('my parcels'), {
      state: knownButForLanguage({ customerId: 'C-1' }),
      customer: german,
    });
    const byChoice = answerTo(message('meine Pakete'), { state: linkedState(), customer: german });

    expect(byAccount[0]).toContain('Zurzeit');
    expect(byChoice[0]).toContain('at the moment');
  });

  test("the profile's language goes before the text's, and is kept with the name", () => {
    const event = message('Wo ist mein Paket?');
    const profile = { firstName: 'Ann', locale: 'en' as const, readAt: NOW };

    const decided = decide(event, snapshotFor(event, { state: newConversation('P-1'), profile }));

    expect(decided.change).toMatchObject({ profile, textLocale: 'de' });
    expect(readable(decided.outgoing)[0]).toContain('automated assistant');
  });

  test.each<[string, Partial<Snapshot>, string]>([
    ['the first name of the profile', { profile }, 'Hello, Ann!'],
    ['the one that was read before', { state: known({ profile }) }, 'Hello, Ann!'],
    ["the customer's name where linked", { ...linked, profile }, 'Hello, Anna Berger!'],
    ['none that is not known', {}, 'Hello! I'],
    [
      "the profile's where the customer's row has none",
      { state: linkedState(), customer: { customerId: 'C-1', psid: 'P-1' }, profile },
      'Hello, Ann!',
    ],
  ])('greets by %s', (_, more, hello) => {
    expect(answerTo(tap({ do: 'start' }), more)[0]).toContain(hello);
  });

  test('a profile that was read is remembered although somebody else has the thread', () => {
    const event = message('hi');
    const state = known({ threadOwner: { appId: INBOX_APP_ID, since: NOW - MINUTE } });

    const decided = decide(event, snapshotFor(event, { state, profile }));

    expect(decided.change.profile).toEqual(profile);
  });

  test('a choice of language is kept and answered in it', () => {
    const event = message('auf Deutsch bitte');

    const decided = decide(event, snapshotFor(event));

    expect(decided.change.locale).toBe('de');
    expect(readable(decided.outgoing)[0]).toMatch(/auf Deutsch.*\[English\]$/);
  });
});

describe('asking about parcels', () => {
  const parcels = [
    parcel('DL-1003', { status: 'delivered' }),
    parcel('DL-1002', { location: 'Leipzig' }),
    parcel('dl1001'),
  ];

  test('those on their way come first, each with a quick reply', () => {
    const [answer = ''] = answerTo(message('my parcels'), { ...linked, parcels });

    expect(answer.match(/DL-1003|DL-1002|dl1001/g)).toEqual([
      ...['dl1001', 'DL-1002', 'DL-1003'],
      ...['dl1001', 'DL-1002', 'DL-1003'],
    ]);
  });

  test('at most ten are listed, and the rest is counted', () => {
    const many = Array.from({ length: 14 }, (_, index) => parcel(`DL-${String(2000 + index)}`));

    const [answer = ''] = answerTo(message('my parcels'), { ...linked, parcels: many });

    expect(answer).toContain('and 4 more');
    expect(answer.match(/\[DL-/g)).toHaveLength(10);
  });

  test('a parcel is found however its row and the question spell it', () => {
    const answer = answerTo(message('where is DL-1001?'), { ...linked, parcels });

    expect(answer).toEqual([expect.stringContaining('dl1001 is on its way')]);
  });

  test('several numbers in one sentence are answered each', () => {
    const [answer = ''] = answerTo(message('DL-1002 and DL-1003 and DL-9999'), {
      ...linked,
      parcels,
    });

    expect(answer).toContain('Leipzig');
    expect(answer).toContain('DL-1003 has been delivered');
    expect(answer).toContain("DL-9999 isn't among your parcels");
  });

  test('without a number the bot asks which one, or takes the only one', () => {
    const several = answerTo(message('where is my parcel'), { ...linked, parcels });
    const only = answerTo(message('where is my parcel'), { ...linked, parcels: [parcel('DL-7')] });

    expect(several[0]).toMatch(/Which parcel.*\[dl1001\] \[DL-1002\] \[DL-1003\]$/);
    expect(only[0]).toContain('DL-7 is on its way');
  });

  test('without parcels it says so', () => {
    const answer = answerTo(message('my parcels'), linked);

    expect(answer[0]).toContain("don't find any parcels");
  });

  test.each(['my parcels', 'where is DL-1001', 'where is DL-9999', 'track'])(
    'whoever is not linked learns nothing by %j',
    (text) => {
      const answer = answerTo(message(text), { parcels });

      expect(answer).toEqual([
        expect.stringMatching(/^To tell you.*\[logIn\] \[I'm on a computer\]$/),
      ]);
    },
  );
});

describe('other messages', () => {
  test.each([
    ['the weather', /didn't understand.*\[My parcels\]/],
    ['thanks', /welcome.*\[My parcels\]/],
    ['help', /my parcels.*\[Deutsch\]/],
  ])('%j is answered with a way on', (text, expected) => {
    const answer = answerTo(message(text));

    expect(answer).toEqual([expect.stringMatching(expected)]);
  });

  test.each<[Attachment['type'], RegExp]>([
    ['image', /can't see pictures/],
    ['audio', /can't listen to recordings/],
    ['location', /can't do anything with a place/],
    ['fallback', /can't open links/],
    ['reel', /can't open links/],
    ['video', /can't open that/],
    ['file', /can't open that/],
    ['unknown', /can't open that/],
  ])('%s without a word gets a sensible answer, and the way to our team', (type, expected) => {
    const [answer] = answerTo({ ...message(''), attachments: [{ type }] });

    expect(answer).toMatch(expected);
    expect(answer).toContain('[Ask a question] [My parcels]');
  });

  test('a link with words is understood by its words', () => {
    const attachments = [{ type: 'fallback' as const, url: 'https://shop.example/DL-1001' }];

    const [answer] = answerTo({ ...message('DL-1001'), attachments }, { ...linked });

    expect(answer).toContain("DL-1001 isn't among your parcels");
  });

  test('a sticker is answered, and a thumb with a thumb', () => {
    const sticker = answerTo(message('', { stickerId: '126361870881943' }));
    const thumb = answerTo(message('', { stickerId: '369239263222822' }));

    expect(sticker[0]).toContain('look up');
    expect(thumb[0]).toMatch(/^👍 \[My parcels\]/);
  });

  test('a button that nobody knows is declined politely, with the menu', () => {
    const answer = answerTo(tap({ do: 'help' }, { payload: 'OLD', title: 'Old' }));

    expect(answer[0]).toMatch(/doesn't work any more.*\[My parcels\]/);
  });
});

describe("the customer's action", () => {
  test("opens the window by Facebook's time, never into the future or the past", () => {
    const at = (timestamp: number) => {
      const event = message('hi', { timestamp });
      return decide(event, snapshotFor(event)).change.lastUserActionAt;
    };

    expect(at(NOW - 1_000)).toBe(NOW - 1_000);
    expect(at(NOW + DAY)).toBe(NOW);
    expect(at(NOW - 5 * DAY)).toBe(NOW - MINUTE);
  });

  test.each<[string, RecognisedEvent, number | undefined]>([
    ['a text', message('hi'), NOW - 1_000],
    ['a tap', tap({ do: 'help' }), NOW - 1_000],
    ['a late text', message('hi', { timestamp: NOW - 5 * DAY }), NOW - 2 * DAY],
    ['a text of the future', message('hi', { timestamp: NOW + DAY }), NOW],
    ['a link', { ...origin(), kind: 'referral', ref: 'poster' }, undefined],
    ['a plugin', { ...origin(), kind: 'optin', ref: 'poster' }, undefined],
    ['a reaction', { ...origin(), kind: 'reaction', mid: 'm_1', action: 'react' }, undefined],
  ])('%s counts for the seven days of a human as it should', (_, event, expected) => {
    const state = known({ lastUserMessageAt: NOW - 2 * DAY });

    expect(decide(event, snapshotFor(event, { state })).change.lastUserMessageAt).toBe(expected);
  });

  test('makes a person reachable again and releases what was held', () => {
    const event = message('hi');
    const state = known({ unreachableSince: NOW - DAY, windowClosedAt: NOW - DAY });

    const decided = decide(event, snapshotFor(event, { state }));

    expect(decided.change).toMatchObject({ unreachableSince: null, windowClosedAt: null });
    expect(decided.release).toBe(true);
  });

  test('releases after the window had closed, and has nothing to release while it is open', () => {
    const event = message('hi');
    const late = known({ lastUserActionAt: NOW - 2 * DAY });

    const afterClosing = decide(event, snapshotFor(event, { state: late }));
    const whileOpen = decide(event, snapshotFor(event));

    expect(afterClosing.release).toBe(true);
    expect(whileOpen.release).toBe(false);
  });

  test('a captured request replayed after 30 days has no effect', () => {
    const event = message('my parcels', { timestamp: NOW - 31 * DAY });

    const decided = decide(event, snapshotFor(event, linked));

    expect(decided).toEqual({
      change: {},
      outgoing: [],
      effects: [],
      release: false,
      outcome: 'stale',
    });
  });
});

describe('while somebody else has the thread', () => {
  const owned = known({ threadOwner: { appId: INBOX_APP_ID, since: NOW - MINUTE } });

  test('the bot is silent, and still records the action', () => {
    const event = message('help');

    const decided = decide(event, snapshotFor(event, { state: owned }));

    expect(decided.outgoing).toEqual([]);
    expect(decided.change.lastUserActionAt).toBe(NOW - 1_000);
    expect(decided.release).toBe(false);
  });

  test('the bot is silent on standby, whoever it thinks has the thread', () => {
    const event = message('help', { channel: 'standby' });

    const decided = decide(event, snapshotFor(event));

    expect(decided.outgoing).toEqual([]);
    expect(decided.change.lastUserActionAt).toBe(NOW - 1_000);
  });

  test('after 24 hours without a word from either side the bot is back', () => {
    const event = message('help');
    const threadOwner = { appId: INBOX_APP_ID, since: NOW - DAY };
    const state = known({ threadOwner, lastUserActionAt: NOW - 2 * DAY });

    const decided = decide(event, snapshotFor(event, { state }));

    expect(decided.change.threadOwner).toBeNull();
    expect(decided.release).toBe(true);
    expect(decided.outgoing).toHaveLength(1);
  });

  test('an owner without a name is not renewed by what the customer writes', () => {
    const event = message('help');
    const threadOwner = { appId: UNKNOWN_OWNER, since: NOW - DAY };

    const decided = decide(event, snapshotFor(event, { state: known({ threadOwner }) }));

    expect(decided.change.threadOwner).toBeNull();
    expect(decided.outgoing).toHaveLength(1);
  });

  test('what was held is looked at again: it may be for the owner to send', () => {
    const event = message('help');
    const state = { ...owned, windowClosedAt: NOW - MINUTE };

    const decided = decide(event, snapshotFor(event, { state }));

    expect(decided.outgoing).toEqual([]);
    expect(decided.release).toBe(true);
  });

  test('an agent who answered within 24 hours is not interrupted', () => {
    const event = message('help');
    const state = { ...owned, lastUserActionAt: NOW - 2 * DAY };

    const decided = decide(event, snapshotFor(event, { state }));

    expect(decided.outgoing).toEqual([]);
  });

  test('on standby 24 hours change nothing: the event itself says that somebody has the thread', () => {
    const event = message('help', { channel: 'standby' });
    const threadOwner = { appId: INBOX_APP_ID, since: NOW - 2 * DAY };
    const state = known({ threadOwner, lastUserActionAt: NOW - 2 * DAY });

    const decided = decide(event, snapshotFor(event, { state }));

    expect(decided.change.threadOwner).toEqual({ ...threadOwner, standbyAt: event.timestamp });
    expect(decided.outgoing).toEqual([]);
  });

  test('an undo works at once', () => {
    const event = tap({ do: 'undoLink' });
    const state = { ...linkedState(), threadOwner: { appId: APP_ID + '0', since: NOW } };

    const decided = decide(event, snapshotFor(event, { state, customer: anna }));

    expect(decided.effects).toEqual([{ type: 'unlink', customerId: 'C-1' }]);
  });
});
