import type { Reference } from '../../../src/accounts/reference';
import { decide } from '../../../src/conversation/decide';
import type { Snapshot } from '../../../src/conversation/decision';
import type {
  OptinEvent,
  ReferralEvent,
  WebhookEvent,
} from '../../../src/messenger/webhook/events';
import { DAY, MINUTE } from '../../../src/shared/clock';
import { changed, type LinkQuestion } from '../../../src/store/conversation-state';
import {
  anna,
  INBOX_APP_ID,
  known,
  knownButForLanguage,
  linkedState,
  message,
  NOW,
  parcel,
  readable,
  snapshotFor,
  tap,
} from './events';

const REF = 'r'.repeat(43);
const ben = { customerId: 'C-2', name: 'Ben Carter' };
const stored = { key: 'ref#1', createdAt: NOW, expiresAt: NOW / 1_000 + 60 };
const account: Reference = { ...stored, kind: 'account', customerId: 'C-2' };
const guestOrder: Reference = { ...stored, kind: 'order', orderId: 'O-482913' };
const order: Reference = { ...guestOrder, customerId: 'C-2' };

const referral = (more: Partial<ReferralEvent> = {}): ReferralEvent => {
  const { key, psid, pageId, timestamp, channel } = message('');
  return { key, psid, pageId, timestamp, channel, kind: 'referral', ref: REF, ...more };
};
const optin = (): OptinEvent => ({ ...referral(), kind: 'optin', ref: REF });

const decideOn = (event: WebhookEvent, more: Partial<Snapshot> = {}) =>
  decide(event, snapshotFor(event, more));

const asked = (more: Partial<LinkQuestion> = {}) => ({
  linkQuestion: {
    ...{ customerId: 'C-2', reference: 'ref#1', via: 'm_me' as const, askedAt: NOW - MINUTE },
    nextOrder: known().nextOrder,
    ...more,
  },
});
const answer = (yes: boolean, askedAt = NOW - MINUTE) => tap({ do: 'answerLink', yes, askedAt });

const QUESTION = /Link this chat to Ben's account\?.*\[Yes, link\] \[No\]$/;
const INVALID = /^This link doesn't work any more/;

