import * as v from 'valibot';
import type { Upload } from '../../messenger/graph';
import type { HttpTransport, TransportOutcome } from '../../shared/http-transport';
import { multipart } from '../../messenger/multipart';
import { SECOND } from '../../shared/clock';
import type { TelegramSettings } from './settings';

export type BotAnswer =
  | { readonly kind: 'done'; readonly result: unknown }
  /** Telegram said no. Its words are left out: they may quote what we sent. */
  | {
      readonly kind: 'refused';
      readonly code: number;
      /** Milliseconds until it will listen again, if it said so. */
      readonly retryAfterMs?: number;
    }
  /** Nothing of the request reached Telegram. */
  | { readonly kind: 'unreachable' }
  /** The request was written, or may have been, and no usable answer came. */
  | { readonly kind: 'outcome_unknown' };

/** The Bot API as one bot. Every call has an outcome: nothing that Telegram or the network does throws. */
export interface BotApi {
  readonly call: (
    method: string,
    body: Readonly<Record<string, unknown>>,
    timeoutMs: number,
  ) => Promise<BotAnswer>;
  /** The same as a form, with a file beside the body. */
  readonly callWithFile: (
    method: string,
    body: Readonly<Record<string, unknown>>,
    file: Upload & { readonly field: string },
    timeoutMs: number,
  ) => Promise<BotAnswer>;
}

export function createBotApi(
  { apiUrl, botToken }: Pick<TelegramSettings, 'apiUrl' | 'botToken'>,
  transport: HttpTransport,
): BotApi {
  const post = async (
    method: string,
    contentType: string,
    body: string,
    timeoutMs: number,
  ): Promise<BotAnswer> =>
    readAnswer(
      await transport({
        method: 'POST',
        url: new URL(`${apiUrl}/bot${botToken}/${method}`),
        headers: { 'content-type': contentType },
        body,
        timeoutMs,
      }),
    );
  return {
    call: (method, body, timeoutMs) =>
      post(method, 'application/json', JSON.stringify(body), timeoutMs),
    callWithFile: (method, body, { field, ...file }, timeoutMs) => {
      const form = multipart(body, file, field);
      return post(method, form.contentType, form.body, timeoutMs);
    },
  };
}

const done = v.object({ ok: v.literal(true), result: v.unknown() });
const refused = v.object({
  ok: v.literal(false),
  error_code: v.number(),
  parameters: v.optional(v.object({ retry_after: v.optional(v.number()) })),
});
const answer = v.variant('ok', [done, refused]);

/** What the answer's bytes mean (Bot API, "Making requests"); a gateway's own page is known by its status alone. */
function readAnswer(outcome: TransportOutcome): BotAnswer {
  if (outcome.kind !== 'answered') return { kind: outcome.kind };
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), answer), outcome.body);
  if (!parsed.success) {
    return outcome.status >= 400
      ? { kind: 'refused', code: outcome.status }
      : { kind: 'outcome_unknown' };
  }
  if (parsed.output.ok) return { kind: 'done', result: parsed.output.result };
  const { error_code: code, parameters } = parsed.output;
  const seconds = parameters?.retry_after;
  return {
    kind: 'refused',
    code,
    ...(seconds === undefined ? {} : { retryAfterMs: seconds * SECOND }),
  };
}
