import path from 'node:path';
import type { ControlApi } from '../../../src/local/messenger/control/control-api';
import { createControlClient } from '../../../src/local/messenger/control/control-client';
import { freePort } from '../../helpers/free-port';
import { startProcess, type StartedProcess } from '../../helpers/start-process';

const EMULATOR = 'dist/local/start-emulator.js';
const BOT = path.join(__dirname, 'echo-bot.mjs');
/** Without these the strict emulator refuses everything that claudia-bot-builder sends. */
const LENIENT = ['--lenient', 'messaging_type', '--lenient', 'appsecret_proof'];

const CREDENTIALS = {
  FB_VERIFY_TOKEN: 'the-verify-token',
  FB_APP_SECRET: 'the-app-secret',
  FB_PAGE_ACCESS_TOKEN: 'THEPAGETOKEN',
};
const AS_THE_BOT = [
  ...['--verify-token', CREDENTIALS.FB_VERIFY_TOKEN],
  ...['--app-secret', CREDENTIALS.FB_APP_SECRET],
  ...['--page-token', CREDENTIALS.FB_PAGE_ACCESS_TOKEN],
];

describe('claudia-bot-builder’s own Facebook route at npm run emulator', () => {
  const started: StartedProcess[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map(({ stop }) => stop()));
  });

  const start = (...args: Parameters<typeof startProcess>): StartedProcess => {
    const process = startProcess(...args);
    started.push(process);
    return process;
  };
  /** Both processes, the way somebody would start them in two terminals. */
  const startBoth = async (
    args: readonly string[],
    credentials: Readonly<Record<string, string>> = CREDENTIALS,
  ): Promise<StartedProcess> => {
    const port = String(await freePort());
    const GRAPH_API_URL = `http://localhost:${port}/graph/v25.0`;
    const bot = start(BOT, [], { ...credentials, GRAPH_API_URL });
    const [, botPort = ''] = await bot.printed(/listening on (\d+)/);
    const webhook = `http://localhost:${botPort}/facebook`;
    return start(EMULATOR, ['--webhook', webhook, '--port', port, ...AS_THE_BOT, ...args]);
  };
  const controlOf = async (emulator: StartedProcess): Promise<ControlApi> => {
    const [, url = ''] = await emulator.printed(/runs at (http:\/\/localhost:\d+)/);
    await emulator.printed(/Handshake with \S+ done/);
    return createControlClient(url);
  };
  const codesIn = (output: string): readonly string[] =>
    [...output.matchAll(/^([a-z0-9_]+) +(?:facts|peers) /gm)].map(([, code = '']) => code);

  test('answers hello where the emulator is lenient, and the wire shows what Facebook would refuse', async () => {
    const control = await controlOf(await startBoth(LENIENT));
    const [person] = await control.people();

    const answered = nextFromBot(control);
    await control.say(person!.psid, 'hello');
    const answer = await answered;

    const findings = await control.findings();
    expect(answer).toEqual({ kind: 'text', text: 'hello' });
    expect(findings.map(({ code }) => code)).toEqual([
      'messaging_type_missing',
      'appsecret_proof_missing',
    ]);
  });

  test('is refused by the strict emulator, which names the reason', async () => {
    const control = await controlOf(await startBoth(['--lenient', 'appsecret_proof']));
    const [person] = await control.people();

    const refused = nextOnWire(control, 'graph');
    await control.say(person!.psid, 'hello');

    expect(await refused).toMatchObject({ status: 400, response: { error: { code: 100 } } });
    expect(await control.findings()).toContainEqual(
      expect.objectContaining({ code: 'messaging_type_missing' }),
    );
    const { messages } = await control.thread(person!.psid);
    expect(messages.map(({ from }) => from)).toEqual(['customer']);
  });

  test('has each known defect that the wire can show named by an examination', async () => {
    const emulator = await startBoth([...LENIENT, '--examine']);

    const { code, output } = await emulator.ended;

    expect(code).toBe(1);
    expect(codesIn(output)).toEqual([
      'sha1_only',
      'sha256_refused',
      'answered_twice',
      'messaging_type_missing',
      'appsecret_proof_missing',
      'split_emoji',
    ]);
  });

  test('reflects the challenge to who sends no token when its own was never set', async () => {
    const { FB_VERIFY_TOKEN: _unset, ...credentials } = CREDENTIALS;
    const emulator = await startBoth([...LENIENT, '--examine'], credentials);

    const { code, output } = await emulator.ended;

    expect(code).toBe(1);
    expect(codesIn(output).slice(0, 2)).toEqual(['handshake_refused', 'handshake_without_token']);
  });
});

type Content = Awaited<ReturnType<ControlApi['thread']>>['messages'][number]['content'];

const nextFromBot = (control: ControlApi): Promise<Content> =>
  new Promise((resolve) => {
    const stop = control.listen((event) => {
      if (event.type !== 'message' || event.message.from !== 'bot') return;
      stop();
      resolve(event.message.content);
    });
  });

const nextOnWire = (control: ControlApi, kind: string): Promise<unknown> =>
  new Promise((resolve) => {
    const stop = control.listen((event) => {
      if (event.type !== 'wire' || event.entry.kind !== kind) return;
      stop();
      resolve(event.entry);
    });
  });
