import { setImmediate } from 'node:timers/promises';
import type { Alarm } from '../alarm';
import type { Faults } from '../wire/faults';
import type { FaultName } from '../wire/fault-names';
import type { EmulatorState } from '../state';
import { LARGEST_BATCH } from './batch';
import type { PlatformEvent } from './batch';
import type { AttemptOutcome, Courier } from './courier';
import type { WebhookHealth } from './health';

export interface WebhookQueue {
  /** Forgets what the app is not subscribed to, as Facebook does. */
  readonly publish: (event: PlatformEvent) => void;
  /** In its turn, but alone and without redelivery: whether the app answered 200. */
  readonly ask: (event: PlatformEvent) => Promise<boolean>;
  /** Lets go of what the reordering fault holds back. */
  readonly release: () => void;
  /** Resolves when nothing is under way; a redelivery that waits for its time is not. */
  readonly settled: () => Promise<void>;
}

type Batch = readonly PlatformEvent[];

interface Lane {
  readonly waiting: (PlatformEvent | (() => Promise<void>))[];
  /** Overtaken on purpose by the next batch. */
  held: Batch | undefined;
  running: boolean;
}

/**
 * One lane per person: what happens while a webhook is under way leaves together in the next. A batch that fails
 * twice steps aside to be redelivered later, and the lane goes on: order is not kept after a failure (facts §4.3).
 */
export function createWebhookQueue(
  state: EmulatorState,
  faults: Faults,
  courier: Courier,
  health: WebhookHealth,
  alarm: Alarm,
): WebhookQueue {
  const lanes = new Map<string | null, Lane>();
  const underWay = new Set<Promise<unknown>>();

  const laneOf = (psid: string | null): Lane => {
    const lane = lanes.get(psid) ?? { waiting: [], held: undefined, running: false };
    lanes.set(psid, lane);
    return lane;
  };
  const track = <Work>(work: Promise<Work>): Promise<Work> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };
  const deliver = async (batch: Batch, fault?: FaultName): Promise<void> => {
    const era = health.era();
    if ((await courier.deliver(batch, fault)) !== 'failed') return;
    // Facebook tries again at once, then ever later (facts §4.3).
    if ((await courier.deliverAgain(batch, 2)) === 'failed') void redeliver(batch, era);
  };
  const redeliver = async (batch: Batch, era: number): Promise<void> => {
    let outcome: AttemptOutcome = 'failed';
    for (let failures = 1; outcome === 'failed'; failures += 1) {
      const isOpen = await alarm.until(health.nextTryAt(failures));
      if (!isOpen || health.era() !== era) return;
      outcome = await track(courier.deliverAgain(batch, failures + 2));
    }
  };
  const deliverInTurn = async (lane: Lane, batch: Batch): Promise<void> => {
    if (lane.held === undefined && faults.strikes('webhookReordered')) {
      lane.held = batch;
      return;
    }
    await deliver(batch);
    const late = lane.held;
    lane.held = undefined;
    if (late !== undefined) await deliver(late, 'webhookReordered');
  };
  const run = async (lane: Lane): Promise<void> => {
    // What one act causes (an echo and its delivery report) is there before the first batch is cut.
    await Promise.resolve();
    for (let next = lane.waiting[0]; next !== undefined; next = lane.waiting[0]) {
      if (typeof next === 'function') {
        lane.waiting.shift();
        await next();
      } else {
        await deliverInTurn(lane, cutBatch(lane.waiting));
      }
    }
    lane.running = false;
  };
  const enqueue = (psid: string | null, item: PlatformEvent | (() => Promise<void>)): void => {
    const lane = laneOf(psid);
    lane.waiting.push(item);
    if (lane.running) return;
    lane.running = true;
    void track(run(lane));
  };
  const isWanted = ({ field, channel }: PlatformEvent): boolean =>
    state.subscribedFields?.includes(channel === 'standby' ? 'standby' : field) ?? true;

  return {
    publish: (event) => {
      if (isWanted(event)) enqueue(event.psid, event);
    },
    ask: (event) =>
      new Promise((resolve) => {
        if (!isWanted(event)) {
          resolve(false);
          return;
        }
        enqueue(event.psid, async () => {
          resolve((await courier.deliver([event])) === 'delivered');
        });
      }),
    release: () => {
      for (const lane of lanes.values()) {
        const late = lane.held;
        lane.held = undefined;
        if (late !== undefined) void track(deliver(late, 'webhookReordered'));
      }
    },
    settled: async () => {
      // Whoever a moved clock has just woken comes first.
      await setImmediate();
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

function cutBatch(waiting: Lane['waiting']): Batch {
  const end = waiting.findIndex((item) => typeof item === 'function');
  const count = Math.min(end < 0 ? waiting.length : end, LARGEST_BATCH);
  return waiting.splice(0, count).filter((item) => typeof item !== 'function');
}
