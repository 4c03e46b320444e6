import type { SettledItem, StoredQueueItem } from '../store/outbox';

/** What became of the queue with one step. */
export type Progressed =
  /** The item is in another state, or, without one, queued no more. */
  | {
      readonly kind: 'moved';
      readonly item?: StoredQueueItem;
      readonly outcome?: SettledItem['outcome'];
    }
  /** The person's queue rests until then (milliseconds). */
  | { readonly kind: 'stop'; readonly until: number }
  /** There is no conversation any more. */
  | { readonly kind: 'erased' }
  | { readonly kind: 'lease_lost' };

/** What a refused transaction says: without the lease we may do nothing; else the item's echo was quicker than we. */
export const lostOrGone = (refused: readonly string[]): Progressed =>
  refused.includes('lease') ? { kind: 'lease_lost' } : { kind: 'moved' };