describe('following a link to an account', () => {
  test.each([
    ['in an existing thread', referral()],
    ['by Get Started', tap({ do: 'start' }, { referral: { ref: REF } })],
    ['with a message', message('hello', { referral: { ref: REF } })],
  ])('%s asks before it links, and is used up', (_, event) => {
    const decided = decideOn(event, { reference: account, candidate: ben });

    expect(readable(decided.outgoing)).toEqual([expect.stringMatching(QUESTION)]);
    expect(decided.effects).toEqual([{ type: 'redeem', key: 'ref#1' }]);
    expect(decided.change.linkQuestion).toEqual({
      customerId: 'C-2',
      reference: 'ref#1',
      via: 'm_me',
      askedAt: NOW,
      nextOrder: known().nextOrder + 1,
    });
    expect(decided.change).not.toHaveProperty('customerId');
  });

  test('from the plugin is remembered as such', () => {
    const decided = decideOn(optin(), { reference: account, candidate: ben });

    expect(decided.change.linkQuestion).toMatchObject({ via: 'send_to_messenger' });
  });

  test.each([
    ['Dr. Ben Carter', "Ben's account"],
    ['  Ben  ', "Ben's account"],
    ['42', 'the customer account that the link is for'],
    [undefined, 'the customer account that the link is for'],
  ])('shows no more of the name %j than the first: %s', (name, shown) => {
    const candidate = { customerId: 'C-2', ...(name === undefined ? {} : { name }) };

    const decided = decideOn(referral(), { reference: account, candidate });

    const [text = ''] = readable(decided.outgoing);
    expect(text).toContain(`Link this chat to ${shown}?`);
    expect(text).not.toContain('Carter');
  });

  test('asks in the language of the account where no other is known', () => {
    const { locale: _locale, ...state } = known();

    const decided = decideOn(referral(), {
      reference: account,
      candidate: { ...ben, locale: 'de' },
      state,
    });

    expect(readable(decided.outgoing)[0]).toContain('dem Konto von Ben');
  });

  test("asks in the person's own language, and goes on in the account's after the yes", () => {
    const state = knownButForLanguage({ textLocale: 'en', ...asked() });
    const candidate = { ...ben, locale: 'de' as const };

    const opened = decideOn(referral(), { reference: account, candidate, state });
    const linked = decideOn(answer(true), { candidate, state });

    expect(readable(opened.outgoing)[0]).toMatch(QUESTION);
    expect(readable(linked.outgoing)[0]).toContain('jetzt mit Ben Carter verknüpft');
  });

  test('that is linked here already says so', () => {
    const reference: Reference = { ...account, customerId: 'C-1' };

    const decided = decideOn(referral(), {
      ...{ reference, candidate: anna, customer: anna, state: linkedState() },
    });

    expect(readable(decided.outgoing)).toEqual([
      expect.stringContaining('This chat is linked with Anna Berger'),
    ]);
    expect(decided.effects).toEqual([{ type: 'redeem', key: 'ref#1' }]);
    expect(decided.change).not.toHaveProperty('linkQuestion');
  });

  test('while another is linked asks whether to move, for the linked customer only', () => {
    const decided = decideOn(referral(), {
      ...{ reference: account, candidate: ben, customer: anna, state: linkedState() },
    });

    expect(readable(decided.outgoing)[0]).toMatch(
      /is linked with Anna Berger\. Link it to Ben's account instead\?/,
    );
    expect(decided.outgoing[0]).toHaveProperty('customerId', 'C-1');
  });

  test.each([
    ['expired or never made', undefined, undefined],
    ['used by somebody else', { ...account, redeemedBy: 'P-2' }, ben],
    ['used here, answered since', { ...account, redeemedBy: 'P-1' }, ben],
    ['of a customer who is gone', account, undefined],
  ])('%s is answered with one sentence that tells nothing', (_, reference, candidate) => {
    const decided = decideOn(referral(), {
      ...(reference && { reference }),
      ...(candidate && { candidate }),
    });

    expect(readable(decided.outgoing)).toEqual([expect.stringMatching(INVALID)]);
    expect(readable(decided.outgoing).join()).not.toContain('Ben');
    expect(decided.change).not.toHaveProperty('linkQuestion');
  });

  test('again while the question is open asks again', () => {
    const reference: Reference = { ...account, redeemedBy: 'P-1' };

    const decided = decideOn(referral(), { reference, candidate: ben, state: known(asked()) });

    expect(readable(decided.outgoing)).toEqual([expect.stringMatching(QUESTION)]);
    expect(decided.change.linkQuestion).toMatchObject({ askedAt: NOW });
    expect(decided.effects).toEqual([]);
  });

  test('answers first what was written with it', () => {
    const event = message('my parcels', { referral: { ref: REF } });

    const decided = decideOn(event, { reference: account, candidate: ben });

    expect(readable(decided.outgoing)).toEqual([
      expect.stringContaining('I need to know who you are'),
      expect.stringMatching(QUESTION),
    ]);
  });

  test('a complaint that was written with it is not lost', () => {
    const event = message('my parcel is damaged', { referral: { ref: REF } });

    const decided = decideOn(event, { reference: account, candidate: ben });

    expect(decided.effects).toMatchObject([
      { type: 'openTicket', note: { text: 'my parcel is damaged' } },
      { type: 'redeem', key: 'ref#1' },
    ]);
    expect(decided.change).toMatchObject({
      openTickets: [{ ticketId: 'T-2NEW22' }],
      linkQuestion: { askedAt: NOW, nextOrder: known().nextOrder + 2 },
    });
    expect(readable(decided.outgoing)).toEqual([
      expect.stringContaining('ticket T-2NEW22'),
      expect.stringMatching(QUESTION),
    ]);
  });

  test('words for an open ticket that came with it go on the ticket', () => {
    const event = message('the glass inside', { referral: { ref: REF } });
    const state = known({ openTickets: [{ ticketId: 'T-1' }] });

    const decided = decideOn(event, { reference: account, candidate: ben, state });

    expect(decided.effects).toMatchObject([
      { type: 'addNote', ticketId: 'T-1', note: { text: 'the glass inside' } },
      { type: 'redeem' },
    ]);
  });

  test('does not take an undo that comes with it for more than the link', () => {
    const event = tap({ do: 'undoLink' }, { referral: { ref: REF } });

    const decided = decideOn(event, {
      ...{ reference: account, candidate: ben, customer: anna, state: linkedState() },
    });

    expect(decided.effects).toEqual([{ type: 'redeem', key: 'ref#1' }]);
  });

  test.each([
    ['on standby', referral({ channel: 'standby' }), known()],
    [
      'while the Inbox has the thread',
      referral(),
      known({ threadOwner: { appId: INBOX_APP_ID, since: NOW } }),
    ],
  ])('%s is listened to only', (_, event, state) => {
    const decided = decideOn(event, { reference: account, candidate: ben, state });

    expect(decided.outgoing).toEqual([]);
    expect(decided.effects).toEqual([]);
  });

  test('with a ref that is none of ours greets', () => {
    const decided = decideOn(referral({ ref: 'SUMMER_SALE' }));

    expect(readable(decided.outgoing)[0]).toMatch(/^Hello!/);
  });
});

