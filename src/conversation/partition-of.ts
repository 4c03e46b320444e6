import type { WebhookEvent } from '../messenger/webhook/events';
import { userRefPartition } from '../store/psid';

/** Whose conversation an event belongs to; `undefined`: the Page's. */
export function partitionOf({ psid, userRef }: WebhookEvent): string | undefined {
  if (psid !== null) return psid;
  return userRef === undefined ? undefined : userRefPartition(userRef);
}
