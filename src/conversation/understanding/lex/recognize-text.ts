import * as v from 'valibot';
import type { AwsService, CallAws } from '../../../shared/aws-call';
import type { LexBot } from '../../../shared/config';
import type { Locale } from '../../../shared/locale';

const LEX: AwsService = {
  signingName: 'lex',
  endpointPrefix: 'runtime-v2-lex',
  endpointVariable: 'AWS_ENDPOINT_URL_LEX_RUNTIME_V2',
};

/** The languages of the bot as Lex names them. */
export const LEX_LOCALES: Readonly<Record<Locale, string>> = { de: 'de_DE', en: 'en_US' };

/** Lex's own limit, in UTF-16 units. */
const MAX_TEXT = 1024;

export interface LexRequest {
  readonly bot: LexBot;
  readonly locale: Locale;
  readonly sessionId: string;
  readonly text: string;
  readonly timeoutMs: number;
}

export type LexOutcome =
  /** What Lex takes the text for, best first. */
  | { readonly ok: true; readonly guesses: readonly LexGuess[] }
  | { readonly ok: false; readonly reason: string };

export interface LexGuess {
  readonly intentName: string;
  /** 0 to 1; Lex gives its fallback intent none. */
  readonly confidence?: number;
}

const answer = v.object({
  interpretations: v.array(
    v.object({
      intent: v.object({ name: v.string() }),
      nluConfidence: v.optional(v.object({ score: v.optional(v.number()) })),
    }),
  ),
});

/** Asks Amazon Lex V2 (`RecognizeText`) what a text means. The answers that a bot may have for it are left alone. */
export async function recognizeText(
  callAws: CallAws,
  { bot, locale, sessionId, text, timeoutMs }: LexRequest,
): Promise<LexOutcome> {
  const bots = `/bots/${bot.botId}/botAliases/${bot.aliasId}`;
  const outcome = await callAws({
    service: LEX,
    path: `${bots}/botLocales/${LEX_LOCALES[locale]}/sessions/${sessionId}/text`,
    headers: { 'content-type': 'application/json' },
    body: { text: firstPart(text) },
    timeoutMs,
  });
  if (!outcome.ok) return { ok: false, reason: outcome.reason };
  const read = v.safeParse(answer, outcome.body);
  return read.success
    ? { ok: true, guesses: read.output.interpretations.map(toGuess) }
    : { ok: false, reason: 'malformed' };
}

type Interpretation = v.InferOutput<typeof answer>['interpretations'][number];

function toGuess({ intent, nluConfidence }: Interpretation): LexGuess {
  const confidence = nluConfidence?.score;
  return { intentName: intent.name, ...(confidence === undefined ? {} : { confidence }) };
}

/** Without half a character at its end. */
const firstPart = (text: string): string => text.slice(0, MAX_TEXT).replace(/[\ud800-\udbff]$/, '');
