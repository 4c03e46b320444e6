import { readChatCode } from '../accounts/chat-code';
import type { RecognisedEvent } from '../messenger/webhook/events';
import { clip } from '../shared/clip';

/** Above Facebook's own limits (facts §2.7), and so far below DynamoDB's that no sender can make an item too large. */
const MAX_TEXT = 4_000;

/** What was said, to or by somebody. */
const WORDS: ReadonlySet<string> = new Set(['text', 'title', 'choice']);

/** Texts that say what happened, whichever kinds of event have them. */
const KEPT: ReadonlySet<string> = new Set([
  ...['mid', 'text', 'title', 'choice', 'status', 'reaction', 'action', 'feedback'],
  ...['appId', 'newOwnerAppId', 'previousOwnerAppId', 'requestedOwnerAppId', 'reason', 'name'],
]);

/**
 * What the claim keeps of an event: the customer's side of the transcript. Never the authorization code, nor a code that
 * was typed, nor the address of an attachment, which opens it for anybody. Of somebody without a psid no words: what
 * erases their chat could not find them.
 */
export function claimRecord(
  event: RecognisedEvent,
  outcome: string,
): Readonly<Record<string, unknown>> {
  const { kind, channel, timestamp } = event;
  return {
    kind,
    channel,
    timestamp,
    outcome,
    ...Object.fromEntries(
      Object.entries({ ...event, choice: choiceOf(event) }).flatMap(([name, value]) =>
        typeof value === 'string' && KEPT.has(name) && isKept(event, name, value)
          ? [[name, clip(value.toWellFormed(), MAX_TEXT)]]
          : [],
      ),
    ),
    ...('attachments' in event && event.attachments.length > 0
      ? { attachments: event.attachments.slice(0, 30).map(({ type }) => type) }
      : {}),
  };
}

const isKept = ({ psid }: RecognisedEvent, name: string, value: string): boolean =>
  !(psid === null && WORDS.has(name)) && readChatCode(value) === undefined;

function choiceOf(event: RecognisedEvent): string | undefined {
  if (event.kind === 'message') return event.quickReplyPayload;
  return event.kind === 'postback' ? event.payload : undefined;
}
