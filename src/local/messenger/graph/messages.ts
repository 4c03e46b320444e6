import { toEchoContent, toThreadContent, toThreadExtras } from '../thread/message-content';
import { readSendRequest } from '../rules/message-rules';
import type { SendRequest } from '../rules/message-rules';
import type { SendBody, SenderActionBody } from '../rules/message-schema';
import { findPerson } from '../platform';
import type { Platform } from '../platform';
import { refuseToPerson } from '../rules/send-rules';
import type { PersonRecord } from '../state';
import { fillTemplate } from '../templates/template-filling';
import { announceState, putMessage } from '../thread/thread';
import type { ThreadContent } from '../thread/thread-model';
import { deliveryReport, fromPage, wireAppId } from '../webhooks/events';
import type { GraphCall, GraphResult } from './endpoint';
import { isRefusal, refuse } from './errors';
import type { Refusal } from './errors';
import { passControl, releaseControl } from './thread-control';

/** `POST /{page}/messages`: the Send API (facts §2). */
export function sendMessage({ platform, params, limits }: GraphCall): GraphResult | Refusal {
  const request = readSendRequest(params, platform.assumptions);
  if (isRefusal(request)) return request;
  if (request.do === 'send' && !limits.admitMessage()) {
    platform.wire.notice('page_frozen');
    return refuse('pageFrozen');
  }
  const person = findPerson(platform.state, request.recipient.id);
  // Who never wrote to the Page has no psid for it (facts §12).
  if (!person?.started) return refuse('noMatchingUser');
  return refuseToPerson(platform, person, request) ?? fulfil(platform, person, request);
}

function fulfil(
  platform: Platform,
  person: PersonRecord,
  request: SendRequest,
): GraphResult | Refusal {
  return request.do === 'signal'
    ? signal(platform, person, request)
    : deliver(platform, person, request);
}

function signal(
  platform: Platform,
  person: PersonRecord,
  { sender_action }: SenderActionBody,
): GraphResult {
  if (sender_action === 'mark_seen') {
    person.seenUntil = person.messages.findLast(({ from }) => from === 'customer')?.at ?? null;
  } else {
    person.typing = sender_action === 'typing_on';
  }
  announceState(platform, person);
  return { recipient_id: person.psid };
}

function deliver(platform: Platform, person: PersonRecord, body: SendBody): GraphResult | Refusal {
  const { message, reply_to, thread_control } = body;
  const content = contentOf(platform, body);
  if (isRefusal(content)) return content;
  if (reply_to !== undefined && !person.messages.some(({ mid }) => mid === reply_to.mid)) {
    return refuse('invalidParameter', 'Param reply_to[mid] is not a message of this thread.');
  }

  const at = platform.timestamp();
  const mid = platform.ids.mid();
  person.typing = false;
  person.deliveredUntil = at;
  putMessage(platform, person, { mid, at, from: 'bot', content, ...toThreadExtras(body) });
  announceState(platform, person);
  echo(platform, person, at, mid, message);
  if (thread_control?.control_type === 'pass') {
    passControl(platform, person, thread_control.app_id ?? platform.assumptions.defaultAppId);
  } else if (thread_control?.control_type === 'release') {
    releaseControl(platform, person);
  }
  return { recipient_id: person.psid, message_id: mid };
}

function contentOf(platform: Platform, { message }: SendBody): ThreadContent | Refusal {
  const { template } = message;
  if (template === undefined) return toThreadContent(message);
  const approved = platform.state.templates.find(
    ({ name, language }) => name === template.name && language === template.language.code,
  );
  return fillTemplate(approved, template);
}

/** Facebook echoes every accepted send with the sender's `metadata`, then reports its delivery (facts §4.4). */
function echo(
  platform: Platform,
  person: PersonRecord,
  at: number,
  mid: string,
  message: SendBody['message'],
): void {
  const { metadata } = message;
  const content = {
    mid,
    ...toEchoContent(message),
    is_echo: true,
    app_id: wireAppId(platform.options.appId),
    ...(metadata !== undefined && { metadata }),
  };
  platform.webhooks.publish(fromPage(platform, person, at, content));
  platform.webhooks.publish(deliveryReport(platform, person, mid, at));
}
