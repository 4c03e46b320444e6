import { secretsRotate } from '../../../src/cli/commands/secrets-rotate';
import { secretsSet } from '../../../src/cli/commands/secrets-set';
import { secretsShow } from '../../../src/cli/commands/secrets-show';
import { sha256Hex } from '../../../src/shared/hash';
import { startAwsServer, type AwsServer } from '../../helpers/aws-server';
import { commandWorld, typeCommand } from '../../helpers/command-world';

const PARAMETER = '/parcel-messenger/prod/secrets';
const ALL = {
  FB_PAGE_ID: '104000000000001',
  FB_APP_ID: '204000000000002',
  FB_APP_SECRET: 'CANARY-app-secret-1',
  FB_PAGE_ACCESS_TOKEN: 'CANARY-page-token-1',
  FB_VERIFY_TOKEN: 'CANARY-verify-token-1',
  PASSWORD_PEPPER: 'CANARY-pepper-0123456789-0123456789',
};

let ssm: AwsServer;
let parameters: Map<string, { readonly Value: string; readonly Type: string }>;
let denied: string | undefined;

beforeEach(async () => {
  parameters = new Map();
  denied = undefined;
  ssm = await startAwsServer('ssm', ({ headers, body }) => {
    if (denied !== undefined) return { status: 400, body: {}, errorType: denied };
    const asked = body as { Name: string; Value: string; Type: string; Overwrite?: boolean };
    const present = parameters.get(asked.Name);
    if (headers['x-amz-target'] === 'AmazonSSM.GetParameter') {
      return present === undefined
        ? { status: 400, body: { __type: 'ParameterNotFound' } }
        : { status: 200, body: { Parameter: present } };
    }
    if (present !== undefined && asked.Overwrite !== true) {
      return { status: 400, body: { __type: 'ParameterAlreadyExists' } };
    }
    parameters.set(asked.Name, asked);
    return { status: 200, body: { Version: 1 } };
  });
});
afterEach(() => ssm.close());

interface Given {
  readonly stdin?: string;
  readonly answers?: readonly string[];
}

async function type(words: readonly string[], { stdin = '', answers = [] }: Given = {}) {
  const questions: string[] = [];
  const typed = await typeCommand(
    [secretsSet, secretsShow, secretsRotate],
    commandWorld({
      env: { AWS_ENDPOINT_URL: ssm.endpoint },
      readStdin: () => Promise.resolve(stdin),
      askSecret: (question) => {
        questions.push(question);
        return Promise.resolve(answers[questions.length - 1] ?? '');
      },
    }),
    ['secrets', ...words, '--stage', 'prod'],
  );
  // Whatever a command does, no secret is shown.
  expect(typed.out + typed.err).not.toContain('CANARY');
  return { ...typed, questions };
}

const stored = () =>
  JSON.parse(parameters.get(PARAMETER)?.Value ?? '{}') as Readonly<Record<string, string>>;
const set = (secrets: object) =>
  type(['set', '--json-stdin'], { stdin: `${JSON.stringify(secrets)}\n` });

describe('secrets set', () => {
  test('stores what a script hands over, as a SecureString', async () => {
    const { code, out } = await set(ALL);

    expect(code).toBe(0);
    expect(out).toContain(PARAMETER);
    expect(parameters.get(PARAMETER)?.Type).toBe('SecureString');
    expect(stored()).toEqual(ALL);
  });

  test('keeps what it is not given', async () => {
    await set(ALL);

    await set({ FB_VERIFY_TOKEN: 'CANARY-verify-token-2' });

    expect(stored()).toEqual({ ...ALL, FB_VERIFY_TOKEN: 'CANARY-verify-token-2' });
  });

  test('asks a person for each, makes up the pepper, and keeps what Enter is pressed for', async () => {
    const first = await type(['set'], {
      answers: [
        '104000000000001',
        '204000000000002',
        'CANARY-app',
        'CANARY-token',
        'CANARY-verify',
      ],
    });
    const pepper = stored()['PASSWORD_PEPPER'];
    const second = await type(['set'], { answers: ['', '', '', 'CANARY-token-2'] });

    expect(first.code).toBe(0);
    expect(first.questions).toHaveLength(6);
    expect(pepper).toMatch(/^[\w-]{43}$/);
    expect(first.out).not.toContain(pepper);
    expect(second.questions).toHaveLength(5);
    expect(stored()).toMatchObject({
      ...{ FB_APP_SECRET: 'CANARY-app', FB_PAGE_ACCESS_TOKEN: 'CANARY-token-2' },
      PASSWORD_PEPPER: pepper,
    });
  });

  test('takes another messenger’s secrets along', async () => {
    const { code, out } = await set({ TELEGRAM_BOT_TOKEN: 'CANARY-telegram' });

    expect(code).toBe(0);
    expect(out).toMatch(/^TELEGRAM_BOT_TOKEN +15 characters/m);
    expect(stored()).toEqual({ TELEGRAM_BOT_TOKEN: 'CANARY-telegram' });
  });

  test('says what is still missing', async () => {
    const { code, out } = await set({ FB_PAGE_ID: '104000000000001' });

    expect(code).toBe(0);
    expect(out).toMatch(/not set: FB_APP_ID, .*PASSWORD_PEPPER$/);
  });

  test.each([
    ['a pepper that is too short', { PASSWORD_PEPPER: 'CANARY' }, 'shorter than 32'],
    ['an empty secret', { FB_APP_SECRET: ' ' }, 'FB_APP_SECRET is missing'],
    ['a misspelt name', { FB_APP_SECRT: 'CANARY-app-secret' }, 'FB_APP_SECRT'],
    ['a name that is none', { 'app secret': 'CANARY-app-secret' }, 'app secret'],
    ['something else than texts', { FB_PAGE_ID: 104 }, 'no JSON object of texts'],
    ['more than SSM holds', { FB_VERIFY_TOKEN: 'CANARY'.repeat(900) }, '4 KiB'],
  ])('stores nothing of %s', async (_, secrets, sentence) => {
    const { code, err } = await set(secrets);

    expect(code).not.toBe(0);
    expect(err).toContain(sentence);
    expect(parameters.size).toBe(0);
  });

  test('refuses what is no JSON without quoting it', async () => {
    const { code, err } = await type(['set', '--json-stdin'], { stdin: 'CANARY' });

    expect(code).toBe(2);
    expect(err).toContain('no JSON object of texts');
  });

  test('does not replace a pepper, which would make every password useless', async () => {
    await set(ALL);

    const { code, err } = await set({ PASSWORD_PEPPER: 'CANARY-another-0123456789-012345678' });

    expect(code).toBe(1);
    expect(err).toContain('password useless');
    expect(stored()).toEqual(ALL);
  });

  test('tells AWS’s name for why it could not, and leaves alone what it can’t read', async () => {
    denied = 'AccessDeniedException';
    const forbidden = await set(ALL);
    denied = undefined;
    parameters.set(PARAMETER, { Value: 'CANARY', Type: 'SecureString' });
    const unreadable = await set(ALL);

    expect(forbidden).toMatchObject({ code: 1 });
    expect(forbidden.err).toContain('AccessDeniedException');
    expect(unreadable.err).toContain('holds no JSON object');
    expect(parameters.get(PARAMETER)?.Value).toBe('CANARY');
  });

  test.each(['', 'Prod', 'prod/other', '-prod'])('refuses the stage "%s"', async (stage) => {
    const { code } = await typeCommand([secretsShow], commandWorld(), [
      ...['secrets', 'show', `--stage=${stage}`],
    ]);

    expect(code).toBe(2);
  });
});