describe('sending an order to Messenger', () => {
  test('as a guest confirms its number and nothing else', () => {
    const decided = decideOn(optin(), { reference: guestOrder });

    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/received your order O-482913.*log in.*\[Log in\]/),
    ]);
    expect(decided.effects).toEqual([{ type: 'redeem', key: 'ref#1' }]);
    expect(decided.change).not.toHaveProperty('linkQuestion');
  });

  test('logged in confirms it and asks whether to link', () => {
    const decided = decideOn(optin(), { reference: order, candidate: ben });

    expect(readable(decided.outgoing)).toEqual([
      expect.stringContaining('received your order O-482913'),
      expect.stringMatching(QUESTION),
    ]);
  });

  test('again confirms it again, and asks nothing that was answered', () => {
    const reference: Reference = { ...order, redeemedBy: 'P-1' };

    const decided = decideOn(optin(), { reference, candidate: ben });

    expect(readable(decided.outgoing)).toEqual([
      expect.stringContaining('received your order O-482913'),
    ]);
    expect(decided.effects).toEqual([]);
  });

  test('that somebody else sent does not even confirm it', () => {
    const reference: Reference = { ...guestOrder, redeemedBy: 'P-2' };

    const decided = decideOn(optin(), { reference });

    expect(readable(decided.outgoing)).toEqual([expect.stringMatching(INVALID)]);
  });
});

