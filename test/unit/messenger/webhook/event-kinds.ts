import type { WebhookEvent } from '../../../../src/messenger/webhook/events';
import { isObject } from './fixture-files';
import type { WebhookBody } from './fixture-files';

const KIND_WORDS: Readonly<Record<WebhookEvent['kind'], readonly string[]>> = {
  message: ['message'],
  echo: ['message', 'echo'],
  postback: ['postback'],
  optin: ['optin'],
  referral: ['referral'],
  accountLinking: ['account_linking'],
  passThreadControl: ['pass_thread_control'],
  takeThreadControl: ['take_thread_control'],
  requestThreadControl: ['request_thread_control'],
  appRoles: ['app_roles'],
  reaction: ['reaction'],
  messageEdit: ['message_edit'],
  delivery: ['delivery'],
  read: ['read'],
  policyEnforcement: ['policy-enforcement'],
  responseFeedback: ['response_feedback'],
  gamePlay: ['game_play'],
  payment: ['payment'],
  checkoutUpdate: ['checkout_update'],
  messageRequest: ['message_request'],
  templateStatus: ['template_status'],
  ignored: [],
};

/** The fixture index's words for an event. */
export function wordsOf(event: WebhookEvent): readonly string[] {
  const words = [...KIND_WORDS[event.kind]];
  if (event.channel !== 'messaging') words.push(event.channel);
  if (event.userRef !== undefined) words.push('user_ref');
  if ('referral' in event) words.push('referral');
  if ('quickReplyPayload' in event) words.push('quick_reply');
  if ('stickerId' in event) words.push('sticker');
  if ('attachments' in event && event.attachments.length > 0) words.push('attachments');
  return words;
}

const WIRE_KEYS: Readonly<Record<string, string>> = { sticker: 'sticker_id', echo: 'is_echo' };

/**
 * The index lists the words that stand anywhere in a file. Of these only such name a kind that hold something (some
 * senders write null or false for what is not there), in a list of an entry or inside a messaging event.
 */
export function namesKind(word: string, { text, isWebhook }: WebhookBody): boolean {
  if (!isWebhook) return false;
  const key = WIRE_KEYS[word] ?? word;
  const body: unknown = JSON.parse(text);
  const isList = objectsIn(body).some((object) => Array.isArray(object[key]));
  const events = objectsIn(body).filter((object) => 'sender' in object || 'recipient' in object);
  return isList || events.flatMap(objectsIn).some((object) => holdsSomething(object[key]));
}

const holdsSomething = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false;

function objectsIn(value: unknown): readonly Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}
