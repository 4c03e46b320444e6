import fc from 'fast-check';
import { decide } from '../../../src/conversation/decide';
import { nextStep } from '../../../src/delivery/next-step';
import type { Choice } from '../../../src/messenger/choice';
import type { Outgoing } from '../../../src/messenger/outgoing';
import { updateMessage } from '../../../src/parcels/update-message';
import { DAY, MINUTE } from '../../../src/shared/clock';
import { changed, type ConversationState } from '../../../src/store/conversation-state';
import { isMuted, muteOf } from '../../../src/store/mute';
import type { StoredQueueItem } from '../../../src/store/outbox';
import { anna, linkedState, NOW, parcel, snapshotFor, tap } from '../conversation/events';

const OUTSIDE = { configured: { delivered: { name: 'delivered' } }, askAgainAt: 0 };

const parcels = [parcel('DL-1', { status: 'delivered' }), parcel('DL-2')];

/** What may happen, in any order: the customer taps, a parcel changes, delivery does one step, time passes. */
type Happening =
  | { readonly tapped: Choice }
  | { readonly changed: (typeof parcels)[number] }
  | { readonly drained: true }
  | { readonly passed: number };

const parcelIds = fc.subarray(['DL-1', 'DL-2']);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc
    .record({ do: fc.constantFrom('mute' as const, 'muteInstead' as const), parcelIds })
    .map((tapped) => ({ tapped })),
  parcelIds.map((ids) => ({ tapped: { do: 'unmute' as const, parcelIds: ids } })),
  fc.constantFrom(...parcels).map((one) => ({ changed: one })),
  fc.constant({ drained: true as const }),
  fc.constantFrom(MINUTE, 2 * DAY).map((passed) => ({ passed })),
);

interface Update {
  readonly parcelId: string;
  /** Whether the customer wanted it when the parcel changed, and when it went out. */
  readonly wanted: readonly boolean[];
}

function play(happenings: readonly Happening[]): readonly Update[] {
  let state: ConversationState = linkedState();
  let now = NOW;
  let queue: readonly StoredQueueItem[] = [];
  const wantedAtChange = new Map<number, boolean>();
  const sent: Update[] = [];

  const wants = (parcelId: string) => !isMuted(muteOf(state), parcelId);
  const enqueue = (outgoing: Outgoing) => {
    const { psid, nextOrder: order } = state;
    const item = { psid, order, nonce: String(order), enqueuedAt: now, correlationId: 'c' };
    queue = [...queue, { ...item, outgoing, attempts: 0, progress: { status: 'waiting' } }];
    state = { ...state, nextOrder: order + 1 };
  };
  const drainOnce = () => {
    const next = nextStep(queue, state, now, OUTSIDE);
    if (next.do === 'wait') return;
    const { order, outgoing } = next.item;
    if (next.do === 'hold') {
      const progress = { status: 'held', reason: next.reason, since: now } as const;
      queue = queue.map((item) => (item.order === order ? { ...item, progress } : item));
      return;
    }
    queue = queue.filter((item) => item.order !== order);
    const subject = outgoing.type === 'message' ? outgoing.subject : undefined;
    if (next.do !== 'send' || subject === undefined) return;
    const parcelId = subject.replace('parcel#', '');
    sent.push({ parcelId, wanted: [wantedAtChange.get(order) === true, wants(parcelId)] });
  };

  for (const each of happenings) {
    if ('passed' in each) now += each.passed;
    else if ('drained' in each) drainOnce();
    else if ('changed' in each) {
      const { parcelId } = each.changed;
      const message = updateMessage({ about: 'status', parcel: each.changed }, { locale: 'en' });
      wantedAtChange.set(state.nextOrder, wants(parcelId));
      enqueue(wants(parcelId) ? message : { ...message, muted: true });
    } else {
      const event = tap(each.tapped, { timestamp: now });
      const known = { state, now, customer: anna, parcels };
      const { change, outgoing } = decide(event, snapshotFor(event, known));
      state = changed(state, change);
      outgoing.forEach(enqueue);
    }
  }
  return sent;
}

describe('whatever is muted, unmuted, changed and sent in whatever order', () => {
  test('no update goes out that the customer did not want when it came about, or does not want now', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        const unwanted = play(happenings).filter(({ wanted }) => wanted.includes(false));

        expect(unwanted).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('what is wanted does go out', () => {
    const sent = play([
      { tapped: { do: 'mute', parcelIds: ['DL-1'] } },
      { changed: parcels[0]! },
      { changed: parcels[1]! },
      { drained: true },
      { drained: true },
      { drained: true },
    ]);

    expect(sent.map(({ parcelId }) => parcelId)).toEqual(['DL-2']);
  });
});
