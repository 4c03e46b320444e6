import type { ConversationState } from '../../store/conversation-state';
import type { StoredQueueItem } from '../../store/outbox';

/**
 * The conversation as it stands for this item. The state names the new owner from the moment that the bot decided to pass
 * the thread on, so that it falls silent at once; what was queued before our own call, e.g. that the thread is passed
 * on, is still ours to send.
 */
export function ownedAt(
  queue: readonly StoredQueueItem[],
  { order }: StoredQueueItem,
  state: ConversationState,
): ConversationState {
  const passedBy = state.threadOwner?.passedBy;
  const isOurs =
    passedBy !== undefined && order < passedBy && queue.some((item) => item.order === passedBy);
  if (!isOurs) return state;
  const { threadOwner: _passedSoon, ...ours } = state;
  return ours;
}

/** Whether somebody else's word on the thread has overtaken the item: nothing is left for it to move or to announce. */
export function isNeedlessHandover(
  queue: readonly StoredQueueItem[],
  item: StoredQueueItem,
  state: ConversationState,
): boolean {
  const { outgoing, order } = item;
  switch (outgoing.type) {
    case 'passThread':
      return state.threadOwner?.passedBy !== order;
    case 'takeThread':
    case 'requestThread':
      return state.threadOwner === undefined;
    case 'message':
      return (
        outgoing.announces === 'handover' &&
        (item.progress.status === 'waiting' || item.progress.status === 'held') &&
        ownedAt(queue, item, state).threadOwner !== undefined
      );
    case 'unlink':
    case 'erase':
      return false;
  }
}
