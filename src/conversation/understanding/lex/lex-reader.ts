import type { CallAws } from '../../../shared/aws-call';
import { SECOND, type Clock } from '../../../shared/clock';
import type { LexBot } from '../../../shared/config';
import { hmacSha256Hex } from '../../../shared/hash';
import type { Log } from '../../../shared/log';
import type { Intent, Understanding } from '../intent';
import { completed, understand } from '../understand';
import type { TypedText, UnderstandText } from '../understand-text';
import { FALLBACK_INTENT, LEX_INTENTS } from './lex-intents';
import { recognizeText, type LexGuess } from './recognize-text';

export interface LexReaderDeps {
  readonly bot: LexBot;
  readonly callAws: CallAws;
  /** Keys the sessions' names: who has it not can't tell whose a session in Lex is. */
  readonly sessionKey: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly correlationId: string;
}

/** For all texts of one webhook call together, which Facebook wants answered within five seconds (facts §4.3). */
const BUDGET_MS = 1.5 * SECOND;

/** Below this the rules, which are sure where they find anything, know as well. */
const MIN_CONFIDENCE = 0.6;

/**
 * For one webhook call. Lex is asked once for each event, however often it is decided anew, so that a retry decides on
 * what the first try knew. Whatever keeps Lex from an answer, the rules give theirs, and the log says so.
 */
export function createLexReader(deps: LexReaderDeps): UnderstandText {
  const { clock, log, correlationId } = deps;
  const readings = new Map<string, Promise<Understanding>>();
  let until: number | undefined;

  const read = async (typed: TypedText): Promise<Understanding> => {
    const began = clock();
    const byRules = understand(typed.text);
    const asked = await ask(deps, typed, (until ??= began + BUDGET_MS));
    const milliseconds = clock() - began;
    if ('fallback' in asked) {
      const { fallback, level } = asked;
      log(level, 'nlu_fallback', { correlationId, reason: fallback, milliseconds });
    }
    const { locale } = byRules;
    const understood =
      'intent' in asked
        ? { intent: completed(asked.intent, typed.text), ...(locale && { locale }) }
        : byRules;
    const reason = 'intent' in asked ? 'lex' : 'rules';
    const kind = understood.intent.want;
    log('info', 'text_understood', { correlationId, reason, kind, milliseconds });
    return understood;
  };

  return (typed) => {
    const reading = readings.get(typed.eventKey) ?? read(typed);
    readings.set(typed.eventKey, reading);
    return reading;
  };
}

type Asked =
  | { readonly intent: Intent }
  /** Why the rules must answer; `warn` where something is broken. */
  | { readonly fallback: string; readonly level: 'info' | 'warn' };

async function ask(
  { bot, callAws, sessionKey, clock }: LexReaderDeps,
  { psid, text, locale }: TypedText,
  until: number,
): Promise<Asked> {
  const timeoutMs = until - clock();
  if (timeoutMs <= 0) return { fallback: 'no_time', level: 'warn' };
  const sessionId = hmacSha256Hex(sessionKey, `lex session of ${psid}`);
  try {
    const outcome = await recognizeText(callAws, { bot, locale, sessionId, text, timeoutMs });
    if (outcome.ok) return readGuess(outcome.guesses[0]);
    return { fallback: clock() < until ? outcome.reason : 'timeout', level: 'warn' };
  } catch {
    // The call could not even be signed. Nobody's message may go unanswered for that.
    return { fallback: 'not_called', level: 'warn' };
  }
}

function readGuess(guess: LexGuess | undefined): Asked {
  if (guess === undefined || guess.intentName === FALLBACK_INTENT) {
    return { fallback: 'not_understood', level: 'info' };
  }
  if ((guess.confidence ?? 0) < MIN_CONFIDENCE) return { fallback: 'not_sure', level: 'info' };
  const intent = Object.hasOwn(LEX_INTENTS, guess.intentName)
    ? LEX_INTENTS[guess.intentName]
    : undefined;
  return intent === undefined ? { fallback: 'unknown_intent', level: 'warn' } : { intent };
}
