import { canBeReference } from '../accounts/reference';
import type { WebhookEvent } from '../messenger/webhook/events';
import type { LinkedVia } from '../store/customers';

export interface BroughtReference {
  readonly ref: string;
  readonly via: LinkedVia;
}

/** The reference of ours that an event brings, wherever Facebook puts it (facts §7). */
export function referenceIn(event: WebhookEvent): BroughtReference | undefined {
  const ref = refOf(event);
  if (ref === undefined || !canBeReference(ref)) return undefined;
  return { ref, via: event.kind === 'optin' ? 'send_to_messenger' : 'm_me' };
}

function refOf(event: WebhookEvent): string | undefined {
  if (event.kind === 'referral' || event.kind === 'optin') return event.ref;
  return event.kind === 'message' || event.kind === 'postback' ? event.referral?.ref : undefined;
}
