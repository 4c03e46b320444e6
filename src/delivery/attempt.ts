import type { LogInForm } from '../messenger/log-in-button';
import type { Outgoing } from '../messenger/outgoing';
import type { CallForm } from '../messenger/send-form';
import type { RandomBytes } from '../shared/random';
import type { ConversationState, StateChange } from '../store/conversation-state';
import type { SettledItem, StateEffect, StoredQueueItem } from '../store/outbox';
import { backoffMs } from './backoff';

export interface Attempt {
  readonly item: StoredQueueItem;
  readonly as: CallForm;
  /** The form that its Log In button had. */
  readonly logIn?: LogInForm | undefined;
  /** When the send began: what is learned dates from then, so that an act of the customer since counts as later. */
  readonly began: number;
  readonly now: number;
}

/** What a verdict does to the item, to what we know of the person, and to the rest of the queue. */
export interface Consequence {
  readonly item:
    | { readonly settled: Pick<SettledItem, 'outcome' | 'messageId' | 'reason'> }
    | { readonly queued: Pick<StoredQueueItem, 'progress' | 'attempts'> };
  readonly learned?: StateEffect;
  /** What the conversation turns to in the transaction that settles the item, as it stands then. */
  readonly follows?: (state: ConversationState) => Follow | undefined;
  /** The person's later items wait until then (milliseconds). */
  readonly pauseUntil?: number;
}

export interface Follow {
  readonly change: StateChange;
  readonly outgoing: readonly Outgoing[];
  /** Held items may go out now. */
  readonly release: boolean;
}

/** Once more after a pause of at least `afterMs`, for which the rest of the queue waits too. */
export function tryAgain({ item, now }: Attempt, random: RandomBytes, afterMs = 0): Consequence {
  const attempts = item.attempts + 1;
  const notBefore = now + Math.max(afterMs, backoffMs(attempts, random));
  return {
    item: { queued: { progress: { status: 'waiting', notBefore }, attempts } },
    pauseUntil: notBefore,
  };
}
