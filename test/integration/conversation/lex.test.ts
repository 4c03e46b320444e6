import fc from 'fast-check';
import { LOCAL_CREDENTIALS } from '../../../src/local/local-settings';
import { createAwsCall, type CallAws } from '../../../src/shared/aws-call';
import { createHttpTransport } from '../../../src/shared/http-transport';
import { createLog } from '../../../src/shared/log';
import type { Locale } from '../../../src/shared/locale';
import { createDocumentClient } from '../../../src/store/dynamodb';
import { createLexReader } from '../../../src/conversation/understanding/lex/lex-reader';
import { understand } from '../../../src/conversation/understanding/understand';
import type { UnderstandText } from '../../../src/conversation/understanding/understand-text';
import { startStackUnderTest } from '../../helpers/local-stack';
import { passToInbox } from '../../helpers/pass-to-inbox';
import { startLexServer, type LexScript, type LexServer } from '../../helpers/lex-server';

const BOT = { botId: 'BOT1234567', aliasId: 'ALIAS12345' };
const PSID = '7001234567890123';

let server: LexServer;
let script: LexScript;
let now: number;
let expire: () => void;
let limits: number[];
let logged: string[];

beforeEach(async () => {
  script = 'fallback';
  server = await startLexServer({
    understand: () => {
      if (script === 'silence') {
        now += limits.at(-1) ?? 0;
        expire();
      }
      return script;
    },
  });
  now = 1_000_000;
  limits = [];
  logged = [];
});
afterEach(() => server.close());

/** Time is up once the question has arrived where the server is to stay silent, and never elsewhere. */
const connect = (environment = server.environment): CallAws =>
  createAwsCall({
    identity: () =>
      createDocumentClient({ endpoint: 'http://127.0.0.1:9', ...LOCAL_CREDENTIALS }).config,
    env: environment,
    transport: createHttpTransport(
      () => now,
      (milliseconds, expired) => {
        limits.push(milliseconds);
        expire = expired;
        return () => undefined;
      },
    ),
    clock: () => now,
  });

/** The reader of one webhook call. */
const newReader = (callAws: CallAws = connect(), sessionKey = 'key-1'): UnderstandText =>
  createLexReader({
    ...{ bot: BOT, callAws, sessionKey, clock: () => now, correlationId: 'request-1' },
    log: createLog(
      (line) => logged.push(line),
      () => now,
    ),
  });

const read = (text: string, reader = newReader(), locale: Locale = 'en', eventKey = text) =>
  reader({ psid: PSID, eventKey, text, locale });

const eventsLogged = (): unknown[] => logged.map((line): unknown => JSON.parse(line));

describe('a text that Lex understands', () => {
  test('means what the intent in Lex stands for, and the log says who understood it', async () => {
    script = { intent: 'MyParcels', confidence: 0.8 };

    const { intent } = await read('whatever have I got coming');

    expect(intent).toEqual({ want: 'myParcels' });
    expect(eventsLogged()).toMatchObject([
      { event: 'text_understood', reason: 'lex', kind: 'myParcels', correlationId: 'request-1' },
    ]);
  });

  test('names the parcels that we find in it', async () => {
    script = { intent: 'ReportProblem' };

    const { intent } = await read('dl 1001 and DL-1002 look as if somebody sat on them');

    expect(intent).toEqual({ want: 'ticket', parcelIds: ['DL-1001', 'DL-1002'], told: true });
  });

  test.each([
    ['de', 'de'],
    ['en', 'en'],
  ] as const)('is asked for in the conversation’s language %s', async (locale, expected) => {
    await read('x', newReader(), locale);

    expect(server.asked).toMatchObject([{ locale: expected }]);
  });

  test('is read once for an event, however often that is decided', async () => {
    const reader = newReader();
    script = { intent: 'Link' };
    const first = await read('hook me up', reader);
    script = { intent: 'Unlink' };

    const again = await read('hook me up', reader);

    expect(again).toEqual(first);
    expect(server.asked).toHaveLength(1);
  });
});