describe('secrets show', () => {
  test('tells lengths and fingerprints only', async () => {
    await set(ALL);

    const { out } = await type(['show', '--json']);

    const told = JSON.parse(out) as { readonly secrets: readonly unknown[] };
    expect(told.secrets).toContainEqual({
      name: 'FB_APP_SECRET',
      length: ALL.FB_APP_SECRET.length,
      fingerprint: sha256Hex(ALL.FB_APP_SECRET).slice(0, 8),
    });
    expect(told).toMatchObject({ missing: [] });
  });

  test('tells that nothing was stored yet', async () => {
    const { code, out } = await type(['show']);

    expect(code).toBe(0);
    expect(out).toContain('not set: FB_PAGE_ID');
  });
});

describe('secrets rotate', () => {
  beforeEach(() => set(ALL));

  test('puts the new app secret first and accepts the former one until the end', async () => {
    const begun = await type(['rotate', 'app-secret'], { answers: ['CANARY-app-secret-2'] });
    const both = stored()['FB_APP_SECRET'];
    const ended = await type(['rotate', 'app-secret', '--finish']);

    expect(begun.out).toContain('--finish');
    expect(both).toBe('CANARY-app-secret-2,CANARY-app-secret-1');
    expect(ended.code).toBe(0);
    expect(stored()).toEqual({ ...ALL, FB_APP_SECRET: 'CANARY-app-secret-2' });
  });

  test('begins no second rotation of the app secret before the first has ended', async () => {
    await type(['rotate', 'app-secret'], { answers: ['CANARY-app-secret-2'] });

    const { code, err } = await type(['rotate', 'app-secret'], { answers: ['CANARY-secret-3'] });

    expect(code).toBe(1);
    expect(err).toContain('--finish');
  });

  test('replaces a token, from standard input too', async () => {
    await type(['rotate', 'page-token', '--stdin'], { stdin: 'CANARY-page-token-2\n' });
    await type(['rotate', 'verify-token'], { answers: ['CANARY-verify-token-2'] });

    expect(stored()).toEqual({
      ...ALL,
      FB_PAGE_ACCESS_TOKEN: 'CANARY-page-token-2',
      FB_VERIFY_TOKEN: 'CANARY-verify-token-2',
    });
  });

  test.each([
    ['a value that is there already', ['page-token'], 'CANARY-page-token-1', 'already'],
    ['two values at once', ['app-secret'], 'CANARY-a-secret,CANARY-b', 'comma'],
    ['an empty value', ['page-token'], '', 'FB_PAGE_ACCESS_TOKEN is missing'],
    ['a value too short', ['app-secret'], 'short', 'shorter than 8'],
    ['an end without a beginning', ['app-secret', '--finish'], '', 'no former app secret'],
    ['an end where there is none', ['page-token', '--finish'], '', 'app-secret only'],
    ['the pepper', ['pepper'], 'CANARY', 'app-secret|page-token|verify-token'],
    ['nothing', [], '', 'app-secret|page-token|verify-token'],
  ])('changes nothing for %s', async (_, words, answer, sentence) => {
    const { code, err } = await type(['rotate', ...words], { answers: [answer] });

    expect(code).not.toBe(0);
    expect(err).toContain(sentence);
    expect(stored()).toEqual(ALL);
  });
});
