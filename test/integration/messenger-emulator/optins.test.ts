import { PAGE_ID, refusalOf, setStage } from './harness';
import type { Stage } from './harness';

const DAY = 24 * 3_600_000;
const SHOP = 'https://shop.example.com';
const hi = { text: 'Hi' };
const at = expect.any(Number) as number;

describe('the way into Messenger by', () => {
  let stage: Stage;
  let psid: string;

  beforeEach(async () => {
    stage = await setStage();
    psid = stage.anna.psid;
  });
  afterEach(() => stage.close());

  const events = async () => {
    await stage.emulator.settled();
    return stage.bot.events();
  };

  describe('Send to Messenger', () => {
    test('tells the ref, opens the window and gives a newcomer a thread', async () => {
      const before = await stage.send(psid, hi);
      await stage.control.sendToMessenger(psid, 'order-1');
      const after = await stage.send(psid, hi);

      expect(refusalOf(before)).toEqual([100, 2018001]);
      expect(after.status).toBe(200);
      expect((await events())[0]).toEqual({
        sender: { id: psid },
        recipient: { id: PAGE_ID },
        timestamp: at,
        optin: { ref: 'order-1' },
      });
    });

    test('opens the window of an old thread again', async () => {
      await stage.control.say(psid, 'hello');
      stage.time.jump(2 * DAY);

      await stage.control.sendToMessenger(psid, 'order-1');
      const answer = await stage.send(psid, hi);

      expect(answer.status).toBe(200);
    });

    test.each([
      ['of at most 250 characters', 'x'.repeat(251), 'x'.repeat(250)],
      ['of the allowed characters', 'order 1', 'aZ09+/=-.:_'],
      ['that is not empty', '', 'x'],
    ])('takes a ref %s', async (_rule, refused, legal) => {
      const no = stage.control.sendToMessenger(psid, refused);

      await expect(no).rejects.toMatchObject({ code: 'invalid_request' });
      await expect(stage.control.sendToMessenger(psid, legal)).resolves.toEqual({});
    });

    test('stands on a whitelisted site only', async () => {
      const before = stage.control.sendToMessenger(psid, 'order-1', `${SHOP}/checkout`);
      await expect(before).rejects.toMatchObject({ code: 'domain_not_whitelisted' });
      await stage.graph('POST', '/me/messenger_profile', { whitelisted_domains: [SHOP] });

      const after = stage.control.sendToMessenger(psid, 'order-1', `${SHOP}/checkout`);

      await expect(after).resolves.toEqual({});
    });
  });

  describe('the checkbox', () => {
    const send = (user_ref: string) =>
      stage.graph('POST', '/me/messages', {
        recipient: { user_ref },
        messaging_type: 'UPDATE',
        message: hi,
      });

    test('tells the user_ref and no sender', async () => {
      await stage.control.checkbox(psid, 'render-1', 'order-1');

      expect(await events()).toEqual([
        {
          recipient: { id: PAGE_ID },
          timestamp: at,
          optin: { ref: 'order-1', user_ref: 'render-1' },
        },
      ]);
    });

    test('takes a user_ref once', async () => {
      await stage.control.checkbox(psid, 'render-1', 'order-1');
      const again = stage.control.checkbox(psid, 'render-1', 'order-1');

      await expect(again).rejects.toMatchObject({ code: 'user_ref_used' });
      await expect(stage.control.checkbox(psid, 'render-2', 'order-1')).resolves.toEqual({});
    });

    test('lets the Page write by user_ref, without learning the psid', async () => {
      await stage.control.checkbox(psid, 'render-1', 'order-1');

      const { status, body } = await send('render-1');

      const { messages } = await stage.control.thread(psid);
      expect(status).toBe(200);
      expect(body).toEqual({ message_id: expect.stringMatching(/^m_/) as string });
      expect(messages.at(-1)).toMatchObject({ from: 'bot', content: { text: 'Hi' } });
      expect(JSON.stringify(await events())).not.toContain(psid);
    });

    test('lets write who confirmed it; of any other user_ref it is refused with 100/2018001', async () => {
      await stage.control.checkbox(psid, 'render-1', 'order-1');

      const unknown = await send('render-2');
      const known = await send('render-1');

      expect(refusalOf(unknown)).toEqual([100, 2018001]);
      expect(known.status).toBe(200);
    });

    test('lets write one message, and by psid only once the person has answered', async () => {
      await stage.control.checkbox(psid, 'render-1', 'order-1');
      await send('render-1');
      const second = await send('render-1');
      const early = await stage.send(psid, hi);
      await stage.control.say(psid, 'thanks');
      const answered = await stage.send(psid, hi);

      expect(refusalOf(second)).toEqual([100, 2018001]);
      expect(refusalOf(early)).toEqual([100, 2018001]);
      expect(answered.status).toBe(200);
    });

    test('lets write for 24 hours, then is refused with 10/2018278', async () => {
      await stage.control.checkbox(psid, 'render-1', 'order-1');
      await stage.control.checkbox(psid, 'render-2', 'order-2');
      stage.time.jump(DAY - 1_000);
      const inside = await send('render-1');
      stage.time.jump(2_000);
      const outside = await send('render-2');

      expect(inside.status).toBe(200);
      expect(refusalOf(outside)).toEqual([10, 2018278]);
    });

    test.each(['UTILITY', 'MESSAGE_TAG'])(
      'takes RESPONSE and UPDATE only: %s is refused with 100',
      async (messaging_type) => {
        await stage.control.checkbox(psid, 'render-1', 'order-1');
        const template = { name: 'parcel_arrived', language: { code: 'en' } };
        const isTag = messaging_type === 'MESSAGE_TAG';

        const other = await stage.graph('POST', '/me/messages', {
          recipient: { user_ref: 'render-1' },
          messaging_type,
          ...(isTag ? { tag: 'HUMAN_AGENT', message: hi } : { message: { template } }),
        });
        const update = await send('render-1');

        expect(refusalOf(other)).toEqual([100, undefined]);
        expect(update.status).toBe(200);
      },
    );

    test('shows in the person’s first answer, and in no other', async () => {
      await stage.control.checkbox(psid, 'render-1', 'order-1');
      await send('render-1');
      await stage.emulator.settled();
      stage.bot.forget();
      await stage.control.say(psid, 'thanks');
      await stage.control.say(psid, 'again');

      const messages = (await events()).filter((event) => 'message' in event);
      expect(messages).toMatchObject([
        { message: { prior_message: { source: 'checkbox_plugin', identifier: 'render-1' } } },
        { message: { text: 'again' } },
      ]);
      expect(messages[1]?.['message']).not.toHaveProperty('prior_message');
    });
  });

  describe('an m.me link', () => {
    test.each([
      ['a new', false],
      ['an old', true],
    ])('whose ref is lost tells nothing in %s thread', async (_thread, started) => {
      if (started) await stage.control.say(psid, 'hello');
      const before = (await events()).length;

      const opened = await stage.control.openLink(psid, 'ref-1', 'lost');
      await stage.control.say(psid, 'and?');

      expect(opened).toEqual({ needsGetStarted: !started });
      expect(await events()).toHaveLength(before + 1);
      expect(JSON.stringify(await events())).not.toContain('ref-1');
    });

    test('may come inside the next message, and in no other', async () => {
      await stage.control.openLink(psid, 'ref-1', 'inMessage');
      await stage.control.say(psid, 'hello');
      await stage.control.say(psid, 'again');

      const [first, second] = await events();
      expect(first).toMatchObject({
        message: {
          text: 'hello',
          referral: { ref: 'ref-1', source: 'SHORTLINK', type: 'OPEN_THREAD' },
        },
      });
      expect(second?.['message']).not.toHaveProperty('referral');
    });

    test('tells no source under the European privacy rules', async () => {
      const european = await setStage({ subjectToEuPrivacyRules: true });
      await european.control.say(european.anna.psid, 'hello');

      await european.control.openLink(european.anna.psid, 'ref-1');
      await european.emulator.settled();

      const referral = european.bot.events().at(-1)?.['referral'];
      expect(referral).toEqual({ ref: 'ref-1', type: 'OPEN_THREAD' });
      await european.close();
    });

    test('carries a ref of at most 2083 characters', async () => {
      const no = stage.control.openLink(psid, 'x'.repeat(2_084));

      await expect(no).rejects.toMatchObject({ code: 'invalid_request' });
      await expect(stage.control.openLink(psid, 'x'.repeat(2_083))).resolves.toEqual({
        needsGetStarted: true,
      });
    });
  });
});
