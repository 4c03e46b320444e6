import type { StoredQueueItem } from '../store/outbox';
import type { HoldReason } from '../store/queue-item';
import { asAppError } from '../shared/errors';
import { errorFields } from '../shared/log';
import type { DrainDeps } from './drain-deps';

/** Called when an item was put on record as held: the company may reach the person in another way (design §5). */
export type OnHeld = (item: StoredQueueItem, reason: HoldReason) => Promise<void>;

/** Tells that an item is held, once for each reason. What fails here delays no message. */
export async function tellHeld(
  { log, onHeld }: DrainDeps,
  item: StoredQueueItem,
  reason: HoldReason,
): Promise<void> {
  const { correlationId, progress } = item;
  if (progress.status === 'held' && progress.reason === reason) return;
  log('info', 'message_held', { correlationId, reason });
  try {
    await onHeld?.(item, reason);
  } catch (thrown) {
    log('error', 'on_held_failed', { correlationId, ...errorFields(asAppError(thrown)) });
  }
}
