import { localSettings } from '../../../../src/local/local-settings';
import { readArguments, type EmulatorArguments } from '../../../../src/local/standalone/arguments';
import { botEnvironment, environmentLines } from '../../../../src/local/standalone/bot-environment';

const WEBHOOK = ['--webhook', 'http://localhost:8080/webhook'];

const read = (...args: readonly string[]): EmulatorArguments => {
  const given = readArguments([...WEBHOOK, ...args]);
  if (given === 'help') throw new Error('help was not asked for');
  return given;
};

describe('the arguments of npm run emulator', () => {
  test('need nothing but the webhook', () => {
    const defaults = localSettings('');

    const args = read();

    expect(args).toMatchObject({
      webhook: 'http://localhost:8080/webhook',
      port: 3000,
      pageId: defaults.FB_PAGE_ID,
      verifyToken: defaults.FB_VERIFY_TOKEN,
      setUpPage: true,
      assumptions: {},
      environmentForm: 'export',
      examine: false,
    });
    expect(args.people.length).toBeGreaterThan(1);
  });

  test('name people, and rules not to insist on', () => {
    const args = read(
      ...['--person', 'Anna: the first:de_DE', '--person', 'Ben:en_GB'],
      ...['--lenient', 'messaging_type', '--lenient', 'appsecret_proof', '--no-page-setup'],
    );

    expect(args.people).toEqual([
      { name: 'Anna: the first', locale: 'de_DE' },
      { name: 'Ben', locale: 'en_GB' },
    ]);
    expect(args.assumptions).toEqual({
      messagingTypeRequired: false,
      appSecretProofRequired: false,
    });
    expect(args.setUpPage).toBe(false);
  });

  test('ask for help without more', () => {
    expect(readArguments(['--help'])).toBe('help');
  });

  test.each([
    [['--port', '3001'], '--webhook is missing'],
    [['--webhook', 'localhost:8080'], 'no http address'],
    [[...WEBHOOK, '--port', '65536'], 'no port number'],
    [[...WEBHOOK, '--person', 'Anna'], 'is not like "Anna Berger:de_DE"'],
    [[...WEBHOOK, '--lenient', 'everything'], 'is none of messaging_type'],
    [[...WEBHOOK, '--lenient', 'toString'], 'is none of messaging_type'],
    [[...WEBHOOK, '--verbos'], '--verbos'],
  ])('are refused with a reason: %j', (args, reason) => {
    expect(() => readArguments(args)).toThrow(reason);
  });
});

describe('the bot’s environment', () => {
  const environment = { ...botEnvironment('http://localhost:3000', read()), SAY: "it's $HOME" };

  test('is ready for a shell', () => {
    const lines = environmentLines(environment, 'export');

    expect(lines[0]).toBe('export GRAPH_API_URL=http://localhost:3000/graph/v25.0');
    expect(lines.at(-1)).toBe(String.raw`export SAY='it'\''s $HOME'`);
  });

  test('is ready for a .env file', () => {
    const lines = environmentLines(environment, 'dotenv');

    expect(lines[0]).toBe('GRAPH_API_URL=http://localhost:3000/graph/v25.0');
    expect(lines.at(-1)).toBe(String.raw`SAY='it\'s $HOME'`);
  });
});
