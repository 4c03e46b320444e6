import type { EraseEverything } from '../../messenger/outgoing';
import { MINUTE } from '../../shared/clock';
import type { StoredQueueItem } from '../../store/outbox';

export type ErasureItem = StoredQueueItem & { readonly outgoing: EraseEverything };

/** So long a deletion leaves the unlinking and the last message before it time to go out; Facebook may be down. */
export const ERASURE_PATIENCE_MS = 10 * MINUTE;

export const isErasure = (item: StoredQueueItem): item is ErasureItem =>
  item.outgoing.type === 'erase';

/** When the queue's deletion waits for nothing any more (milliseconds). */
export function erasureDueAt(queue: readonly StoredQueueItem[]): number | undefined {
  const erasure = queue.find(isErasure);
  return erasure && erasure.enqueuedAt + ERASURE_PATIENCE_MS;
}

export function overdueErasure(
  queue: readonly StoredQueueItem[],
  now: number,
): ErasureItem | undefined {
  const dueAt = erasureDueAt(queue);
  return dueAt !== undefined && dueAt <= now ? queue.find(isErasure) : undefined;
}
