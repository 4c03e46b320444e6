import fc from 'fast-check';
import { ECHO_LIMIT_MS, nextStep } from '../../../src/delivery/next-step';
import { DAY, HOUR } from '../../../src/shared/clock';
import type { ConversationState } from '../../../src/store/conversation-state';
import type { StoredQueueItem } from '../../../src/store/outbox';
import type { HoldReason, Progress } from '../../../src/store/queue-item';

const T = 1_800_000_000_000;
const outside = { configured: { delivered: { name: 'delivered_v1' } }, askAgainAt: 0 };
const utility = { template: 'parcel_delivered', language: 'de', parameters: {} };

interface Wanted {
  readonly subject?: string;
  readonly utility?: typeof utility;
  readonly progress?: Progress;
  readonly attempts?: number;
  readonly unlink?: boolean;
  readonly customerId?: string;
  readonly author?: 'human';
  readonly occasion?: 'reply';
  readonly muted?: true;
}

const queueOf = (...wanted: readonly Wanted[]): readonly StoredQueueItem[] =>
  wanted.map(({ progress = { status: 'waiting' }, attempts = 0, unlink, ...message }, order) => ({
    psid: 'P',
    order,
    nonce: `nonce-${String(order)}`,
    enqueuedAt: T,
    correlationId: 'c',
    attempts,
    progress,
    outgoing: unlink
      ? { type: 'unlink' }
      : {
          type: 'message',
          author: 'bot',
          occasion: 'update',
          content: { kind: 'text', text: 'x' },
          ...message,
        },
  }));

const open: ConversationState = { psid: 'P', version: 1, nextOrder: 9, lastUserActionAt: T };
const closed: ConversationState = { ...open, lastUserActionAt: T - 2 * DAY };
const heldAs = (reason: HoldReason, since = T): Progress => ({
  status: 'held',
  reason,
  since,
});

const step = (queue: readonly StoredQueueItem[], state = open, now = T) =>
  nextStep(queue, state, now, outside);

