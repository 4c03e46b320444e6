import { createControlClient } from '../../../src/local/messenger/control/control-client';
import { createMessengerEmulator } from '../../../src/local/messenger/emulator';
import { readBody } from '../../../src/local/http/read-body';
import { startHttpServer } from '../../../src/local/http/http-server';
import { systemClock } from '../../../src/shared/clock';
import { hmacSha256Hex } from '../../../src/shared/hash';
import { systemRandom } from '../../../src/shared/random';

const TOKEN = 'THEPAGETOKEN';
const SECRET = 'the-app-secret';

interface BotEvent {
  readonly sender: { readonly id: string };
  readonly message?: { readonly text?: string; readonly is_echo?: boolean };
}

interface BotWebhook {
  readonly entry: readonly {
    readonly messaging?: readonly BotEvent[];
    readonly standby?: readonly BotEvent[];
    readonly changes?: unknown;
  }[];
}

/** The emulator and a bot that answers every webhook as the test says; it verifies nothing. */
async function setStage(
  answer: (
    webhook: BotWebhook,
    send: (psid: string, rest?: object) => Promise<void>,
  ) => Promise<number>,
  hasWebhook = true,
) {
  const [server, bot] = await Promise.all([startHttpServer(0), startHttpServer(0)]);
  const emulator = createMessengerEmulator({
    pageId: '1',
    pageName: 'Page',
    appId: '2',
    appSecrets: [SECRET],
    pageAccessToken: TOKEN,
    verifyToken: 'the-verify-token',
    ...(hasWebhook && { webhookUrl: bot.url }),
    clock: systemClock,
    // Facebook's patience must not outlive the test.
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        setTimeout(resolve, milliseconds).unref();
      }),
    random: systemRandom,
  });
  server.use([emulator.handle]);
  const send = async (psid: string, rest: object = {}): Promise<void> => {
    const url = `${server.url}/graph/v25.0/me/messages?appsecret_proof=${hmacSha256Hex(SECRET, TOKEN)}`;
    await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        recipient: { id: psid },
        messaging_type: 'RESPONSE',
        message: { text: 'Hi' },
        ...rest,
      }),
    });
  };
  bot.use([
    async (request, response) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://local');
      const body = (await readBody(request))?.toString('utf8') ?? '';
      const status =
        request.method === 'GET' ? 200 : await answer(JSON.parse(body) as BotWebhook, send);
      response.writeHead(status).end(searchParams.get('hub.challenge'));
      return true;
    },
  ]);
  return {
    control: createControlClient(server.url),
    anna: emulator.addPerson({ name: 'Anna Berger', locale: 'de_DE' }),
    close: async () => {
      emulator.close();
      await Promise.all([server.close(), bot.close()]);
    },
  };
}

const written = (events: readonly BotEvent[] = []): readonly BotEvent[] =>
  events.filter(({ message }) => message?.text !== undefined && message.is_echo !== true);

describe('an examination', () => {
  test('names what a careless bot does', async () => {
    const { control, anna, close } = await setStage(async ({ entry }, send) => {
      for (const { messaging, standby, changes } of entry) {
        if (changes !== undefined) return 500;
        for (const { sender } of [...written(messaging), ...written(standby)]) {
          await send(sender.id);
          await send(sender.id, { messaging_type: 'MESSAGE_TAG', tag: 'ACCOUNT_UPDATE' });
        }
      }
      return 200;
    });

    const findings = await control.examine(anna.psid);

    expect(findings.map(({ code }) => code)).toEqual([
      'handshake_without_token',
      'handshake_wrong_token',
      'unsigned_accepted',
      'forged_accepted',
      'unknown_event_not_200',
      'answered_twice',
      'standby_answered',
      'dead_tag',
    ]);
    await close();
  });

  test('runs once at a time, and leaves the thread with the bot', async () => {
    const { control, anna, close } = await setStage(async ({ entry }, send) => {
      for (const { sender } of entry.flatMap(({ messaging }) => written(messaging))) {
        await send(sender.id);
      }
      return 200;
    });

    const outcomes = await Promise.allSettled([
      control.examine(anna.psid),
      control.examine(anna.psid),
    ]);

    // Which of two requests arrives first is the network's to decide.
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { status: 409, code: 'busy' },
    });
    expect((await control.thread(anna.psid)).state.owner).toBe('bot');
    await close();
  });

  test('needs a person, and a bot', async () => {
    const { control, anna, close } = await setStage(() => Promise.resolve(200), false);

    const ofNobody = await control.examine('4711').catch((refused: unknown) => refused);
    const ofNoBot = await control.examine(anna.psid).catch((refused: unknown) => refused);

    expect(ofNobody).toMatchObject({ status: 404, code: 'not_found' });
    expect(ofNoBot).toMatchObject({ status: 409, code: 'webhook_not_set' });
    await close();
  });
});
