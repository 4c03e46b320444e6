import { loadQueue } from '../../store/conversations';
import { leaseCheck } from '../../store/lease';
import { progressWrite, settleItemWrites, type StoredQueueItem } from '../../store/outbox';
import type { Write } from '../../store/transaction';
import { transactPatiently } from '../patient-transaction';
import { withLease, type OutboxTools } from './with-lease';

/**
 * `in_flight`: handed to Facebook, and its echo tells what became of it, so it must neither be sent again nor be called
 * unsent. `not_a_message`: a deletion, an unlinking or a handover, which the conversation's state rests on. `as_it_was`:
 * it waits for nothing that a hand can end, and is looked at again. `gone`: its echo came meanwhile.
 */
export type ByHand = 'released' | 'dropped' | 'in_flight' | 'not_a_message' | 'as_it_was' | 'gone';

export interface Handled {
  readonly order: number;
  readonly result: ByHand;
}

/** Which items of a queue are meant. */
export type Chosen = (item: StoredQueueItem) => boolean;

/**
 * Lets the chosen items be tried now: what waits for a retry, is parked, or is held because Facebook refused it before.
 * Whether they go out is decided as always, by the policy and by Facebook; what may not is held (again).
 */
export const releaseItems = (
  tools: OutboxTools,
  psid: string,
  isChosen: Chosen,
): Promise<readonly Handled[]> =>
  handle(tools, psid, isChosen, 'released', (item) =>
    isPaused(item)
      ? [progressWrite(tools.conversations, item, { progress: { status: 'waiting' } })]
      : 'as_it_was',
  );

/** Gives the chosen messages up, on record as `dropped`. */
export const dropItems = (
  tools: OutboxTools,
  psid: string,
  isChosen: Chosen,
): Promise<readonly Handled[]> =>
  handle(tools, psid, isChosen, 'dropped', (item) =>
    item.outgoing.type === 'message'
      ? settleItemWrites(tools.conversations, item, {
          ...{ outcome: 'failed', reason: 'dropped' },
          settledAt: tools.clock(),
        })
      : 'not_a_message',
  );

function handle(
  tools: OutboxTools,
  psid: string,
  isChosen: Chosen,
  done: ByHand,
  writesFor: (item: StoredQueueItem) => readonly Write[] | ByHand,
): Promise<readonly Handled[]> {
  return withLease(tools, psid, async (lease) => {
    const handled: Handled[] = [];
    const queue: readonly StoredQueueItem[] = await loadQueue(
      tools.client,
      tools.conversations,
      psid,
    );
    for (const item of queue.filter(isChosen)) {
      const writes = isInFlight(item) ? 'in_flight' : writesFor(item);
      const result =
        typeof writes === 'string'
          ? writes
          : await write(tools, [leaseCheck(tools.conversations, lease), ...writes], done);
      handled.push({ order: item.order, result });
    }
    return handled;
  });
}

async function write(tools: OutboxTools, writes: readonly Write[], done: ByHand): Promise<ByHand> {
  return (await transactPatiently(tools, writes)).committed ? done : 'gone';
}

/** What only the policy holds it decides anew with every drain (`next-step.ts`). */
const isPaused = ({ progress, attempts }: StoredQueueItem): boolean =>
  progress.status === 'held'
    ? progress.reason === 'service_trouble' || attempts > 0
    : progress.status !== 'waiting' || progress.notBefore !== undefined;

/** Whoever reads this holds the lease, so no drain is at it: a crashed one left it, or no answer came. */
const isInFlight = ({ progress, outgoing }: StoredQueueItem): boolean =>
  outgoing.type === 'message' &&
  (progress.status === 'sending' || progress.status === 'unconfirmed');
