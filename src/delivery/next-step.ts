import type { CallForm } from '../messenger/send-form';
import { isThreadControl } from '../messenger/thread-control';
import { DAY, MINUTE } from '../shared/clock';
import type { ConversationState } from '../store/conversation-state';
import type { StoredQueueItem } from '../store/outbox';
import { isForWindow, type HoldReason, type QueueItem } from '../store/queue-item';
import { earlier } from './earlier';
import { erasureDueAt, isErasure, overdueErasure, type ErasureItem } from './erasure/erasure-due';
import { isNeedlessHandover, ownedAt } from './handover/place-in-handover';
import { isMutedUpdate } from './muted';
import { permit, type OutsideWindow, type Permit } from './policy';

export type Step =
  | { readonly do: 'send'; readonly item: StoredQueueItem; readonly as: CallForm }
  /** Everything is to be deleted, this item and the rest of the queue with it. */
  | { readonly do: 'erase'; readonly item: ErasureItem }
  /** The policy holds the item, which is not on record yet. */
  | { readonly do: 'hold'; readonly item: StoredQueueItem; readonly reason: HoldReason }
  | ({ readonly do: 'giveUp' } & GivenUp)
  /** Nothing can be done before that time (milliseconds), or before something happens. */
  | { readonly do: 'wait'; readonly until: number | undefined };

/** It is not to be sent (any more). */
export interface GivenUp {
  readonly item: StoredQueueItem;
  readonly why:
    | { readonly outcome: 'unconfirmed' }
    | {
        readonly outcome: 'failed';
        readonly reason: 'link_ended' | 'link_renewed' | 'superseded' | 'muted' | 'needless';
      };
}

/** An echo takes seconds; an item without one after this long is put on record as unconfirmed. */
export const ECHO_LIMIT_MS = 2 * MINUTE;

/** A parked item is tried again this often, for a day; after that only when the customer acts. */
const PARKED_MS = 30 * MINUTE;
const PARKED_ATTEMPTS = DAY / PARKED_MS;

/**
 * What to do with a conversation's queue (oldest first) now. In order, with one exception: what the policy holds is
 * passed by later items that are permitted, unless they are on the same subject; there an update that may go as a
 * template takes the place of what the closed window holds. Nothing passes an item whose retry or outcome is to come,
 * but for a deletion, which waits only so long for the messages before it.
 */
export function nextStep(
  queue: readonly StoredQueueItem[],
  state: ConversationState,
  now: number,
  outsideWindow: OutsideWindow,
): Step {
  const heldOn = new Map<string, readonly HeldItem[]>();
  const overdue = overdueErasure(queue, now);
  if (overdue !== undefined) return { do: 'erase', item: overdue };
  let until = erasureDueAt(queue);
  for (const item of queue) {
    if (isErasure(item)) return { do: 'erase', item };
    const { outgoing } = item;
    const pausedUntil = pauseOf(item, state);
    if (pausedUntil !== undefined && now < pausedUntil) {
      return { do: 'wait', until: earlier(until, pausedUntil) };
    }
    if (isNeedlessHandover(queue, item, state)) {
      return { do: 'giveUp', item, why: { outcome: 'failed', reason: 'needless' } };
    }
    // To repeat such a call does no harm, and no echo will come.
    if (isThreadControl(outgoing)) return { do: 'send', item, as: 'threadControl' };
    if (outgoing.type !== 'message') {
      return isLinkRenewed(item, state)
        ? { do: 'giveUp', item, why: { outcome: 'failed', reason: 'link_renewed' } }
        : { do: 'send', item, as: 'unlink' };
    }
    if (isOutcomeOpen(item)) return { do: 'giveUp', item, why: { outcome: 'unconfirmed' } };
    if (outgoing.customerId !== undefined && outgoing.customerId !== state.customerId) {
      return { do: 'giveUp', item, why: { outcome: 'failed', reason: 'link_ended' } };
    }
    if (isMutedUpdate(outgoing, state)) {
      return { do: 'giveUp', item, why: { outcome: 'failed', reason: 'muted' } };
    }

    const refusedBefore = holdAfterRefusal(item, state);
    const permission: Permit =
      refusedBefore === undefined
        ? permit(outgoing, ownedAt(queue, item, state), now, whatMayLeave(item, now, outsideWindow))
        : { hold: refusedBefore };
    const { subject } = outgoing;
    const older = (subject === undefined ? undefined : heldOn.get(subject)) ?? [];
    if ('send' in permission) {
      const [oldest] = older;
      if (oldest === undefined) return { do: 'send', item, as: permission.send };
      if (permission.send.messagingType === 'UTILITY' && older.every(isReplaceable)) {
        const why = { outcome: 'failed', reason: 'superseded' } as const;
        return { do: 'giveUp', item: oldest.item, why };
      }
    } else if (!isOnRecord(item, permission.hold)) {
      return { do: 'hold', item, reason: permission.hold };
    }
    if (subject !== undefined) {
      const hold = 'hold' in permission ? permission.hold : undefined;
      heldOn.set(subject, [...older, { item, hold }]);
    }
    until = earlier(until, 'hold' in permission ? permission.until : undefined);
  }
  return { do: 'wait', until };
}

