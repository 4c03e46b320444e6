import { defaultAppOf } from '../thread/default-app';
import { isStandby } from '../thread/ownership';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import type { PlatformEvent } from './batch';
import type { FiredField } from './fields';

/** Fields whose events go to `standby` while another app owns the thread (facts §5). */
const FOLLOWED_ON_STANDBY: ReadonlySet<FiredField> = new Set([
  'messages',
  'messaging_postbacks',
  'message_echoes',
  'message_deliveries',
  'message_reads',
  'message_reactions',
  'message_edits',
]);

/** An event whose sender is the person; `at` is its timestamp in milliseconds. */
export function fromPerson(
  platform: Platform,
  person: PersonRecord,
  field: FiredField,
  at: number,
  content: object,
): PlatformEvent {
  const parties = { sender: { id: person.psid }, recipient: { id: platform.options.pageId } };
  return inThread(platform, person, field, at, { ...parties, timestamp: at, ...content });
}

/** An echo: sender and recipient are the other way round (facts §4.4). */
export function fromPage(
  platform: Platform,
  person: PersonRecord,
  at: number,
  message: object,
  recipient: object = { id: person.psid },
): PlatformEvent {
  const body = { sender: { id: platform.options.pageId }, recipient, timestamp: at, message };
  return inThread(platform, person, 'message_echoes', at, body);
}

/** What concerns the Page itself has no sender (facts §4.4). */
export function ofPage(platform: Platform, field: FiredField, content: object): PlatformEvent {
  const at = platform.timestamp();
  const body = { recipient: { id: platform.options.pageId }, timestamp: at, ...content };
  return { field, channel: 'messaging', psid: null, at, body };
}

/** A delivery report: Facebook's example carries no timestamp of its own (facts §4.4). */
export function deliveryReport(
  platform: Platform,
  person: PersonRecord,
  mid: string,
  watermark: number,
): PlatformEvent {
  const parties = { sender: { id: person.psid }, recipient: { id: platform.options.pageId } };
  const body = { ...parties, delivery: { mids: [mid], watermark } };
  return inThread(platform, person, 'message_deliveries', watermark, body);
}

/** Facebook writes app ids as numbers here, however long (facts §4.4); JSON cannot hold the longest exactly. */
export const wireAppId = (appId: string): number | string =>
  Number.isSafeInteger(Number(appId)) ? Number(appId) : appId;

function inThread(
  platform: Platform,
  person: PersonRecord,
  field: FiredField,
  at: number,
  body: object,
): PlatformEvent {
  const listensOnly =
    FOLLOWED_ON_STANDBY.has(field) &&
    isStandby(person, platform.options.appId, defaultAppOf(platform), platform.now());
  return {
    field,
    channel: listensOnly ? 'standby' : 'messaging',
    psid: person.psid,
    at,
    body: listensOnly ? withoutPostbackPayload(body) : body,
  };
}

/** On standby a postback comes without its payload (facts §4.4). */
function withoutPostbackPayload(body: object): object {
  if (!('postback' in body)) return body;
  const { payload: _payload, ...postback } = body.postback as { readonly payload?: unknown };
  return { ...body, postback };
}