describe('the rules answer, and the log says why,', () => {
  const TEXT = 'where is my parcel';

  test.each<[LexScript, string, 'info' | 'warn']>([
    ['fallback', 'not_understood', 'info'],
    [{ intent: 'Unlink', confidence: 0.59 }, 'not_sure', 'info'],
    [{ intent: 'OrderPizza' }, 'unknown_intent', 'warn'],
    [{ intent: 'constructor' }, 'unknown_intent', 'warn'],
    ['silence', 'timeout', 'warn'],
    ['throttled', 'ThrottlingException', 'warn'],
    ['error', 'InternalServerException', 'warn'],
    ['malformed', 'malformed', 'warn'],
  ])('when Lex says %j', async (says, reason, level) => {
    script = says;

    const understood = await read(TEXT);

    expect(understood).toEqual(understand(TEXT));
    expect(eventsLogged()).toMatchObject([
      { event: 'nlu_fallback', reason, level },
      { event: 'text_understood', reason: 'rules', kind: 'track' },
    ]);
  });

  test('when Lex can’t be reached', async () => {
    const nowhere = { AWS_ENDPOINT_URL_LEX_RUNTIME_V2: 'http://127.0.0.1:9' };

    const { intent } = await read(TEXT, newReader(connect(nowhere)));

    expect(intent.want).toBe('track');
    expect(eventsLogged()).toMatchObject([{ reason: 'unreachable' }, {}]);
  });

  test('when the call can’t be signed', async () => {
    const { intent } = await read(
      TEXT,
      newReader(() => Promise.reject(new Error('no credentials'))),
    );

    expect(intent.want).toBe('track');
    expect(eventsLogged()).toMatchObject([{ reason: 'not_called' }, {}]);
  });
});

describe('the time for Lex', () => {
  test('is a second and a half for all texts of one webhook call', async () => {
    const reader = newReader();
    await read('first', reader);
    now += 1_000;
    await read('second', reader);
    now += 500;

    await read('third', reader);

    expect(limits).toEqual([1_500, 500]);
    expect(eventsLogged()).toContainEqual(expect.objectContaining({ reason: 'no_time' }));
  });
});

describe('what Lex learns', () => {
  test('is the text and a name for the session that leads to nobody', async () => {
    const texts = ['first', 'second'];
    for (const text of texts) await read(text);
    await read('third', newReader(connect(), 'key-2'));

    const [first, second, third] = server.asked.map(({ sessionId }) => sessionId);

    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(JSON.stringify(server.asked)).not.toContain(PSID);
  });

  test('is at most the 1,024 characters that it takes, none of them cut in two', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1_200 }),
        fc.integer({ min: 1, max: 2 }),
        async (piece, times) => {
          const before = server.asked.length;

          await read(piece.repeat(times), newReader(), 'en');

          const [question] = server.asked.slice(before);
          expect(question?.text.length).toBeLessThanOrEqual(1_024);
          expect(question?.text.isWellFormed()).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('is in no line of the log', async () => {
    script = 'error';

    await read('CANARY is what I write');

    expect(logged.join('')).not.toMatch(new RegExp(`CANARY|${PSID}`));
  });
});

describe('the whole stack with a bot in Lex', () => {
  test('answers what Lex understands, asks it for no tap, and shows it nothing that is an agent’s', async () => {
    script = { intent: 'WhoAreYou' };
    const stack = await startStackUnderTest({ settings: server.environment });
    const [anna] = await stack.control.people();
    const psid = anna!.psid;

    await stack.control.say(psid, 'is there anybody out there');
    await stack.settled();
    const before = await stack.textsTo(psid);
    await stack.control.say(psid, 'ja');
    await passToInbox(stack.url, psid);
    await stack.settled();
    await stack.control.say(psid, 'this is for the agent');
    await stack.settled();
    await stack.close();

    expect(before.at(-1)).toContain('kein Mensch');
    expect(server.asked.map(({ text }) => text)).toEqual(['is there anybody out there']);
  });
});
