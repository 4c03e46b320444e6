import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { parseBody } from '../../../src/messenger/webhook/body';
import { verifySignature } from '../../../src/messenger/webhook/signature';
import type { WebhookEntry, WireEntry } from '../../../src/local/messenger/wire/wire-entry';
import { APP_ID, APP_SECRET, PAGE_ID, PAGE_INBOX, setStage } from './harness';
import type { Stage } from './harness';

const MINUTE = 60_000;

describe('a webhook', () => {
  let stage: Stage;
  let psid: string;

  beforeEach(async () => {
    stage = await setStage();
    psid = stage.anna.psid;
  });
  afterEach(() => stage.close());

  const attempts = async (): Promise<readonly WebhookEntry[]> =>
    (await stage.control.wire()).filter((entry) => entry.kind === 'webhook');
  const notices = async (): Promise<readonly string[]> =>
    (await stage.control.wire()).flatMap((entry: WireEntry) =>
      entry.kind === 'notice' ? [entry.notice] : [],
    );
  const from = (person: string) => ({
    sender: { id: person },
    recipient: { id: PAGE_ID },
    timestamp: expect.any(Number) as number,
  });

  describe('on the wire', () => {
    test('is escaped JSON in lower-case hex, signed by SHA-256 and SHA-1 over its bytes', async () => {
      await stage.control.say(psid, 'äöü 😀 a/b');
      await stage.emulator.settled();

      const [{ bytes, headers } = never()] = stage.bot.received;
      const text = bytes.toString('latin1');
      expect(text).toContain('"text":"\\u00e4\\u00f6\\u00fc \\ud83d\\ude00 a\\/b"');
      expect(text).toMatch(/^[ -~]*$/);
      expect(headers['content-type']).toBe('application/json');
      expect(headers['x-hub-signature-256']).toBe(`sha256=${hmac('sha256', bytes)}`);
      expect(headers['x-hub-signature']).toBe(`sha1=${hmac('sha1', bytes)}`);
    });

    test('passes the bot’s own gate whatever the person writes', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (text) => {
          stage.bot.forget();

          await stage.control.say(psid, text);
          await stage.emulator.settled();

          const [{ bytes, headers } = never()] = stage.bot.received;
          const header = String(headers['x-hub-signature-256']);
          expect(verifySignature(bytes, header, [APP_SECRET])).toMatchObject({ valid: true });
          expect(JSON.stringify(parseBody(bytes))).toContain(JSON.stringify(text));
        }),
        { numRuns: 50 },
      );
    });

    test('comes from the page in Facebook’s envelope', async () => {
      const { mid } = await stage.control.say(psid, 'hello');
      await stage.emulator.settled();

      expect(stage.bot.received[0]?.json).toEqual({
        object: 'page',
        entry: [
          {
            id: PAGE_ID,
            time: expect.any(Number) as number,
            messaging: [{ ...from(psid), message: { mid, text: 'hello' } }],
          },
        ],
      });
    });
  });

  describe('tells of', () => {
    test.each([
      [
        'a quick reply',
        (s: Stage) => s.control.say(s.anna.psid, 'Yes', 'YES'),
        { message: { text: 'Yes', quick_reply: { payload: 'YES' } } },
      ],
      [
        'a tapped button',
        (s: Stage) => s.control.tap(s.anna.psid, { title: 'Track', payload: 'P' }),
        { postback: { title: 'Track', payload: 'P' } },
      ],
      [
        'an image',
        (s: Stage) => s.control.attach(s.anna.psid, { type: 'image', url: 'https://x.example/' }),
        { message: { attachments: [{ type: 'image', payload: { url: 'https://x.example/' } }] } },
      ],
      [
        'a sticker',
        (s: Stage) => s.control.attach(s.anna.psid, { type: 'sticker', url: 'https://x.example/' }),
        {
          message: { attachments: [{ type: 'sticker', payload: { sticker_id: 369239263222822 } }] },
        },
      ],
    ])('%s', async (_what, act, event) => {
      await act(stage);
      await stage.emulator.settled();

      expect(stage.bot.events()).toMatchObject([{ ...from(psid), ...event }]);
    });

    test('a reaction, and of its withdrawal', async () => {
      const { mid } = await stage.control.say(psid, 'hello');
      await stage.control.react(psid, mid, { reaction: 'love', emoji: '❤' });
      await stage.control.react(psid, mid);
      await stage.emulator.settled();

      expect(stage.bot.events().slice(1)).toMatchObject([
        { reaction: { action: 'react', reaction: 'love', emoji: '❤', mid } },
        { reaction: { action: 'unreact', mid } },
      ]);
    });

    test('an m.me link at once in an existing thread, with Get Started in a new one', async () => {
      const profile = { get_started: { payload: 'START' } };
      await stage.graph('POST', '/me/messenger_profile', profile);
      const first = await stage.control.openLink(psid, 'one');
      await stage.emulator.settled();
      const silent = stage.bot.events();
      await stage.control.getStarted(psid);
      const second = await stage.control.openLink(psid, 'two');
      await stage.emulator.settled();

      const referral = { source: 'SHORTLINK', type: 'OPEN_THREAD' };
      expect([first, second]).toEqual([{ needsGetStarted: true }, { needsGetStarted: false }]);
      expect(silent).toEqual([]);
      expect(stage.bot.events()).toMatchObject([
        { postback: { payload: 'START', referral: { ref: 'one', ...referral } } },
        { referral: { ref: 'two', ...referral } },
      ]);
    });

    test('every accepted send by an echo with app id and metadata, then of its delivery', async () => {
      await stage.control.say(psid, 'hello');
      await stage.emulator.settled();
      stage.bot.forget();

      const { body } = await stage.send(psid, { text: 'Hi', metadata: 'outbox#1' });
      await stage.emulator.settled();

      const mid = body['message_id'];
      expect(stage.bot.events()).toMatchObject([
        {
          sender: { id: PAGE_ID },
          recipient: { id: psid },
          message: { mid, text: 'Hi', is_echo: true, app_id: Number(APP_ID), metadata: 'outbox#1' },
        },
        { sender: { id: psid }, delivery: { mids: [mid] } },
      ]);
    });

    test('reading, once for all that there is to read', async () => {
      await stage.control.say(psid, 'hello');
      await stage.send(psid, { text: 'Hi' });
      await stage.emulator.settled();
      stage.bot.forget();
      await stage.control.markRead(psid);
      await stage.control.markRead(psid);
      await stage.emulator.settled();

      const { messages, state } = await stage.control.thread(psid);
      const watermark = messages.at(-1)?.at;
      expect(stage.bot.events()).toMatchObject([{ ...from(psid), read: { watermark } }]);
      expect(state.readUntil).toBe(watermark);
    });

    test('nothing that the app did not subscribe to', async () => {
      await stage.graph('POST', '/me/subscribed_apps?subscribed_fields=messages');

      await stage.control.say(psid, 'hello');
      await stage.send(psid, { text: 'Hi' });
      await stage.control.markRead(psid);
      await stage.emulator.settled();

      expect(stage.bot.events()).toMatchObject([{ message: { text: 'hello' } }]);
    });

    test('timestamps that are never alike, by the emulated clock', async () => {
      for (const text of ['a', 'b', 'c']) await stage.control.say(psid, text);
      await stage.emulator.settled();

      const times = stage.bot.events().map((event) => event['timestamp'] as number);
      expect(new Set(times).size).toBe(3);
      expect(times[0]).toBe(stage.time.now());
    });
  });

  describe('on standby', () => {
    beforeEach(async () => {
      await stage.control.say(psid, 'hello');
      await stage.control.inboxReply(psid, 'A human here');
      await stage.emulator.settled();
    });

    const channels = () =>
      stage.bot.received.flatMap(({ json }) => json.entry.map((entry) => Object.keys(entry)[2]));

    test('comes what people say once the Inbox has replied, from its echo on', async () => {
      await stage.control.say(psid, 'thank you');
      await stage.emulator.settled();

      expect(channels()).toEqual(['messaging', 'standby', 'standby']);
      expect(stage.bot.events()[1]).toMatchObject({
        message: { is_echo: true, app_id: Number(PAGE_INBOX), text: 'A human here' },
      });
    });

    test('postbacks lose their payload, quick replies keep theirs', async () => {
      stage.bot.forget();
      await stage.control.tap(psid, { title: 'Track', payload: 'P' });
      await stage.control.say(psid, 'Yes', 'YES');
      await stage.emulator.settled();

      const events = stage.bot.events().filter((event) => !('read' in event));
      expect(events).toMatchObject([
        { postback: { title: 'Track' } },
        { message: { quick_reply: { payload: 'YES' } } },
      ]);
      expect(events[0]?.['postback']).not.toHaveProperty('payload');
    });

    test('ends with Done, of which the bot is told', async () => {
      stage.bot.forget();
      await stage.control.inboxDone(psid);
      await stage.control.say(psid, 'thank you');
      await stage.emulator.settled();

      expect(new Set(channels())).toEqual(new Set(['messaging']));
      expect(stage.bot.events()[0]).toMatchObject({
        ...from(psid),
        pass_thread_control: { previous_owner_app_id: PAGE_INBOX, new_owner_app_id: APP_ID },
      });
      await expect(stage.control.inboxDone(psid)).rejects.toMatchObject({
        code: 'thread_not_owned',
      });
    });
  });

  describe('under way', () => {
    test('gathers what one person does meanwhile into the next, and never holds up others', async () => {
      const ben = await stage.control.addPerson({ name: 'Ben Carter', locale: 'en_GB' });
      stage.bot.answerWith('hang');
      await stage.control.say(psid, 'one');
      await arrived(stage, 1);
      await stage.control.say(psid, 'two');
      await stage.control.say(psid, 'three');
      await stage.control.say(ben.psid, 'me too');
      await arrived(stage, 2);
      stage.bot.answerWith(200);
      await stage.time.pass(5_000);
      await stage.emulator.settled();

      const batches = stage.bot.received.map(({ json }) =>
        json.entry.map(({ messaging = [] }) =>
          messaging.map((event) => (event['message'] as { text: string }).text),
        ),
      );
      expect(batches).toEqual([
        [['one']],
        [['me too']],
        expect.anything(),
        expect.anything(),
        [['two', 'three']],
      ]);
    });
  });

  describe('with a thousand events', () => {
    test('takes no more: the next comes in a webhook of its own', async () => {
      stage.bot.answerWith('hang');
      await stage.control.say(psid, 'first');
      await arrived(stage, 1);
      for (let count = 0; count < 1_001; count += 1) await stage.control.say(psid, 'more');
      stage.bot.answerWith(200);
      await stage.time.pass(5_000);
      await stage.emulator.settled();

      const sizes = stage.bot.received.map(({ json }) => json.entry[0]?.messaging?.length);
      expect(sizes).toEqual([1, 1, 1_000, 1]);
    });
  });

  describe('that is not answered with 200', () => {
    test.each([201, 302, 403, 500])(
      'but with %d is redelivered at once, the same',
      async (status) => {
        stage.bot.answerWith(status);
        await stage.control.say(psid, 'hello');
        await stage.emulator.settled();

        const [first, second, ...more] = stage.bot.received;
        expect(second?.bytes).toEqual(first?.bytes);
        expect(more).toEqual([]);
        expect(await attempts()).toMatchObject([
          { attempt: 1, outcome: 'failed', reason: 'not_200', status },
          { attempt: 2, outcome: 'failed', reason: 'not_200', status },
        ]);
      },
    );

    test('within 5 seconds counts as failed', async () => {
      stage.bot.answerWith('hang');
      await stage.control.say(psid, 'hello');
      await arrived(stage, 1);
      await stage.time.pass(4_999);
      const before = await attempts();
      stage.bot.answerWith(200);
      await stage.time.pass(1);
      await stage.emulator.settled();

      expect(before).toMatchObject([{ outcome: 'pending' }]);
      expect(await attempts()).toMatchObject([
        { outcome: 'failed', reason: 'timeout' },
        { outcome: 'delivered' },
      ]);
    });

    test('is redelivered ever later until it is, while newer ones overtake it', async () => {
      stage.bot.answerWith(500);
      await stage.control.say(psid, 'old');
      await stage.emulator.settled();
      stage.bot.answerWith(200);
      await stage.control.say(psid, 'new');
      await stage.emulator.settled();
      await stage.time.pass(10_000);
      await stage.emulator.settled();

      const texts = stage.bot.events().map((event) => (event['message'] as { text: string }).text);
      expect(texts).toEqual(['old', 'old', 'new', 'old']);
      const old = [0, 1, 3].map((index) => stage.bot.received[index]!);
      expect(new Set(old.map(({ bytes }) => bytes.toString('hex'))).size).toBe(1);
      expect(new Set(old.map(({ headers }) => headers['x-hub-signature-256'])).size).toBe(1);
    });

    test('for 15 minutes alerts, for an hour unsubscribes the app until it subscribes again', async () => {
      stage.bot.answerWith(500);
      await stage.control.say(psid, 'lost');
      await pass(stage, 15 * MINUTE - 1);
      const quiet = await notices();
      await pass(stage, 1);
      const alerted = await notices();
      await pass(stage, 45 * MINUTE - 1);
      const nearly = await stage.control.overview();
      await pass(stage, 1);
      const unsubscribed = await stage.control.overview();
      stage.bot.answerWith(200);
      stage.bot.forget();
      await stage.control.say(psid, 'unheard');
      await stage.emulator.settled();
      await stage.graph('POST', '/me/subscribed_apps?subscribed_fields=messages');
      await stage.control.say(psid, 'heard');
      await pass(stage, 60 * MINUTE);

      expect(quiet).toEqual([]);
      expect(alerted).toEqual(['webhook_alert']);
      expect([nearly.subscribed, unsubscribed.subscribed]).toEqual([true, false]);
      expect(await notices()).toEqual([
        'webhook_alert',
        'webhook_unsubscribed',
        'webhook_subscribed',
      ]);
      expect(stage.bot.events()).toMatchObject([{ message: { text: 'heard' } }]);
      const dropped = (await attempts()).filter(({ outcome }) => outcome === 'dropped');
      expect(dropped).toMatchObject([{ reason: 'unsubscribed' }]);
    });

    test('follows a clock that is moved by hours at once', async () => {
      stage.bot.answerWith(500);
      await stage.control.say(psid, 'hello');
      await stage.emulator.settled();
      stage.bot.answerWith(200);
      stage.bot.forget();
      stage.time.jump(25 * 60 * MINUTE);
      stage.emulator.clockMoved();
      await stage.emulator.settled();

      expect(stage.bot.events()).toMatchObject([{ message: { text: 'hello' } }]);
    });
  });

  describe('address', () => {
    test('is taken after a handshake, and not from who does not know the verify token', async () => {
      const elsewhere = await setStage({}, { verifyToken: 'another-token' });
      const nowhere = 'http://127.0.0.1:9/facebook';

      const good = await stage.control.setWebhookUrl(stage.bot.url);
      const bad = await elsewhere.control.setWebhookUrl(stage.bot.url);
      const none = await stage.control.setWebhookUrl(nowhere);

      expect([good, bad, none]).toEqual([
        { verified: true },
        { verified: false },
        { verified: false },
      ]);
      expect((await stage.control.overview()).webhookUrl).toBe(stage.bot.url);
      expect(await notices()).toEqual(['webhook_verified', 'webhook_refused']);
      await elsewhere.close();
    });
  });
});

/** Lets time pass in steps that no redelivery is longer than, each settled before the next. */
async function pass(stage: Stage, milliseconds: number): Promise<void> {
  const step = 10_000;
  for (let left = milliseconds; left > 0; left -= step) {
    await stage.emulator.settled();
    await stage.time.pass(Math.min(step, left));
  }
  await stage.emulator.settled();
}

/** Resolves when that many webhooks have arrived at the bot. */
async function arrived(stage: Stage, count: number): Promise<void> {
  while (stage.bot.received.length < count) await new Promise((resolve) => setImmediate(resolve));
}

const hmac = (algorithm: string, bytes: Buffer): string =>
  createHmac(algorithm, APP_SECRET).update(bytes).digest('hex');

function never(): never {
  throw new Error('No webhook arrived');
}
