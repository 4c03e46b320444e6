import type { WebhookEvent } from '../messenger/webhook/events';
import type { Snapshot } from './decision';

/** What only the person does; nothing else may bring back a conversation that they had deleted. */
const BY_PERSON: ReadonlySet<WebhookEvent['kind']> = new Set([
  ...(['message', 'postback', 'optin', 'referral', 'reaction', 'accountLinking'] as const),
]);

/**
 * Whether the event belongs to a conversation that was deleted: it is from before, a redelivery perhaps, also when a new
 * one has begun since; or there is none yet, and it is an echo, a receipt, or Facebook's word that the link is gone. What
 * the person does afterwards begins a new one.
 */
export function isGone(event: WebhookEvent, { state, erasedAt }: Snapshot): boolean {
  if (erasedAt === undefined) return false;
  if (event.timestamp <= erasedAt) return true;
  const isUnlinking = event.kind === 'accountLinking' && event.status === 'unlinked';
  return state.version === 0 && (isUnlinking || !BY_PERSON.has(event.kind));
}
