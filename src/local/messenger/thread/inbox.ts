import type { Sent } from '../control/control-api';
import { giveControl, ownerAppId, PAGE_INBOX_APP_ID } from './ownership';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { announceState, putMessage } from './thread';
import { deliveryReport, fromPage, fromPerson, wireAppId } from '../webhooks/events';

/** Staff answer in the Page Inbox: it takes the thread over without a word to the bot (facts §5). */
export function inboxReply(platform: Platform, person: PersonRecord, text: string): Sent {
  const at = platform.timestamp();
  const mid = platform.ids.mid();
  giveControl(person, PAGE_INBOX_APP_ID, at);
  person.deliveredUntil = at;
  putMessage(platform, person, { mid, at, from: 'agent', content: { kind: 'text', text } });
  announceState(platform, person);
  const message = { mid, text, is_echo: true, app_id: wireAppId(PAGE_INBOX_APP_ID) };
  platform.webhooks.publish(fromPage(platform, person, at, message));
  platform.webhooks.publish(deliveryReport(platform, person, mid, at));
  return { mid };
}

/** "Done" in the Inbox gives the thread back to the bot. False when the Inbox does not have it. */
export function inboxDone(platform: Platform, person: PersonRecord): boolean {
  const at = platform.timestamp();
  const { appId } = platform.options;
  if (ownerAppId(person, at) !== PAGE_INBOX_APP_ID) return false;
  giveControl(person, appId, at);
  announceState(platform, person);
  const handover = { previous_owner_app_id: PAGE_INBOX_APP_ID, new_owner_app_id: appId };
  const event = { pass_thread_control: handover };
  platform.webhooks.publish(fromPerson(platform, person, 'messaging_handovers', at, event));
  return true;
}
