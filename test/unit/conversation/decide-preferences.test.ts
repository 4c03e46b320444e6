import { decide } from '../../../src/conversation/decide';
import type { Snapshot } from '../../../src/conversation/decision';
import type { WebhookEvent } from '../../../src/messenger/webhook/events';
import { MINUTE } from '../../../src/shared/clock';
import type { ConversationState } from '../../../src/store/conversation-state';
import { muteAll, type Mute } from '../../../src/store/mute';
import {
  accountLinking,
  anna,
  INBOX_APP_ID,
  linkedState,
  message,
  NOW,
  parcel,
  readable,
  snapshotFor,
  tap,
} from './events';

const parcels = [parcel('DL-1001'), parcel('dl1002', { location: 'Leipzig' })];

const linked = (more: Partial<ConversationState> = {}): Partial<Snapshot> => ({
  ...{ state: linkedState(more), customer: anna, parcels },
});

const muted = (exceptions: readonly string[], all = false): Mute => ({
  ...{ customerId: 'C-1', all, exceptions },
});

const decideOn = (event: WebhookEvent, more: Partial<Snapshot> = linked()) =>
  decide(event, snapshotFor(event, more));

const answerTo = (event: WebhookEvent, more?: Partial<Snapshot>) =>
  readable(decideOn(event, more).outgoing);

describe('muting', () => {
  test.each(['mute', 'stumm', 'no more messages please', 'Benachrichtigungen aus'])(
    'by %j ends all updates at once, with a way back',
    (text) => {
      const decided = decideOn(message(text));

      expect(decided.change.mute).toEqual(muteAll('C-1'));
      expect(readable(decided.outgoing)).toEqual([
        expect.stringMatching(/^Done: I won't write.*\[Turn on again\] \[Mute one parcel\]/),
      ]);
    },
  );

  test('one parcel leaves the others', () => {
    const decided = decideOn(message('mute DL-1002 please'));

    expect(decided.change.mute).toEqual(muted(['dl1002']));
    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/about dl1002 any more.*\[Turn on again\] \[Mute all updates\]/),
    ]);
  });

  test('by the quick reply below an update adds to what is muted', () => {
    const event = tap({ do: 'mute', parcelIds: ['dl1002'] });

    const decided = decideOn(event, linked({ mute: muted(['DL-1001']) }));

    expect(decided.change.mute).toEqual(muted(['DL-1001', 'dl1002']));
  });

  test("a parcel that is not the customer's changes nothing, and tells no more than tracking it", () => {
    const mute = decideOn(message('mute DL-9999'));
    const unmute = decideOn(message('unmute DL-9999'));

    expect([mute.change.mute, unmute.change.mute]).toEqual([undefined, undefined]);
    expect(readable(mute.outgoing)[0]).toContain("DL-9999 isn't among your parcels");
    expect(readable(unmute.outgoing)[0]).toContain("DL-9999 isn't among your parcels");
  });

  test('one parcel instead of all leaves the others again', () => {
    const all = linked({ mute: muteAll('C-1') });

    const asked = decideOn(tap({ do: 'muteWhich' }), all);
    const picked = decideOn(tap({ do: 'muteInstead', parcelIds: ['DL-1001'] }), all);

    expect(readable(asked.outgoing)).toEqual([
      expect.stringMatching(/^Which parcel.*\[DL-1001\] \[dl1002\] \[Never mind\]$/),
    ]);
    expect(picked.change.mute).toEqual(muted(['DL-1001']));
    expect(readable(picked.outgoing)[0]).toMatch(
      /^Done: I won't write about DL-1001 any more.*I do write about all others again\./,
    );
  });

  test('one of all that are written about says nothing of the others', () => {
    const answers = answerTo(tap({ do: 'muteInstead', parcelIds: ['DL-1001'] }));

    expect(answers).toEqual([expect.not.stringContaining('again.')]);
  });

  test('by an old button, whose title does not say which parcel, has the bot ask', () => {
    const decided = decideOn(message('Mute this parcel', { quickReplyPayload: 'MUTE:DL-1001' }));

    expect(decided.change).not.toHaveProperty('mute');
    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/What would you like\?.*\[Mute one parcel\]/),
    ]);
  });

  test('without a link there is nothing to mute', () => {
    const decided = decideOn(message('mute'), {});

    expect(decided.change).not.toHaveProperty('mute');
    expect(readable(decided.outgoing)).toEqual([expect.stringContaining("isn't linked")]);
  });

  test('names parcels to nobody but the customer', () => {
    const { outgoing } = decideOn(message('mute DL-1001'));

    expect(outgoing).toEqual([expect.objectContaining({ customerId: 'C-1' })]);
  });
});

