import { decide } from '../../../src/conversation/decide';
import type { Snapshot } from '../../../src/conversation/decision';
import type { WebhookEvent } from '../../../src/messenger/webhook/events';
import { DAY, MINUTE } from '../../../src/shared/clock';
import type { ConversationState, ParcelQuestion } from '../../../src/store/conversation-state';
import { muteAll } from '../../../src/store/mute';
import { anna, linkedState, message, NOW, parcel, readable, snapshotFor, tap } from './events';

const parcels = [parcel('DL-1001'), parcel('DL-1002', { note: 'Von Bergmann' })];

const linked = (more: Partial<ConversationState> = {}): Partial<Snapshot> => ({
  ...{ state: linkedState(more), customer: anna, parcels },
});

const asked = (about: ParcelQuestion['about'], askedAt = NOW - DAY): Partial<Snapshot> =>
  linked({ parcelQuestion: { about, askedAt, offered: ['DL-1001', 'DL-1002'] } });

const decideOn = (event: WebhookEvent, more: Partial<Snapshot>) =>
  decide(event, snapshotFor(event, more));

describe('the question which parcel is meant', () => {
  test.each<[string, WebhookEvent, ParcelQuestion['about']]>([
    ['tracking without a number', message('where is my parcel'), 'track'],
    ['the list of all parcels', message('my parcels'), 'track'],
    ['muting one parcel', tap({ do: 'muteWhich' }), 'mute'],
  ])('is remembered by %s, with what was offered', (_, event, about) => {
    const { change } = decideOn(event, linked());

    expect(change.parcelQuestion).toEqual({ about, askedAt: NOW, offered: ['DL-1001', 'DL-1002'] });
  });

  test.each(['the second one', '1002', 'DL-1002', 'das von Bergmann'])(
    'is answered a day later by %j',
    (text) => {
      const tracked = decideOn(message(text), asked('track'));
      const muted = decideOn(message(text), asked('mute'));

      expect(readable(tracked.outgoing)[0]).toContain('DL-1002 is on its way');
      expect(muted.change).toMatchObject({
        mute: { all: false, exceptions: ['DL-1002'] },
        parcelQuestion: null,
      });
    },
  );

  test('about one instead of all leaves only that one muted', () => {
    const question = asked('mute').state!.parcelQuestion!;
    const more = linked({ parcelQuestion: question, mute: muteAll('C-1') });

    const { change } = decideOn(message('the first'), more);

    expect(change.mute).toEqual({ customerId: 'C-1', all: false, exceptions: ['DL-1001'] });
  });

  test.each(['the second one please', 'DL-1002'])(
    'is answered by %j also while a ticket is open, as we asked last',
    (text) => {
      const question = asked('track', NOW - MINUTE).state!.parcelQuestion!;
      const more = linked({
        parcelQuestion: question,
        openTickets: [{ ticketId: 'T-1', customerId: 'C-1' }],
      });
      const tickets = [{ ticketId: 'T-1', status: 'open' as const, customerId: 'C-1' }];

      const decided = decideOn(message(text), { ...more, tickets });

      expect(decided.effects).toEqual([]);
      expect(readable(decided.outgoing)[0]).toContain('DL-1002 is on its way');
    },
  );

  test('lets a list be gone through one by one', () => {
    const { change } = decideOn(message('the second one'), asked('track'));

    expect(change).not.toHaveProperty('parcelQuestion');
  });

  test.each(['help', 'where is DL-1002?', 'what a day', 'log out'])(
    'traps nobody: %j is understood as itself, and ends it',
    (text) => {
      const event = message(text);

      const decided = decideOn(event, asked('mute'));

      const alone = decideOn(event, linked());
      expect(decided.outcome).toBe(alone.outcome);
      expect(decided.change).toHaveProperty('parcelQuestion', null);
      expect(decided.change).not.toHaveProperty('mute');
    },
  );

  test('is over after two days', () => {
    const { outcome } = decideOn(message('the second one'), asked('mute', NOW - 2 * DAY));

    expect(outcome).toBe('unknown');
  });

  test('is dropped by "never mind", which says what is set', () => {
    const decided = decideOn(message('never mind'), asked('mute'));

    expect(decided.change).toHaveProperty('parcelQuestion', null);
    expect(readable(decided.outgoing)[0]).toMatch(/^I write to you whenever/);
  });

  test('offers nothing of whoever was linked before', () => {
    const stranger = { ...asked('track'), parcels: [parcel('DL-7')] };

    expect(decideOn(message('the second one'), stranger).outcome).toBe('unknown');
  });
});
