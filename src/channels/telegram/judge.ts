import * as v from 'valibot';
import { retry } from '../../messenger/verdict';
import { SECOND } from '../../shared/clock';
import type { ChatVerdict, Sent } from '../chat-channel';
import type { BotAnswer } from './bot-api';

const message = v.object({ message_id: v.number() });

/** The one place that knows what Telegram's answer to a send means; its codes are HTTP's (Bot API, "Making requests"). */
export function judge(answer: BotAnswer): Sent {
  switch (answer.kind) {
    case 'done':
      return { verdict: judgeReceipt(answer.result) };
    case 'refused':
      return { verdict: judgeRefusal(answer), code: answer.code };
    case 'unreachable':
      return { verdict: retry() };
    case 'outcome_unknown':
      return { verdict: { kind: 'unknown' } };
  }
}

/** A message is sent when Telegram names it. */
function judgeReceipt(result: unknown): ChatVerdict {
  const sent = v.safeParse(message, result);
  return sent.success
    ? { kind: 'sent', messageId: String(sent.output.message_id) }
    : { kind: 'unknown' };
}

const DEFAULT_RETRY_MS = 5 * SECOND;

function judgeRefusal({ code, retryAfterMs }: BotAnswer & { kind: 'refused' }): ChatVerdict {
  switch (code) {
    // A revoked token is unauthorised, a wrong one is an address that is not there.
    case 401:
    case 404:
      return { kind: 'token_dead' };
    // The person blocked the bot, never began a chat with it, or has no account any more.
    case 403:
      return { kind: 'unreachable' };
    // One chat's own limit as a rule, since our sends keep below the bot's: nobody else is to wait for it.
    case 429:
      return { ...retry(), afterMs: retryAfterMs ?? DEFAULT_RETRY_MS };
    // A gateway passed the request on, and what became of it did not come back.
    case 502:
    case 504:
      return { kind: 'unknown' };
    default:
      return code >= 500 ? retry() : { kind: 'permanent' };
  }
}