describe('the answer to the question', () => {
  test.each([
    ['tapped', answer(true)],
    ['typed', message('Yes!')],
    ['typed in German', message('ja')],
  ])('yes, %s, links, says with whom and offers an undo', (_, event) => {
    const decided = decideOn(event, {
      ...{ state: known(asked()), candidate: ben, parcels: [parcel('DL-2001')] },
    });

    expect(decided.effects).toEqual([{ type: 'link', customerId: 'C-2', via: 'm_me' }]);
    expect(decided.change).toMatchObject({ customerId: 'C-2', linkedAt: NOW, linkQuestion: null });
    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/now linked with Ben Carter.*\[Undo\]$/),
      expect.stringContaining('DL-2001'),
    ]);
  });

  test.each([
    ['tapped', answer(false)],
    ['typed', message('nein danke')],
  ])('no, %s, links nothing', (_, event) => {
    const decided = decideOn(event, { state: known(asked()), candidate: ben });

    expect(decided.effects).toEqual([]);
    expect(decided.change).toMatchObject({ linkQuestion: null });
    expect(readable(decided.outgoing)).toEqual([expect.stringContaining('nothing was linked')]);
  });

  test.each([
    ['no question', known()],
    ['a question of 15 minutes ago', known(asked({ askedAt: NOW - 15 * MINUTE }))],
    ['a question asked since', known(asked({ askedAt: NOW - 1 }))],
  ])('yes to %s links nothing', (_, state) => {
    const decided = decideOn(answer(true, NOW - 15 * MINUTE), { state, candidate: ben });

    expect(decided.effects).toEqual([]);
    expect(readable(decided.outgoing)).toEqual([
      expect.stringContaining('That question is closed'),
    ]);
  });

  test('tapped twice says who is linked', () => {
    const decided = decideOn(answer(true), { state: linkedState(), customer: anna });

    expect(readable(decided.outgoing)[0]).toContain('linked with Anna Berger');
  });

  test('yes, when the customer is gone, links nothing', () => {
    const decided = decideOn(answer(true), { state: known(asked()) });

    expect(decided.effects).toEqual([]);
    expect(readable(decided.outgoing)).toEqual([expect.stringMatching(INVALID)]);
  });

  test('yes, when a login has linked the same meanwhile, says so', () => {
    const decided = decideOn(answer(true), {
      state: linkedState({ customerId: 'C-2', ...asked() }),
      ...{ customer: ben, candidate: ben },
    });

    expect(decided.outcome).toBe('linked_again');
  });

  test.each(['yes', 'ok', 'nein'])(
    'typed after we said something else has us ask once more, and no longer: %s',
    (text) => {
      const state = known({ ...asked(), nextOrder: known().nextOrder + 1 });

      const decided = decideOn(message(text), { state, candidate: ben });

      expect(decided.effects).toEqual([]);
      expect(decided.change.linkQuestion).toEqual({
        ...state.linkQuestion,
        nextOrder: state.nextOrder + 1,
      });
      expect(readable(decided.outgoing)).toEqual([expect.stringMatching(QUESTION)]);
    },
  );

  test('asked once more can be answered by typing again', () => {
    const before = known({ ...asked(), nextOrder: known().nextOrder + 1 });
    const again = decideOn(message('yes'), { state: before, candidate: ben });
    const state = changed({ ...before, nextOrder: before.nextOrder + 1 }, again.change);

    const decided = decideOn(message('yes'), { state, candidate: ben });

    expect(decided.effects).toMatchObject([{ type: 'link', customerId: 'C-2' }]);
  });

  test('typed with another meaning after we said something else keeps that meaning', () => {
    const state = known({ ...asked(), nextOrder: known().nextOrder + 1 });

    const decided = decideOn(message('nein danke'), { state, candidate: ben });

    expect(decided.outcome).toBe('thanks');
    expect(decided.change).not.toHaveProperty('linkQuestion');
  });

  test("typed after an agent's note goes on the ticket", () => {
    const openTickets = [{ ticketId: 'T-1' }];
    const state = known({ ...asked(), openTickets, nextOrder: known().nextOrder + 1 });

    const decided = decideOn(message('Ja, danke'), { state, candidate: ben });
    const short = decideOn(message('ja'), { state, candidate: ben });

    expect(decided.effects).toMatchObject([{ type: 'addNote', note: { text: 'Ja, danke' } }]);
    expect(short.effects).toMatchObject([{ type: 'addNote', note: { text: 'ja' } }]);
  });

  test('tapped is taken whatever we said since', () => {
    const state = known({ ...asked(), nextOrder: known().nextOrder + 1 });

    const decided = decideOn(answer(true), { state, candidate: ben });

    expect(decided.effects).toMatchObject([{ type: 'link', customerId: 'C-2' }]);
  });

  test('typed where nothing was asked keeps what else it says: no thanks', () => {
    const decided = decideOn(message('no thanks'));

    expect(decided.outcome).toBe('thanks');
  });

  test.each(['yes', 'No'])('typed where nothing was asked is not understood: %s', (text) => {
    const decided = decideOn(message(text), { state: { psid: 'P-1', version: 0, nextOrder: 0 } });

    expect(readable(decided.outgoing)).toEqual([expect.stringContaining("didn't understand")]);
  });

  test.each(['no parcel has come', 'yes, where is DL-1001?'])(
    'is not read into a sentence: %s',
    (text) => {
      const decided = decideOn(message(text), { state: known(asked()), candidate: ben });

      expect(decided.change).not.toHaveProperty('linkQuestion');
      expect(decided.effects).toEqual([]);
    },
  );

  test('is not taken from a button of another question', () => {
    const event = message('Yes', { quickReplyPayload: 'OTHER_BOT_YES' });

    const decided = decideOn(event, { state: known(asked()), candidate: ben });

    expect(decided.effects).toEqual([]);
    expect(decided.outcome).toBe('unknownChoice');
  });

  test('of a month ago has no effect at all', () => {
    const event = tap({ do: 'answerLink', yes: true, askedAt: 0 }, { timestamp: NOW - 31 * DAY });

    const decided = decideOn(event, { state: known(asked({ askedAt: 0 })), candidate: ben });

    expect(decided.outcome).toBe('stale');
  });
});
