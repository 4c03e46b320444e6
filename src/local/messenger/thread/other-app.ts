import type { OtherAppAction } from '../control/control-api';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { fromPerson, wireAppId } from '../webhooks/events';
import { defaultAppOf } from './default-app';
import { ownerAppId, PAGE_INBOX_APP_ID, type Told } from './ownership';
import { sendFromPage } from './page-messages';
import { handOver, mayAppSend, moveControl } from './routing';

/** An app beside the bot and the Page Inbox, which the Page's admin allowed to take over. False: it may not. */
export function actAsOtherApp(
  platform: Platform,
  person: PersonRecord,
  appId: string,
  action: OtherAppAction,
): boolean {
  switch (action.do) {
    case 'send':
      return send(platform, person, appId, action.text);
    case 'request':
      return request(platform, person, appId, action.metadata);
    case 'take':
      return take(platform, person, appId, action.metadata);
    case 'pass':
      return pass(platform, person, appId, action);
    case 'release':
      return release(platform, person, appId);
  }
}

const toldBy = (by: string, metadata: string | undefined): Told | undefined =>
  metadata === undefined ? undefined : { by, metadata };

function send(platform: Platform, person: PersonRecord, appId: string, text: string): boolean {
  if (!mayAppSend(platform, person, appId)) return false;
  const message = { from: 'agent', content: { kind: 'text', text }, appId } as const;
  sendFromPage(platform, person, message, { appId, echo: { text } });
  return true;
}

/** Whoever has the thread is asked; an idle one is the default app's to give. */
function request(
  platform: Platform,
  person: PersonRecord,
  appId: string,
  metadata: string | undefined,
): boolean {
  const at = platform.timestamp();
  const owner = ownerAppId(person, at) ?? defaultAppOf(platform);
  if (owner === appId) return false;
  if (owner !== platform.options.appId) return true;
  const event = {
    request_thread_control: {
      requested_owner_app_id: wireAppId(appId),
      ...(metadata !== undefined && { metadata }),
    },
  };
  platform.webhooks.publish(fromPerson(platform, person, 'messaging_handovers', at, event));
  return true;
}

/** Nobody may take from a Page without a default app (facts §5). */
function take(
  platform: Platform,
  person: PersonRecord,
  appId: string,
  metadata: string | undefined,
): boolean {
  if (defaultAppOf(platform) === null) return false;
  handOver(platform, person, 'take_thread_control', appId, toldBy(appId, metadata));
  return true;
}

function pass(
  platform: Platform,
  person: PersonRecord,
  appId: string,
  { metadata, to = 'bot' }: Extract<OtherAppAction, { do: 'pass' }>,
): boolean {
  if (ownerAppId(person, platform.now()) !== appId) return false;
  const target = to === 'inbox' ? PAGE_INBOX_APP_ID : platform.options.appId;
  handOver(platform, person, 'pass_thread_control', target, toldBy(appId, metadata));
  return true;
}

/** Nobody is told (facts §5). */
function release(platform: Platform, person: PersonRecord, appId: string): boolean {
  if (ownerAppId(person, platform.now()) !== appId) return false;
  moveControl(platform, person, null);
  return true;
}