describe('unmuting', () => {
  test('all shows where the parcels stand, instead of what was not told', () => {
    const decided = decideOn(message('unmute'), linked({ mute: muteAll('C-1') }));

    expect(decided.change.mute).toBeNull();
    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/^I'll write to you again/),
      expect.stringMatching(/DL-1001[^]*dl1002[^]*Leipzig/),
    ]);
  });

  test('one parcel shows where it stands', () => {
    const decided = decideOn(
      tap({ do: 'unmute', parcelIds: ['dl1002'] }),
      linked({ mute: muted(['dl1002']) }),
    );

    expect(decided.change.mute).toBeNull();
    expect(readable(decided.outgoing)).toEqual([
      expect.stringMatching(/again about dl1002[^]*Leipzig.*\[Mute again\]/),
    ]);
  });

  test('one while all are muted makes an exception of it', () => {
    const decided = decideOn(message('unmute DL-1001'), linked({ mute: muteAll('C-1') }));

    expect(decided.change.mute).toEqual(muted(['DL-1001'], true));
  });
});

describe('the preferences', () => {
  test.each<[string, Mute | undefined, RegExp]>([
    ['nothing is muted', undefined, /^I write.*moves\..*\[Mute all updates\] \[Mute one parcel\]/],
    ['one parcel is', muted(['DL-1001']), /not about DL-1001.*\[Turn on again\] \[Mute all upd/],
    ['all are', muteAll('C-1'), /^I don't write.*parcels\..*\[Turn on again\] \[Mute one parcel\]/],
    ['all but one are', muted(['DL-1001'], true), /except about DL-1001.*\[Turn on again\]/],
  ])('say so when %s, and how to change it', (_, mute, expected) => {
    const state = mute === undefined ? {} : { mute };

    const answers = [message('settings'), tap({ do: 'preferences' })].map((event) =>
      answerTo(event, linked(state)),
    );

    expect(answers).toEqual([[expect.stringMatching(expected)], [expect.stringMatching(expected)]]);
  });
});

describe('a mute ends with its link', () => {
  const state = { mute: muteAll('C-1') };

  test.each<[string, WebhookEvent]>([
    ['the log-out button', accountLinking('unlinked')],
    ['an undo', tap({ do: 'undoLink' })],
  ])('by %s', (_, event) => {
    expect(decideOn(event, linked(state)).change.mute).toBeNull();
  });

  test('but not when the same customer logs in again', () => {
    const code = { key: 'code#1', customerId: 'C-1', createdAt: NOW, expiresAt: NOW / 1_000 + 60 };
    const event = accountLinking('linked', { authorizationCode: 'x' });

    const again = decideOn(event, { ...linked(state), login: { code, customer: anna } });
    const anew = decideOn(event, {
      ...{ state: linkedState({ ...state, customerId: 'C-2' }) },
      login: { code, customer: anna },
    });

    expect(again.change).not.toHaveProperty('mute');
    expect(anew.change.mute).toBeNull();
  });
});

describe('while somebody else has the thread', () => {
  const owned = linked({ threadOwner: { appId: INBOX_APP_ID, since: NOW - MINUTE } });

  test('a tap mutes, as nobody else can, and a word may be meant for them', () => {
    const tapped = decideOn(tap({ do: 'mute', parcelIds: ['DL-1001'] }), owned);
    const typed = decideOn(message('mute'), owned);

    expect(tapped.change.mute).toEqual(muted(['DL-1001']));
    expect(typed.change).not.toHaveProperty('mute');
    expect(typed.outgoing).toEqual([]);
  });

  test("a tap on somebody else's button mutes nothing, whatever its title", () => {
    const foreign = message('No more messages', { quickReplyPayload: 'THEIRS' });

    const decided = decideOn(foreign, owned);

    expect(decided.change).not.toHaveProperty('mute');
    expect(decided.outgoing).toEqual([]);
  });
});

describe('"stop" and "start over"', () => {
  const askedAt = NOW - MINUTE;

  test.each<[string, Partial<ConversationState>, RegExp]>([
    ['the deletion', { eraseQuestion: { askedAt } }, /nothing was deleted/],
    [
      'a link',
      { linkQuestion: { customerId: 'C-2', reference: 'ref#1', via: 'm_me', askedAt } },
      /nothing was linked/,
    ],
    ['a ticket', { ticketPrompt: { askedAt } }, /haven't passed anything on/],
  ])('let go of the question about %s', (_, state, expected) => {
    const decided = decideOn(message('stop'), linked(state));

    expect(readable(decided.outgoing)).toEqual([expect.stringMatching(expected)]);
    for (const field of Object.keys(state)) expect(decided.change).toHaveProperty(field, null);
  });

  test.each(['stop', 'start over', 'von vorne', 'cancel'])(
    'begin anew where nothing was asked, and offer what ends the messages: %j',
    (text) => {
      expect(answerTo(message(text))).toEqual([
        expect.stringMatching(/start over.*\[Mute all updates\] \[Log out\] \[My parcels\]/),
      ]);
    },
  );

  test('offer to close the ticket that is open, instead of going on it', () => {
    const more = linked({ openTickets: [{ ticketId: 'T-1', customerId: 'C-1' }] });
    const tickets = [{ ticketId: 'T-1', status: 'open' as const, psid: 'P-1', customerId: 'C-1' }];

    const decided = decideOn(message('never mind'), { ...more, tickets });

    expect(decided.effects).toEqual([]);
    expect(readable(decided.outgoing)[0]).toMatch(/start over.* \[Solved\] \[Mute all/);
    expect(decided.outgoing[0]).toHaveProperty('customerId', 'C-1');
  });
});
