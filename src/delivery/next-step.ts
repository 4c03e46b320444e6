import type { SendForm } from '../messenger/send-form';
import { MINUTE } from '../shared/clock';
import type { UtilityTemplates } from '../shared/config';
import type { ConversationState } from '../store/conversation-state';
import type { StoredQueueItem } from '../store/outbox';
import type { HoldReason, QueueItem } from '../store/queue-item';
import { permit, type Permit } from './policy';

export type Step =
  | { readonly do: 'send'; readonly item: StoredQueueItem; readonly as: SendForm | 'unlink' }
  /** The policy holds the item, which is not on record yet. */
  | { readonly do: 'hold'; readonly item: StoredQueueItem; readonly reason: HoldReason }
  /** Nobody will ever tell whether it arrived. */
  | { readonly do: 'giveUp'; readonly item: StoredQueueItem }
  /** Nothing can be done before that time (milliseconds), or before something happens. */
  | { readonly do: 'wait'; readonly until: number | undefined };

/** An echo takes seconds; an item without one after this long is put on record as unconfirmed. */
export const ECHO_LIMIT_MS = 2 * MINUTE;

/**
 * What to do with a conversation's queue (oldest first) now. In order, with one exception: what the policy holds is
 * passed by later items that are permitted, unless they are on the same subject. Nothing passes an item whose retry or
 * outcome is still to come.
 */
export function nextStep(
  queue: readonly StoredQueueItem[],
  state: ConversationState,
  now: number,
  utilityTemplates: UtilityTemplates,
): Step {
  const heldSubjects = new Set<string>();
  let until: number | undefined;
  for (const item of queue) {
    const { outgoing } = item;
    const pausedUntil = pauseOf(item);
    if (pausedUntil !== undefined && now < pausedUntil) {
      return { do: 'wait', until: earlier(until, pausedUntil) };
    }
    // To say twice that a link is gone does no harm, and no echo will come.
    if (outgoing.type === 'unlink') return { do: 'send', item, as: 'unlink' };
    if (isOutcomeOpen(item)) return { do: 'giveUp', item };

    const { subject } = outgoing;
    if (subject !== undefined && heldSubjects.has(subject)) continue;
    const permission: Permit = wasRefusedInVain(item, state)
      ? { hold: 'window_closed' }
      : permit(outgoing, state, now, utilityTemplates);
    if ('send' in permission) return { do: 'send', item, as: permission.send };
    if (!isOnRecord(item, permission.hold)) return { do: 'hold', item, reason: permission.hold };
    if (subject !== undefined) heldSubjects.add(subject);
    until = earlier(until, permission.until);
  }
  return { do: 'wait', until };
}

function pauseOf({ progress, outgoing }: QueueItem): number | undefined {
  switch (progress.status) {
    case 'waiting':
      return progress.notBefore;
    case 'held':
      return undefined;
    case 'sending':
    case 'unconfirmed':
      return outgoing.type === 'unlink' ? undefined : progress.since + ECHO_LIMIT_MS;
  }
}

/** Whoever drains holds the lease, so an item found as being sent was left by one that crashed. */
const isOutcomeOpen = ({ progress }: QueueItem): boolean =>
  progress.status === 'sending' || progress.status === 'unconfirmed';

/** Facebook refused it as a template or under the tag too: only an act of the customer changes that. */
const wasRefusedInVain = (
  { progress, attempts }: QueueItem,
  { lastUserActionAt = 0 }: ConversationState,
): boolean =>
  progress.status === 'held' &&
  progress.reason === 'window_closed' &&
  attempts > 0 &&
  progress.since >= lastUserActionAt;

const isOnRecord = ({ progress }: QueueItem, reason: HoldReason): boolean =>
  progress.status === 'held' && progress.reason === reason;

const earlier = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
