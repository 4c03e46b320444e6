import { toEchoContent, toThreadContent, toThreadExtras } from '../thread/message-content';
import { readSendRequest } from '../rules/message-rules';
import type { SendRequest } from '../rules/message-rules';
import type { SendBody } from '../rules/message-schema';
import { filesOf, refuseFile } from '../rules/file-rules';
import { findContact, findPerson, findPersona } from '../platform';
import type { Platform } from '../platform';
import { newOwner } from '../rules/handover-rules';
import { refuseToPerson } from '../rules/send-rules';
import type { CheckboxRecord, PersonRecord } from '../state';
import { fillTemplate } from '../templates/template-filling';
import { findCheckbox } from '../thread/checkbox';
import { sendFromPage } from '../thread/page-messages';
import { moveControl } from '../thread/routing';
import type { ThreadContent } from '../thread/thread-model';
import type { GraphCall, GraphResult } from './endpoint';
import { isRefusal, refuse } from './errors';
import type { Refusal } from './errors';
import { keepUpload } from './message-attachments';
import { takeSentFile } from './sent-file';
import { signal } from './sender-actions';

/** `POST /{page}/messages`: the Send API (facts §2). */
export function sendMessage(call: GraphCall): GraphResult | Refusal {
  const taken = takeSentFile(call.platform, call.params);
  if (isRefusal(taken)) return taken;
  const result = sendRequest({ ...call, params: taken.params });
  if (taken.file !== undefined && !isRefusal(result))
    call.platform.state.sentFiles.push(taken.file);
  return result;
}

function sendRequest(call: GraphCall): GraphResult | Refusal {
  const { platform, params } = call;
  const request = readSendRequest(params, platform.assumptions);
  if (isRefusal(request)) return request;
  if (platform.state.policyBlocked) return refuse('policyBlocked');
  const refusal = refuseTooMuch(call, request);
  if (refusal !== undefined) return refusal;
  const addressee = findAddressee(platform, request);
  if (addressee === undefined) return refuse('noMatchingUser');
  const { person } = addressee;
  return refuseToPerson(platform, person, request) ?? fulfil(call, addressee, request);
}

/** Who is meant, and the checkbox by which alone the Page knows them. */
interface Addressee {
  readonly person: PersonRecord;
  readonly checkbox?: CheckboxRecord;
}

/** Of all that the Page sends, to whomever (facts §3). */
function refuseTooMuch({ platform, limits }: GraphCall, request: SendRequest): Refusal | undefined {
  if (!limits.admitSendCall()) return refuse('rateLimited');
  if (request.do === 'signal') return undefined;
  if (!limits.admitMessage()) {
    platform.wire.notice('page_frozen');
    return refuse('pageFrozen');
  }
  const isHeavy = filesOf(request.message).some(({ type }) => type === 'audio' || type === 'video');
  return isHeavy && !limits.admitAudioOrVideo() ? refuse('rateLimited') : undefined;
}

function findAddressee(platform: Platform, { recipient }: SendRequest): Addressee | undefined {
  if ('id' in recipient) {
    const person = findContact(platform.state, recipient.id);
    return person && { person };
  }
  const checkbox = findCheckbox(platform, recipient.user_ref);
  const person = checkbox && findPerson(platform.state, checkbox.psid);
  return person && { person, checkbox };
}

function fulfil(
  { platform, limits }: GraphCall,
  addressee: Addressee,
  request: SendRequest,
): GraphResult | Refusal {
  const { person } = addressee;
  if (request.do === 'signal') return signal(platform, person, request);
  const most = platform.assumptions.messagesPerThreadAMinute;
  if (!limits.admitToThread(person.psid, most)) return refuse('rateLimited');
  const content = contentOf(platform, request);
  return isRefusal(content) ? content : deliver(platform, addressee, request, content);
}

function contentOf(platform: Platform, { message }: SendBody): ThreadContent | Refusal {
  const { template } = message;
  if (template !== undefined) {
    const known = platform.state.templates.find(
      ({ name, language }) => name === template.name && language === template.language.code,
    );
    return fillTemplate(known, template);
  }
  for (const file of filesOf(message)) {
    const refusal = refuseFile(platform, file);
    if (refusal !== undefined) return refusal;
  }
  return toThreadContent(message, platform.state.uploads);
}

function deliver(
  platform: Platform,
  { person, checkbox }: Addressee,
  body: SendBody,
  content: ThreadContent,
): GraphResult {
  const { message, persona_id = '', thread_control } = body;
  const personaName = findPersona(platform.state, persona_id)?.name;
  if (checkbox !== undefined) checkbox.sent = true;
  const { mid } = sendFromPage(
    platform,
    person,
    { from: 'bot', content, ...toThreadExtras(body), ...(personaName && { personaName }) },
    {
      appId: platform.options.appId,
      echo: toEchoContent(message),
      ...(checkbox && { userRef: checkbox.userRef }),
    },
  );
  if (thread_control !== undefined)
    moveControl(platform, person, newOwner(platform, thread_control));
  return {
    // Who is known by a checkbox only keeps their psid to themselves until they answer (facts §2.2).
    ...(checkbox === undefined && { recipient_id: person.psid }),
    message_id: mid,
    ...keptForReuse(platform, body),
  };
}

/** A file sent with `is_reusable` is uploaded by that, too. */
function keptForReuse(platform: Platform, { message: { attachment } }: SendBody): object {
  if (attachment === undefined || attachment.type === 'template') return {};
  const { payload, type } = attachment;
  return 'url' in payload && payload.is_reusable === true
    ? { attachment_id: keepUpload(platform, type, payload.url) }
    : {};
}
