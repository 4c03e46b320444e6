import type { EntryContext } from './entry-context';
import { eventKey } from './event-key';
import type { Channel, WebhookEvent } from './events';
import { ignored } from './ignored';
import { partiesOf } from './parties';
import { payloadSchemas } from './payloads';
import type { EventPayload } from './payloads';
import { isTemplateStatusField, readTemplateStatus } from './template-status';
import { toMilliseconds } from './timestamp';
import type { WireObject } from './wire';
import { isWireObject, readAs } from './wire';

/** Reads one element of `messaging[]` or `standby[]`: one event for every event key it holds, or one ignored. */
export function decodeMessaging(
  element: unknown,
  channel: Channel,
  context: EntryContext,
): readonly WebhookEvent[] {
  if (!isWireObject(element)) return [ignored('malformed', element, channel, context)];
  // Some senders write every key they know and null where there is nothing.
  const found = Object.entries(payloadSchemas).filter(([name]) => isGiven(element[name]));
  if (found.length === 0) return [ignored('unknown_event', element, channel, context)];
  return found.map(([name, schema]) => {
    const wirePayload = name === 'message' ? withPriorMessage(element) : element[name];
    const payload = readAs(schema, wirePayload);
    return (
      (payload && assemble(payload, name, element, channel, context)) ??
      ignored('malformed', element, channel, context)
    );
  });
}

/** Reads one element of `changes[]`: a template status, a messaging event in another wrapping, or one ignored. */
export function decodeChange(change: unknown, context: EntryContext): readonly WebhookEvent[] {
  if (!isWireObject(change)) return [ignored('malformed', change, 'changes', context)];
  const { field, value } = change;
  if (isTemplateStatusField(field)) return [decodeTemplateStatus(change, context)];
  if (isWireObject(value) && (isGiven(value['sender']) || isGiven(value['recipient']))) {
    return decodeMessaging(value, field === 'standby' ? 'standby' : 'changes', context);
  }
  return [ignored('other_change', change, 'changes', context)];
}

function assemble(
  payload: EventPayload,
  name: string,
  element: WireObject,
  channel: Channel,
  context: EntryContext,
): WebhookEvent | undefined {
  const parties = partiesOf(element, context.pageId);
  if (parties === undefined) return undefined;
  const anonymous = parties.psid === null && parties.userRef === undefined;
  if (anonymous && !isAboutPage(payload)) return undefined;

  const ownTime = toMilliseconds(element['timestamp']);
  const key = eventKey(payload, {
    pageId: parties.pageId,
    sender: element['sender'] ?? null,
    recipient: element['recipient'] ?? null,
    timestamp: ownTime ?? null,
    payload: element[name],
  });
  const timestamp = ownTime ?? context.time ?? context.receivedAt;
  return { ...payload, ...parties, key, timestamp, channel };
}

function decodeTemplateStatus(change: WireObject, context: EntryContext): WebhookEvent {
  const payload = readTemplateStatus(change['value']);
  if (payload === undefined || context.pageId === undefined) {
    return ignored('malformed', change, 'changes', context);
  }
  const { pageId, time, receivedAt } = context;
  // A template may be approved, paused and approved again: only the entry's time tells the two approvals apart.
  const key = eventKey(payload, {
    pageId,
    sender: null,
    recipient: null,
    timestamp: time ?? null,
    payload: change['value'],
  });
  return { ...payload, key, psid: null, pageId, timestamp: time ?? receivedAt, channel: 'changes' };
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

const isAboutPage = ({ kind }: EventPayload): boolean =>
  kind === 'appRoles' || kind === 'policyEnforcement';

/** Facebook puts `prior_message` beside `message`, not into it. */
function withPriorMessage(element: WireObject): unknown {
  const message = element['message'];
  return isWireObject(message) ? { prior_message: element['prior_message'], ...message } : message;
}
