import type { Reference } from '../../../src/accounts/reference';
import { decide } from '../../../src/conversation/decide';
import type { Snapshot } from '../../../src/conversation/decision';
import { mayLookUp } from '../../../src/conversation/typed-code';
import type { WebhookEvent } from '../../../src/messenger/webhook/events';
import { HOUR } from '../../../src/shared/clock';
import { changed, type ConversationState } from '../../../src/store/conversation-state';
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
} from './events';

const REF = 'r'.repeat(43);
const CODE = 'ACDE-2FGH';
const ben = { customerId: 'C-2', name: 'Ben Carter' };
const account: Reference = {
  ...{ key: 'ref#1', createdAt: NOW, expiresAt: NOW / 1_000 + 60 },
  ...{ kind: 'account', customerId: 'C-2' },
};
const completion: Reference = { ...account, psid: 'P-1', via: 'link_token' };

const decideOn = (event: WebhookEvent, more: Partial<Snapshot> = {}) =>
  decide(event, snapshotFor(event, more));
const follow = (text = 'hi') => message(text, { referral: { ref: REF } });
const guesses = (count: number, since = NOW): Partial<ConversationState> => ({
  codeGuesses: { since, count },
});

describe('a reference from a login that this chat asked for', () => {
  const back = { reference: completion, candidate: ben, parcels: [parcel('DL-2001')] };

  test.each([
    ['brought by a link', follow()],
    ['typed as its code', message(CODE)],
  ])('%s links without a question, says with whom and offers an undo', (_, event) => {
    const decided = decideOn(event, back);

    expect(decided.effects).toEqual([
      { type: 'redeem', key: 'ref#1' },
      { type: 'link', customerId: 'C-2', via: 'link_token' },
    ]);
    expect(decided.change).toMatchObject({ customerId: 'C-2', linkedAt: NOW });
    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/now linked with Ben Carter.*\[Undo\]$/),
      expect.stringContaining('DL-2001'),
    ]);
  });

  test.each([
    ['brought by a link', follow()],
    ['typed as its code', message(CODE)],
  ])('%s into any other chat is as if it were never made, and is not used up', (_, event) => {
    const reference: Reference = { ...completion, psid: 'P-2' };

    const decided = decideOn(event, { reference, parcels: [parcel('DL-2001')] });

    expect(decided.effects).toEqual([]);
    expect(decided.change).not.toHaveProperty('customerId');
    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/^(This link|That code) doesn't work/),
    ]);
  });

  test('opened again after the link has ended links nothing', () => {
    const reference: Reference = { ...completion, redeemedBy: 'P-1' };

    const decided = decideOn(follow(), { reference, candidate: ben });

    expect(decided.effects).toEqual([]);
    expect(readable(decided.outgoing)).toEqual([expect.stringMatching(/^This link doesn't work/)]);
  });

  test('opened again while linked says with whom', () => {
    const reference: Reference = { ...completion, redeemedBy: 'P-1' };
    const state = linkedState({ customerId: 'C-2' });

    const decided = decideOn(follow(), { reference, candidate: ben, customer: ben, state });

    expect(decided.effects).toEqual([]);
    expect(readable(decided.outgoing)[0]).toContain('is linked with Ben Carter');
  });

  test('of a customer who is gone links nothing', () => {
    const decided = decideOn(follow(), { reference: completion });

    expect(decided.effects).toEqual([{ type: 'redeem', key: 'ref#1' }]);
    expect(readable(decided.outgoing)).toEqual([expect.stringMatching(/^This link doesn't work/)]);
  });

  test.each([
    ['on standby', follow(), known()],
    [
      'while the Inbox has the thread',
      message(CODE),
      known({ threadOwner: { appId: INBOX_APP_ID, since: NOW } }),
    ],
  ])('%s links all the same', (_, event, state) => {
    const decided = decideOn({ ...event, channel: 'standby' }, { ...back, state });

    expect(decided.effects.map(({ type }) => type)).toEqual(['redeem', 'link']);
  });

  test('shows whoever was linked before nothing of the parcels of whoever is now', () => {
    const decided = decideOn(follow('where is DL-2001'), {
      ...{ ...back, parcels: [parcel('DL-2001', { customerId: 'C-2' })] },
      ...{ customer: anna, state: linkedState() },
    });

    const forAnna = decided.outgoing.filter(
      (item) => item.type === 'message' && item.customerId === 'C-1',
    );
    expect(forAnna).toEqual([]);
    expect(decided.change).toMatchObject({ customerId: 'C-2' });
  });
});

describe('a typed code', () => {
  test('for an account is the same as its link: asks before it links', () => {
    const decided = decideOn(message(CODE), { reference: account, candidate: ben });

    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/Link this chat to Ben's account\?.*\[Yes, link\] \[No\]$/),
    ]);
    expect(decided.effects).toEqual([{ type: 'redeem', key: 'ref#1' }]);
    expect(decided.change.linkQuestion).toMatchObject({ reference: 'ref#1', via: 'm_me' });
    expect(decided.change).not.toHaveProperty('codeGuesses');
  });

  test.each([
    ['unknown', undefined],
    ['used by somebody else', { ...account, redeemedBy: 'P-2' }],
  ])('that is %s says so and is counted', (_, reference) => {
    const decided = decideOn(message('acde 2fgh'), { ...(reference && { reference }) });

    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/^That code doesn't work: it was used already, is too old/),
    ]);
    expect(decided.effects).toEqual([]);
    expect(decided.change).toMatchObject(guesses(1));
  });

  test('that is none of ours goes on the open ticket, as an agent may have asked for it', () => {
    const state = known({ openTickets: [{ ticketId: 'T-1' }] });

    const decided = decideOn(message(CODE), { state });

    expect(decided.effects).toMatchObject([{ type: 'addNote', note: { text: CODE } }]);
    expect(decided.change).toMatchObject(guesses(1));
  });

  test('that is good goes on no ticket', () => {
    const state = known({ openTickets: [{ ticketId: 'T-1' }] });

    const decided = decideOn(message(CODE), { reference: account, candidate: ben, state });

    expect(decided.effects).toEqual([{ type: 'redeem', key: 'ref#1' }]);
  });

  test('is heard but not used up while the Inbox has the thread', () => {
    const state = known({ threadOwner: { appId: INBOX_APP_ID, since: NOW } });

    const decided = decideOn(message(CODE), { reference: account, candidate: ben, state });

    expect(decided.effects).toEqual([]);
    expect(decided.outgoing).toEqual([]);
  });

  test('is looked up five times in an hour if it leads nowhere, and then not even if it is right', () => {
    let state = known();
    const looked: boolean[] = [];
    for (let guess = 0; guess < 7; guess += 1) {
      looked.push(mayLookUp(state, NOW));
      state = changed(state, decideOn(message(CODE), { state }).change);
    }

    const right = decideOn(message(CODE), { state, reference: account, candidate: ben });

    expect(looked).toEqual([true, true, true, true, true, false, false]);
    expect(readable(right.outgoing)).toEqual([expect.stringMatching(/^That code doesn't work/)]);
    expect(right.effects).toEqual([]);
  });

  test('is looked up again an hour after the first that led nowhere', () => {
    const spent = known(guesses(5, NOW - HOUR));

    const decided = decideOn(message(CODE), { state: spent });

    expect(mayLookUp(known(guesses(5, NOW - HOUR + 1)), NOW)).toBe(false);
    expect(mayLookUp(spent, NOW)).toBe(true);
    expect(decided.change).toMatchObject(guesses(1, NOW));
  });
});