describe('the next step', () => {
  test('with nothing queued is to wait for something to happen', () => {
    expect(step([])).toEqual({ do: 'wait', until: undefined });
  });

  test('sends the oldest item that is permitted', () => {
    const queue = queueOf({}, {});

    expect(step(queue)).toEqual({ do: 'send', item: queue[0], as: { messagingType: 'UPDATE' } });
  });

  test.each<[string, Progress, object]>([
    ['a retry to come', { status: 'waiting', notBefore: T + 1 }, { do: 'wait', until: T + 1 }],
    ['a retry that is due', { status: 'waiting', notBefore: T }, { do: 'send' }],
    [
      'an outcome still open',
      { status: 'unconfirmed', since: T - 1 },
      { do: 'wait', until: T - 1 + ECHO_LIMIT_MS },
    ],
    [
      'a send left by a crash',
      { status: 'sending', since: T, lease: 'x' },
      { do: 'wait', until: T + ECHO_LIMIT_MS },
    ],
    [
      'an outcome nobody told in time',
      { status: 'unconfirmed', since: T - ECHO_LIMIT_MS },
      { do: 'giveUp' },
    ],
    [
      'an old send left by a crash',
      { status: 'sending', since: T - ECHO_LIMIT_MS, lease: 'x' },
      { do: 'giveUp' },
    ],
  ])('with %s in front', (_what, progress, expected) => {
    expect(step(queueOf({ progress }, {}, { unlink: true }))).toMatchObject(expected);
  });

  test('puts a hold on record once, then passes on', () => {
    const queue = queueOf({}, { utility });
    const onRecord = queueOf({ progress: heldAs('window_closed') }, { utility });

    expect(step(queue, closed)).toMatchObject({
      do: 'hold',
      item: { order: 0 },
      reason: 'window_closed',
    });
    expect(step(onRecord, closed)).toMatchObject({ do: 'send', item: { order: 1 } });
  });

  test('puts another reason on record too', () => {
    const queue = queueOf({ progress: heldAs('unreachable') });

    expect(step(queue, closed)).toMatchObject({ do: 'hold', reason: 'window_closed' });
  });

  test('lets nothing pass on the same subject', () => {
    const progress = heldAs('window_closed');
    const queue = queueOf({ subject: 'A', progress }, { subject: 'A', progress });

    expect(step(queue, closed)).toEqual({ do: 'wait', until: undefined });
  });

  test('puts a template in the place of what the closed window holds on its subject, oldest first', () => {
    const held = { subject: 'A', progress: heldAs('window_closed') };
    const queue = queueOf(held, { ...held, subject: 'B' }, held, { subject: 'A', utility });

    const first = step(queue, closed);
    const second = step(queue.slice(1), closed);
    const third = step([queue[1]!, queue[3]!], closed);

    const why = { outcome: 'failed', reason: 'superseded' };
    expect(first).toMatchObject({ do: 'giveUp', item: { order: 0 }, why });
    expect(second).toMatchObject({ do: 'giveUp', item: { order: 2 }, why });
    expect(third).toMatchObject({ do: 'send', item: { order: 3 } });
  });

  test('replaces no word of a human, nor what is parked', () => {
    const progress = heldAs('window_closed');
    const human = { subject: 'A', author: 'human', progress } as const;
    const parked = { subject: 'A', attempts: 300, progress: heldAs('service_trouble') };
    const wait = { do: 'wait', until: undefined };
    const never: ConversationState = { psid: 'P', version: 1, nextOrder: 9 };

    expect(step(queueOf(human, { subject: 'A', utility }), never)).toEqual(wait);
    expect(step(queueOf(parked, { subject: 'A', utility }), closed)).toEqual(wait);
  });

  test('never sends what belongs to a customer who is not linked here', () => {
    const queue = queueOf({ customerId: 'C-1' });
    const ended = { do: 'giveUp', why: { outcome: 'failed', reason: 'link_ended' } };

    expect(step(queue)).toMatchObject(ended);
    expect(step(queue, { ...open, customerId: 'C-2' })).toMatchObject(ended);
    expect(step(queue, { ...closed, customerId: 'C-2' })).toMatchObject(ended);
    expect(step(queue, { ...open, customerId: 'C-1' })).toMatchObject({ do: 'send' });
  });

  test('never sends an update about a parcel that is muted, whatever else holds it', () => {
    const mute = { customerId: 'C-1', all: false, exceptions: ['DL-1'] };
    const muting = { customerId: 'C-1', mute };
    const update = { customerId: 'C-1', subject: 'parcel#DL-1', utility };
    const givenUp = { do: 'giveUp', why: { outcome: 'failed', reason: 'muted' } };
    const held = { ...update, progress: heldAs('window_closed') };
    const owned = { ...open, ...muting, threadOwner: { appId: 'inbox', since: T } };

    expect(step(queueOf(update), { ...open, ...muting })).toMatchObject(givenUp);
    expect(step(queueOf(held), { ...closed, ...muting })).toMatchObject(givenUp);
    expect(step(queueOf(update), owned)).toMatchObject(givenUp);
    expect(step(queueOf({ ...update, muted: true }), { ...open, customerId: 'C-1' })).toMatchObject(
      givenUp,
    );
  });

  test('sends what a mute is not about: other parcels, answers, words of a human, news of a ticket', () => {
    const mute = { customerId: 'C-1', all: true, exceptions: ['DL-2'] };
    const muting = { ...open, customerId: 'C-1', mute };
    const others: readonly Wanted[] = [
      { subject: 'parcel#DL-2' },
      { subject: 'parcel#DL-1', occasion: 'reply' },
      { subject: 'parcel#DL-1', author: 'human' },
      { subject: 'ticket#T-1' },
      {},
    ];

    const steps = others.map((other) => step(queueOf({ ...other, customerId: 'C-1' }), muting).do);

    expect(steps).toEqual(others.map(() => 'send'));
  });

  test('does not tell Facebook that a link is gone when there is a newer one', () => {
    const queue = queueOf({ unlink: true });
    const linked = { ...open, customerId: 'C-1' };

    expect(step(queue, { ...linked, linkedAt: T + 1 })).toMatchObject({
      do: 'giveUp',
      why: { outcome: 'failed', reason: 'link_renewed' },
    });
    expect(step(queue, { ...linked, linkedAt: T - 1 })).toMatchObject({ do: 'send' });
    expect(step(queue, { ...open, linkedAt: T + 1 })).toMatchObject({ do: 'send' });
  });

  test('tries a parked item again after half an hour or when the customer acts, and keeps its place', () => {
    const queue = queueOf({ attempts: 4, progress: heldAs('service_trouble') }, {});
    const acted = { ...open, lastUserActionAt: T + 1 };

    expect(step(queue, open, T + HOUR / 2 - 1)).toEqual({ do: 'wait', until: T + HOUR / 2 });
    expect(step(queue, open, T + HOUR / 2)).toMatchObject({ do: 'send', item: { order: 0 } });
    expect(step(queue, acted, T + 2)).toMatchObject({ do: 'send', item: { order: 0 } });
  });

  test('after a day of trouble lets others pass, until the customer acts', () => {
    const queue = queueOf({ attempts: 300, progress: heldAs('service_trouble') }, {});

    expect(step(queue, open, T + HOUR)).toMatchObject({ do: 'send', item: { order: 1 } });
    expect(step(queue, { ...open, lastUserActionAt: T + 1 })).toMatchObject({
      do: 'send',
      item: { order: 0 },
    });
  });

  test('asks again to unlink what was left by a crash: no echo will come', () => {
    const progress: Progress = { status: 'sending', since: T, lease: 'x' };

    expect(step(queueOf({ unlink: true, progress }))).toMatchObject({ do: 'send', as: 'unlink' });
  });

  test('does not repeat a template that was refused as outside the window, until the customer acts', () => {
    const refused = queueOf({ utility, attempts: 1, progress: heldAs('window_closed', T - HOUR) });

    expect(step(refused, closed)).toEqual({ do: 'wait', until: undefined });
    expect(step(refused, open)).toMatchObject({ do: 'send', as: { messagingType: 'UPDATE' } });
  });

  test("is due when another app's control lapses", () => {
    const threadOwner = { appId: 'other', since: T };
    const queue = queueOf({ progress: { status: 'held', reason: 'not_owner', since: T } });

    expect(step(queue, { ...open, threadOwner })).toEqual({ do: 'wait', until: T + DAY });
  });

  test('never sends past an item of the same subject, nor past an open outcome', () => {
    const progress: fc.Arbitrary<Progress> = fc.oneof(
      fc.constant<Progress>({ status: 'waiting' }),
      fc.constant<Progress>({ status: 'waiting', notBefore: T + 1 }),
      fc.constant(heldAs('window_closed')),
      fc.constant<Progress>({ status: 'unconfirmed', since: T }),
    );
    const wanted: fc.Arbitrary<Wanted> = fc.record(
      { subject: fc.constantFrom('A', 'B'), utility: fc.constant(utility), progress },
      { requiredKeys: ['progress'] },
    );
    fc.assert(
      fc.property(
        fc.array(wanted, { maxLength: 8 }),
        fc.constantFrom(open, closed),
        (all, state) => {
          const queue = queueOf(...all);

          const next = step(queue, state);

          if (next.do !== 'send') return;
          const passed = all.slice(0, next.item.order);
          const subject = all[next.item.order]?.subject;
          expect(
            passed.filter((each) => subject !== undefined && each.subject === subject),
          ).toEqual([]);
          expect(passed.filter(({ progress: of }) => of?.status === 'unconfirmed')).toEqual([]);
          expect(
            passed.filter(({ progress: of }) => of !== undefined && 'notBefore' in of),
          ).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
