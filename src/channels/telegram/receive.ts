import { parseBody } from '../../messenger/webhook/body';
import { equalInConstantTime } from '../../shared/hash';
import { textAnswer, type HttpAnswer } from '../../shared/http';
import type { ChatReceipt, ChatRequest } from '../chat-channel';
import { decode } from './decode';

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/**
 * Telegram signs nothing; it repeats the secret that `setWebhook` gave it in a header (Bot API, setWebhook).
 * claudia-bot-builder's own route asks for none, so anybody could speak as anybody there.
 */
export function receive(
  { header, body }: ChatRequest,
  webhookSecret: string,
  receivedAt: number,
): ChatReceipt {
  const refuse = (refused: string, answer: HttpAnswer): ChatReceipt => ({
    refused,
    answer,
    updates: [],
  });
  const secret = header(SECRET_HEADER);
  if (secret === undefined) return refuse('secret_missing', forbidden);
  if (!equalInConstantTime(secret, webhookSecret)) return refuse('secret_mismatch', forbidden);
  const parsed = parseBody(body);
  if (!parsed.ok) return refuse(parsed.reason, textAnswer(400, 'Bad Request'));

  const decoded = decode(parsed.value, receivedAt);
  if ('ignored' in decoded) return { ...decoded, answer: accepted, updates: [] };
  const { update, callbackId } = decoded;
  return {
    updates: [update],
    answer: callbackId === undefined ? accepted : stopTurning(callbackId),
  };
}

const forbidden = textAnswer(403, 'Forbidden');
const accepted = textAnswer(200, 'OK');

/** A call in the answer to an update (Bot API, "Making requests when getting updates"): no way out is needed for it. */
const stopTurning = (callbackId: string): HttpAnswer => ({
  ...accepted,
  headers: { ...accepted.headers, 'content-type': 'application/json' },
  body: JSON.stringify({ method: 'answerCallbackQuery', callback_query_id: callbackId }),
});
