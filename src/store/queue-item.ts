import type { Outgoing } from '../messenger/outgoing';

/** Something that must reach Facebook, waiting in its conversation: `queue#<order>`. Times are milliseconds. */
export interface QueueItem {
  readonly psid: string;
  readonly order: number;
  readonly outgoing: Outgoing;
  /** Comes back in the echo as `metadata` and tells whether a send of unknown outcome arrived (facts §3). */
  readonly nonce: string;
  readonly enqueuedAt: number;
  /** When operations changed the row that it tells of. */
  readonly changedAt?: number;
  /** From the webhook or stream record that caused it to the send: one id in every log line. */
  readonly correlationId: string;
  readonly attempts: number;
  /** When the customer was told by e-mail that it waits. */
  readonly mailedAt?: number;
  readonly progress: Progress;
}

export type Progress =
  | { readonly status: 'waiting'; readonly notBefore?: number }
  /** Held by the send policy; goes out when the reason is gone. */
  | { readonly status: 'held'; readonly reason: HoldReason; readonly since: number }
  /** Handed to Facebook by the drain that holds this lease; if it is still so afterwards, nobody knows the outcome. */
  | { readonly status: 'sending'; readonly since: number; readonly lease: string }
  /** Written to Facebook without an answer: settled by its echo, never by a blind resend. */
  | { readonly status: 'unconfirmed'; readonly since: number };

/**
 * `service_trouble`: parked, because Facebook went on failing for reasons of its own. `template_…`: the window is closed,
 * and the template that could carry the message is not approved, or asks for what the message does not bring.
 * `utility_refused`: Facebook takes no template, for this Page or this person.
 */
export type HoldReason =
  | 'window_closed'
  | 'template_not_approved'
  | 'template_unfit'
  | 'utility_refused'
  | 'not_owner'
  | 'unreachable'
  | 'service_trouble';

const FOR_WINDOW: ReadonlySet<HoldReason> = new Set([
  'window_closed',
  'template_not_approved',
  'template_unfit',
  'utility_refused',
]);

/** Whether it waits because the window is closed, for whichever want of a template. */
export const isForWindow = (reason: HoldReason): boolean => FOR_WINDOW.has(reason);

/** The echo's `metadata` (facts §2.2: below 1,000 characters). */
export const metadataOf = (item: Pick<QueueItem, 'order' | 'nonce'>): string =>
  `pm1:${String(item.order)}:${item.nonce}`;

export function parseMetadata(
  metadata: string | undefined,
): { order: number; nonce: string } | undefined {
  const [, order, nonce] = /^pm1:(\d{1,12}):([\w-]{8,64})$/.exec(metadata ?? '') ?? [];
  return order === undefined || nonce === undefined ? undefined : { order: Number(order), nonce };
}
