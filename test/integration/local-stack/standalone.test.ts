import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startHttpServer, type HttpServer } from '../../../src/local/http/http-server';
import { createControlClient } from '../../../src/local/messenger/control/control-client';
import { freePort } from '../../helpers/free-port';
import { startProcess, type StartedProcess } from '../../helpers/start-process';

const VERIFY_TOKEN = 'the-verify-token';

/** The least that a callback address has to do. */
const answerHandshakes = (server: HttpServer, challenge?: string): void => {
  server.use([
    (request, response) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://local');
      const isFacebook = searchParams.get('hub.verify_token') === VERIFY_TOKEN;
      response.writeHead(isFacebook ? 200 : 403);
      response.end(isFacebook ? (challenge ?? searchParams.get('hub.challenge')) : '');
      return Promise.resolve(true);
    },
  ]);
};

describe('npm run emulator', () => {
  const started: StartedProcess[] = [];
  let bot: HttpServer;
  beforeEach(async () => {
    bot = await startHttpServer(0);
    answerHandshakes(bot);
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map(({ stop }) => stop()));
    await bot.close();
  });

  const start = (...args: readonly string[]): StartedProcess => {
    const given = ['--port', '0', '--verify-token', VERIFY_TOKEN, '--webhook', `${bot.url}/hook`];
    const process = startProcess('dist/local/start-emulator.js', [...given, ...args]);
    started.push(process);
    return process;
  };
  const urlOf = async (emulator: StartedProcess): Promise<string> =>
    (await emulator.printed(/runs at (http:\/\/localhost:\d+)/))[1] ?? '';

  test('prints an environment with which Graph answers', async () => {
    const emulator = start('--env', '--lenient', 'appsecret_proof', '--page-id', '77');

    const [, graph = ''] = await emulator.printed(/^GRAPH_API_URL=(.+)$/m);
    const [, token = ''] = await emulator.printed(/^FB_PAGE_ACCESS_TOKEN=(.+)$/m);
    const answer = await fetch(`${graph}/me?fields=id&access_token=${token}`);

    expect(await answer.json()).toMatchObject({ id: '77' });
  });

  test('serves the page, and tells it that there is no bot of ours', async () => {
    const url = await urlOf(start());

    const page = await fetch(url);
    const config = await fetch(`${url}/local.json`);

    expect(await page.text()).toContain('<title>');
    expect(await config.json()).toEqual({ companyName: 'Your Page' });
  });

  test('sets up the Page unless that is left to the bot', async () => {
    const [withSetUp, without] = await Promise.all([start(), start('--no-page-setup')].map(urlOf));

    const profiles = await Promise.all(
      [withSetUp, without].map(async (url = '') => {
        const { messengerProfile } = await createControlClient(url).overview();
        return Object.keys(messengerProfile);
      }),
    );

    expect(profiles).toEqual([['get_started', 'greeting'], []]);
  });

  test('explains a failed handshake, asks again, and tells when the bot is there', async () => {
    answerHandshakes(bot, 'Error');
    const emulator = start();
    await emulator.printed(/answers 200, but not with the value of hub\.challenge/);

    answerHandshakes(bot);
    await emulator.printed(/Handshake with \S+ done/);

    const overview = await createControlClient(await urlOf(emulator)).overview();
    expect(overview).toMatchObject({ webhookUrl: `${bot.url}/hook`, subscribed: true });
  });

  test('ends with Ctrl-C and goes on from its data folder', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'emulator-'));
    const args = ['--data', folder, '--person', 'Zoë Fischer:de_DE'];
    const before = start(...args);
    await before.printed(/Handshake with \S+ done/);
    const [zoe] = await createControlClient(await urlOf(before)).people();
    await createControlClient(await urlOf(before)).say(zoe!.psid, 'hello');

    await before.stop('SIGINT');
    const after = createControlClient(await urlOf(start(...args)));

    expect((await before.ended).code).toBe(0);
    expect(await after.people()).toEqual([zoe]);
    expect((await after.thread(zoe!.psid)).messages).toHaveLength(1);
    await rm(folder, { recursive: true });
  });

  test('says which port is taken', async () => {
    const { port } = new URL(bot.url);

    const { code, output } = await start('--port', port).ended;

    expect(code).toBe(2);
    expect(output).toBe(`Port ${port} is taken: choose another with --port.\n`);
  });

  test.each([
    ['--lenient', 'all', '--lenient all is none of'],
    ['--webhook', 'ftp://bot.example', '--webhook ftp://bot.example is no http address'],
    ['--port', 'x', '--port x is no port number'],
    ['--person', 'Anna', '--person Anna is not like'],
    ['--page-id', 'my-page', '--page-id my-page is no id'],
    ['--app-secret', 'new,', '--app-secret is empty, or has an empty part'],
    ['--page-token', '', '--page-token is empty'],
  ])('says which argument is wrong: %s %s', async (option, value, sentence) => {
    const { code, output } = await start(option, value).ended;

    expect(code).toBe(2);
    expect(output).toContain(sentence);
    expect(output).toContain('--help');
  });

  test.each(['{broken', '{"messenger":{"version":2}}'])(
    'leaves alone what it did not write: %s',
    async (content) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'emulator-'));
      const file = path.join(folder, 'emulator.json');
      await writeFile(file, content);

      const { code, output } = await start('--data', folder).ended;

      expect(code).toBe(2);
      expect(output).toContain(`--data ${folder}: emulator.json is not what this emulator wrote`);
      expect(await readFile(file, 'utf8')).toBe(content);
      await rm(folder, { recursive: true });
    },
  );

  test('says at once that it can keep nothing there', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'emulator-'));
    const file = path.join(folder, 'file');
    await writeFile(file, '');

    const { code, output } = await start('--data', file).ended;

    expect(code).toBe(2);
    expect(output).toContain(`--data ${file}: nothing can be written there`);
    await rm(folder, { recursive: true });
  });

  test('waits for the bot that it is to examine', async () => {
    const nowhere = `http://localhost:${String(await freePort())}/hook`;

    const emulator = start('--examine', '--webhook', nowhere);

    await expect(emulator.printed(/Nobody answers at \S+ yet/)).resolves.toBeDefined();
    await emulator.stop('SIGINT');
  });
});
