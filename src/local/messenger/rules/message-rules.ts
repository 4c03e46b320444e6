import * as v from 'valibot';
import { isRefusal, refuse } from '../graph/errors';
import type { Refusal } from '../graph/errors';
import type { Params } from '../graph/request';
import { senderActionSchema, sendSchema } from './message-schema';
import type { SendBody, SenderActionBody, WireMessage } from './message-schema';
import type { Assumptions } from '../options';

export type SendRequest =
  ({ readonly do: 'send' } & SendBody) | ({ readonly do: 'signal' } & SenderActionBody);

/** Reads the body of `POST /{page}/messages`, or says what Facebook would refuse about it alone. Pure. */
export function readSendRequest(params: Params, assumptions: Assumptions): SendRequest | Refusal {
  if ('sender_action' in params) {
    const signal = readAs(senderActionSchema, params);
    return isRefusal(signal) ? signal : { do: 'signal', ...signal };
  }
  const given = assumptions.messagingTypeRequired
    ? params
    : { messaging_type: 'RESPONSE', ...params };
  const body = readAs(sendSchema, given);
  if (isRefusal(body)) return body;
  const refusal = refuseType(body) ?? refuseText(body.message, assumptions);
  return refusal ?? { do: 'send', ...body };
}

export function readAs<const Schema extends v.GenericSchema<unknown, object>>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> | Refusal {
  const result = v.safeParse(schema, value, { abortEarly: true });
  return result.success
    ? result.output
    : refuse('invalidParameter', describeIssue(result.issues[0]));
}

/** The message type's own conditions (facts §2.2, §2.4, §2.5). */
function refuseType({ recipient, messaging_type, tag, message }: SendBody): Refusal | undefined {
  if ((messaging_type === 'MESSAGE_TAG') !== (tag !== undefined)) {
    return refuse('invalidParameter', 'tag and messaging_type MESSAGE_TAG need each other.');
  }
  // Every other tag is dead: the last three since 2026-04-27 (facts §2.4).
  if (tag !== undefined && tag !== 'HUMAN_AGENT') {
    return refuse('invalidParameter', 'Param tag is not a valid message tag.');
  }
  // A template needs a psid, a tag a message that a human answers (facts §2.4, §2.5).
  if ('user_ref' in recipient && !['RESPONSE', 'UPDATE'].includes(messaging_type)) {
    return refuse('invalidParameter', 'Param recipient[user_ref] takes RESPONSE and UPDATE only.');
  }
  if ((messaging_type === 'UTILITY') !== (message.template !== undefined)) {
    return refuse('invalidParameter', 'template and messaging_type UTILITY need each other.');
  }
  return undefined;
}

function refuseText(message: WireMessage, assumptions: Assumptions): Refusal | undefined {
  const { text = '', quick_replies = [] } = message;
  if (text.length > assumptions.maximumTextLength) {
    return refuse('invalidParameter', 'Param message[text] is too long.');
  }
  if (holdsHalfCharacter(message)) {
    return refuse('invalidParameter', 'Param message is not valid UTF-8.');
  }
  const isTooLong = quick_replies.some((reply) => 'title' in reply && reply.title.length > 20);
  if (isTooLong && assumptions.longQuickReplyTitles === 'refuse') {
    return refuse('invalidParameter', 'A quick reply title is longer than 20 characters.');
  }
  return undefined;
}

/** Half an emoji, from a text cut in the middle of a character: not UTF-8. */
function holdsHalfCharacter(value: unknown): boolean {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value);
  return (
    typeof value === 'object' && value !== null && Object.values(value).some(holdsHalfCharacter)
  );
}

/** Names the place and the rule, never the value. */
function describeIssue(issue: v.BaseIssue<unknown>): string {
  const [root, ...path] = (issue.path ?? []).map(({ key }) => String(key));
  const place = `Param ${root ?? ''}${path.map((key) => `[${key}]`).join('')}`;
  if (issue.type === 'check') return `${place} ${issue.message}.`;
  if (issue.expected === 'never') return `${place}: invalid keys were found.`;
  return `${place} must be ${issue.expected ?? 'valid'}.`;
}
