import type { Sent } from '../control/control-api';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { deliveryReport, fromPage, wireAppId } from '../webhooks/events';
import { announceState, putMessage } from './thread';
import type { ThreadMessage } from './thread-model';

/** How a message of the Page's comes about: who sends it, what other apps hear, and by which name they know the person. */
export interface Dispatch {
  readonly appId: string;
  readonly echo: object;
  /** Of who is known by a checkbox plugin only. */
  readonly userRef?: string;
}

/** What an app says as the Page: the chat, its echo, and the report of its delivery (facts §4.4). */
export function sendFromPage(
  platform: Platform,
  person: PersonRecord,
  message: Omit<ThreadMessage, 'mid' | 'at'>,
  { appId, echo, userRef }: Dispatch,
): Sent {
  const at = platform.timestamp();
  const mid = platform.ids.mid();
  person.typing = false;
  person.deliveredUntil = at;
  putMessage(platform, person, { ...message, mid, at });
  announceState(platform, person);
  const echoed = { mid, ...echo, is_echo: true, app_id: wireAppId(appId) };
  if (userRef === undefined) {
    platform.webhooks.publish(fromPage(platform, person, at, echoed));
    platform.webhooks.publish(deliveryReport(platform, person, mid, at));
  } else {
    // A delivery report would name the psid, which the Page learns only when the person answers (facts §7).
    const recipient = { user_ref: userRef };
    platform.webhooks.publish(fromPage(platform, person, at, echoed, recipient));
  }
  return { mid };
}
