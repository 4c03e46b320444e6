import { execFileSync } from 'node:child_process';
import { hmacSha256Hex } from '../../../src/shared/hash';
import { APP_SECRET, setStage, VERIFY_TOKEN } from './harness';
import type { Stage } from './harness';

/** What a shell makes of the command: its words, one for each line. */
const wordsOf = (command: string): readonly string[] =>
  execFileSync('sh', ['-c', `curl() { printf '%s\\n' "$@"; }\n${command}`], { encoding: 'utf8' })
    .trimEnd()
    .split('\n');

describe('a webhook as a curl command', () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setStage();
  });
  afterEach(() => stage.close());

  test('posts the same bytes to the bot, signed, and holds no secret', async () => {
    await stage.control.say(stage.anna.psid, `Where’s "DL-1"? It's $HOME \`late\``);
    await stage.emulator.settled();
    const [entry] = await stage.control.wire();

    const { curl } = await stage.control.webhookCurl(entry!.id);

    const words = wordsOf(curl);
    const body = words.at(-1)!;
    expect(words.slice(0, 3)).toEqual(['-X', 'POST', stage.bot.url]);
    expect(words).toContain(`x-hub-signature-256: sha256=${hmacSha256Hex(APP_SECRET, body)}`);
    expect(JSON.parse(body)).toEqual('request' in entry! ? entry.request : undefined);
    expect([APP_SECRET, VERIFY_TOKEN].some((secret) => curl.includes(secret))).toBe(false);
  });

  test.each(['404', '1.5', 'x', '-1'])('is none of entry %s', async (id) => {
    await stage.control.say(stage.anna.psid, 'hello');

    const answer = await fetch(`${stage.url}/emulator/wire/${id}/curl`);

    expect(answer.status).toBe(404);
  });

  test('is none of a call to Graph', async () => {
    await stage.graph('GET', '/me');
    const [entry] = await stage.control.wire();

    await expect(stage.control.webhookCurl(entry!.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a webhook that keeps failing', () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setStage();
  });
  afterEach(() => stage.close());

  test('tells from its second attempt when it comes again', async () => {
    stage.bot.answerWith(500);
    await stage.control.say(stage.anna.psid, 'hello');
    await stage.emulator.settled();

    const attempts = await stage.control.wire();

    expect(attempts).toMatchObject([
      { attempt: 1, outcome: 'failed' },
      { attempt: 2, outcome: 'failed', retryAt: stage.time.now() + 10_000 },
    ]);
    expect(attempts[0]).not.toHaveProperty('retryAt');
  });
});
