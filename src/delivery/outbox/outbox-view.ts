import type { SettledItem } from '../../store/outbox';
import type { HoldReason } from '../../store/queue-item';
import type { Circuit } from '../../store/circuit';

/** The outbox as operations see it. Times are milliseconds. */
export interface OutboxView {
  /** Why nothing is sent for the whole Page; absent while messages flow. */
  readonly circuit?: Pick<Circuit, 'reason' | 'openUntil'>;
  /** Everybody for whom something waits, or was sent of late. */
  readonly people: readonly QueuedPerson[];
}

export interface QueuedPerson {
  readonly psid: string;
  /** Who is linked, by the conversation's end. */
  readonly customerId?: string;
  /** When the bot looks at this queue again by itself. */
  readonly dueAt?: number;
  /** Who has the thread instead of the bot: an app's id, or `unknown`. */
  readonly threadOwner?: string;
  /** Oldest first. */
  readonly waiting: readonly WaitingItem[];
  /** Newest first. */
  readonly settled: readonly SettledView[];
}

interface ItemView {
  /** The place in the person's queue. */
  readonly order: number;
  /** What is said, or what is to be done. */
  readonly text: string;
  /** What it is about, e.g. `parcel#DL-1001`. */
  readonly subject?: string;
  /** Finds it in the log; for operations' eyes only. */
  readonly correlationId?: string;
  readonly enqueuedAt: number;
  /** Attempts that came to nothing. */
  readonly attempts: number;
}

export interface WaitingItem extends ItemView {
  readonly state:
    | { readonly status: 'waiting'; readonly notBefore?: number }
    | { readonly status: 'held'; readonly reason: HoldReason; readonly since: number }
    | { readonly status: 'sending' | 'unconfirmed'; readonly since: number };
}

export interface SettledView
  extends
    ItemView,
    Pick<SettledItem, 'outcome' | 'settledAt' | 'messagingType' | 'reason' | 'code' | 'subcode'> {}