/** What parcels did longer ago is no news: it waits for the customer, and is not sent late when a template is approved. */
const FRESH_MS = DAY;

const whatMayLeave = (
  { enqueuedAt }: QueueItem,
  now: number,
  outsideWindow: OutsideWindow,
): OutsideWindow =>
  outsideWindow === 'anything' || now < enqueuedAt + FRESH_MS ? outsideWindow : 'off';

interface HeldItem {
  readonly item: StoredQueueItem;
  /** Without: held only by what is in front of it. */
  readonly hold: HoldReason | undefined;
}

/** What a human wrote is never replaced by words of the bot. */
const isReplaceable = ({ item: { outgoing }, hold }: HeldItem): boolean =>
  hold !== undefined &&
  isForWindow(hold) &&
  outgoing.type === 'message' &&
  outgoing.author === 'bot';

/** Facebook is not to be told that a link is gone when there is a newer one. */
const isLinkRenewed = (
  { enqueuedAt }: QueueItem,
  { customerId, linkedAt = 0 }: ConversationState,
) => customerId !== undefined && linkedAt > enqueuedAt;

function pauseOf(item: QueueItem, state: ConversationState): number | undefined {
  const { progress, outgoing, attempts } = item;
  switch (progress.status) {
    case 'waiting':
      return progress.notBefore;
    case 'held':
      return progress.reason === 'service_trouble' &&
        attempts < PARKED_ATTEMPTS &&
        progress.since >= (state.lastUserActionAt ?? 0)
        ? progress.since + PARKED_MS
        : undefined;
    case 'sending':
    case 'unconfirmed':
      return outgoing.type === 'message' ? progress.since + ECHO_LIMIT_MS : undefined;
  }
}

/** Whoever drains holds the lease, so an item found as being sent was left by one that crashed. */
const isOutcomeOpen = ({ progress }: QueueItem): boolean =>
  progress.status === 'sending' || progress.status === 'unconfirmed';

/**
 * Why it is held although the policy may permit it: Facebook refused it as a template or under the tag too, or it is
 * parked for good. Only an act of the customer changes that.
 */
function holdAfterRefusal(
  { progress, attempts }: QueueItem,
  { lastUserActionAt = 0 }: ConversationState,
): HoldReason | undefined {
  if (progress.status !== 'held' || attempts === 0) return undefined;
  if (progress.since < lastUserActionAt) return undefined;
  const { reason } = progress;
  if (reason === 'window_closed' || reason === 'utility_refused') return reason;
  return reason === 'service_trouble' && attempts >= PARKED_ATTEMPTS ? reason : undefined;
}

const isOnRecord = ({ progress }: QueueItem, reason: HoldReason): boolean =>
  progress.status === 'held' && progress.reason === reason;
