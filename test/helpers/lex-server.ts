import { LEX_INTENTS } from '../../src/conversation/understanding/lex/lex-intents';
import { understand } from '../../src/conversation/understanding/understand';
import { startAwsServer, type AwsCallReceived, type AwsReply } from './aws-server';

/** What the bot in Lex makes of a text, or how Lex fails. */
export type LexScript =
  | { readonly intent: string; readonly confidence?: number }
  | 'fallback'
  /** Takes longer than anybody waits. */
  | 'silence'
  | 'throttled'
  | 'error'
  | 'malformed';

export interface LexServer {
  /** What points a Lambda at this server. */
  readonly environment: Readonly<Record<string, string>>;
  readonly asked: readonly LexQuestion[];
  readonly close: () => Promise<void>;
}

export interface LexQuestion {
  readonly text: string;
  readonly locale: 'de' | 'en';
  readonly sessionId: string;
}

const BOT_ID = 'BOT1234567';
const ALIAS_ID = 'ALIAS12345';
const PATH = new RegExp(
  `^/bots/${BOT_ID}/botAliases/${ALIAS_ID}/botLocales/(de_DE|en_US)/sessions/([0-9A-Za-z._:-]{2,100})/text$`,
);

/**
 * Amazon Lex V2's `RecognizeText` in its wire format. `understand` says what the bot makes of each text; unless it is
 * given, what the built-in rules do.
 */
export async function startLexServer({
  understand: script = likeTheRules,
}: {
  readonly understand?: (text: string, locale: 'de' | 'en') => LexScript;
} = {}): Promise<LexServer> {
  const asked: LexQuestion[] = [];
  const server = await startAwsServer('lex', (call) => {
    const question = readQuestion(call);
    if (question === undefined) return refusal(400, 'ValidationException');
    asked.push(question);
    return replyTo(script(question.text, question.locale), question);
  });
  return {
    environment: {
      LEX_BOT_ID: BOT_ID,
      LEX_BOT_ALIAS_ID: ALIAS_ID,
      AWS_ENDPOINT_URL_LEX_RUNTIME_V2: server.endpoint,
    },
    asked,
    close: server.close,
  };
}

function readQuestion({ path, body }: AwsCallReceived): LexQuestion | undefined {
  const [, locale, sessionId = ''] = PATH.exec(path) ?? [];
  const { text } = body as { text?: unknown };
  if (locale === undefined || typeof text !== 'string') return undefined;
  if (text === '' || text.length > 1024) return undefined;
  return { text, locale: locale === 'de_DE' ? 'de' : 'en', sessionId };
}

function replyTo(script: LexScript, { sessionId }: LexQuestion): AwsReply {
  switch (script) {
    case 'silence':
      return 'silence';
    case 'throttled':
      return refusal(429, 'ThrottlingException:http://internal.amazon.com/coral/com.amazon.lex/');
    case 'error':
      return refusal(500, 'InternalServerException');
    case 'malformed':
      return { status: 200, body: { interpretations: 'none' } };
    case 'fallback':
      return recognized([FALLBACK], sessionId);
    default: {
      const { intent, confidence = 0.95 } = script;
      return recognized([interpretation(intent, confidence), FALLBACK], sessionId);
    }
  }
}

const interpretation = (name: string, score: number) => ({
  intent: { name, slots: {}, state: 'ReadyForFulfillment', confirmationState: 'None' },
  interpretationSource: 'Lex',
  nluConfidence: { score },
});

/** Lex is never unsure of its fallback: it has no score. */
const FALLBACK = {
  intent: {
    ...{ name: 'FallbackIntent', slots: {} },
    ...{ state: 'ReadyForFulfillment', confirmationState: 'None' },
  },
  interpretationSource: 'Lex',
};

const recognized = (
  interpretations: readonly [typeof FALLBACK, ...(typeof FALLBACK)[]],
  sessionId: string,
): AwsReply => ({
  status: 200,
  body: {
    interpretations,
    sessionId,
    sessionState: {
      dialogAction: { type: 'Close' },
      intent: interpretations[0].intent,
      originatingRequestId: '6a0f2a4e-52d5-4d11-9a3c-3b1d8c1c2a71',
      sessionAttributes: {},
    },
  },
});

const refusal = (status: number, errorType: string): AwsReply => ({
  ...{ status, errorType },
  body: { message: 'in any words' },
});

/** The intent in Lex that stands for what the rules read. */
export function likeTheRules(text: string): LexScript {
  const { intent } = understand(text);
  const known = Object.entries(LEX_INTENTS).find(
    ([, { want, ...rest }]) =>
      want === intent.want &&
      (!('locale' in rest) || ('locale' in intent && rest.locale === intent.locale)) &&
      (!('told' in rest) || ('told' in intent && rest.told === intent.told)),
  );
  return known === undefined ? 'fallback' : { intent: known[0] };
}
