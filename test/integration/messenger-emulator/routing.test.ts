import { APP_ID, PAGE_ID, PAGE_INBOX, refusalOf, setStage } from './harness';
import type { Stage } from './harness';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OTHER_APP = '555000555000555';
const hi = { text: 'Hi' };

describe('conversation routing', () => {
  let stage: Stage;
  let psid: string;

  beforeEach(async () => {
    await begin();
  });
  afterEach(() => stage.close());

  const begin = async (assumptions: Parameters<typeof setStage>[0] = {}) => {
    stage = await setStage(assumptions);
    psid = stage.anna.psid;
    await stage.control.say(psid, 'hello');
    await stage.emulator.settled();
    stage.bot.forget();
  };
  const call = (edge: string, more: object = {}) =>
    stage.graph('POST', `/me/${edge}`, { recipient: { id: psid }, ...more });
  const owner = async () => (await stage.control.thread(psid)).state.owner;
  const events = async () => {
    await stage.emulator.settled();
    return stage.bot.events();
  };

  describe('request_thread_control', () => {
    test('asks who has the thread; of one’s own it is refused with 100', async () => {
      const own = await call('request_thread_control');
      await stage.control.inboxReply(psid, 'A human here');
      const foreign = await call('request_thread_control', { metadata: 'please' });

      expect(refusalOf(own)).toEqual([100, undefined]);
      expect(foreign.body).toEqual({ success: true });
      expect(await owner()).toBe('inbox');
    });
  });

  describe('extend_thread_control', () => {
    test('keeps the thread beyond 24 idle hours, and no message open', async () => {
      const answer = await call('extend_thread_control', { duration: (3 * DAY) / 1_000 });
      stage.time.jump(3 * DAY - 1_000);
      const during = await owner();
      const send = await stage.send(psid, hi);
      stage.time.jump(1_000);

      expect(answer.body).toEqual({ success: true });
      expect(during).toBe('bot');
      expect(refusalOf(send)).toEqual([10, 2018278]);
      expect(await owner()).toBe('idle');
    });

    test.each([
      ['seven days', 604_801, 604_800],
      ['a whole number of seconds, from one', 0, 1],
    ])('is for at most %s, else refused with 100', async (_rule, refused, legal) => {
      const no = await call('extend_thread_control', { duration: refused });
      const yes = await call('extend_thread_control', { duration: legal });

      expect(refusalOf(no)).toEqual([100, undefined]);
      expect(yes.body).toEqual({ success: true });
    });

    test('may be asked for in a query, where numbers are text', async () => {
      const query = new URLSearchParams({
        recipient: JSON.stringify({ id: psid }),
        duration: '60',
      });

      const answer = await stage.graph('POST', `/me/extend_thread_control?${query.toString()}`);

      expect(answer.body).toEqual({ success: true });
    });

    test('is the owner’s, else refused with 10/2018300', async () => {
      const own = await call('extend_thread_control', { duration: 60 });
      await stage.control.inboxReply(psid, 'A human here');
      const foreign = await call('extend_thread_control', { duration: 60 });

      expect(own.status).toBe(200);
      expect(refusalOf(foreign)).toEqual([10, 2018300]);
    });
  });

  describe('the Page Inbox', () => {
    test('takes a thread moved to Main without a word to the bot', async () => {
      await stage.control.inboxMoveToMain(psid);
      const silent = await events();
      const send = await stage.send(psid, hi);

      expect(silent).toEqual([]);
      expect(await owner()).toBe('inbox');
      expect(refusalOf(send)).toEqual([10, 2018300]);
    });
  });

  describe('another app', () => {
    test('sends what the bot hears as an echo with a foreign app_id', async () => {
      await stage.control.otherApp(psid, OTHER_APP, { do: 'take' });
      await stage.control.otherApp(psid, OTHER_APP, { do: 'send', text: 'Our offer' });

      const echo = (await events()).find((event) => 'message' in event);
      expect(echo).toMatchObject({
        sender: { id: PAGE_ID },
        message: { is_echo: true, app_id: Number(OTHER_APP), text: 'Our offer' },
      });
      expect((await stage.control.thread(psid)).messages.at(-1)).toMatchObject({
        from: 'agent',
        appId: OTHER_APP,
      });
    });

    test('sends in a thread that it owns only', async () => {
      const act = { do: 'send', text: 'Our offer' } as const;
      const uninvited = stage.control.otherApp(psid, OTHER_APP, act);
      await expect(uninvited).rejects.toMatchObject({ code: 'thread_not_owned' });

      await stage.control.otherApp(psid, OTHER_APP, { do: 'take' });

      await expect(stage.control.otherApp(psid, OTHER_APP, act)).resolves.toEqual({});
    });

    test('takes the thread, of which the bot that had it is told', async () => {
      await stage.control.otherApp(psid, OTHER_APP, { do: 'take', metadata: 'campaign' });
      const send = await stage.send(psid, hi);

      expect(await owner()).toBe('other');
      expect(refusalOf(send)).toEqual([10, 2018300]);
      expect(await events()).toMatchObject([
        {
          sender: { id: psid },
          take_thread_control: {
            previous_owner_app_id: APP_ID,
            new_owner_app_id: OTHER_APP,
            metadata: 'campaign',
          },
        },
      ]);
    });

    test('takes from the Inbox without the bot being told', async () => {
      await stage.control.inboxMoveToMain(psid);

      await stage.control.otherApp(psid, OTHER_APP, { do: 'take' });

      expect(await events()).toEqual([]);
      expect(await owner()).toBe('other');
    });

    test('passes the thread it has to the bot, with metadata', async () => {
      const pass = { do: 'pass', metadata: 'done' } as const;
      const early = stage.control.otherApp(psid, OTHER_APP, pass);
      await expect(early).rejects.toMatchObject({ code: 'thread_not_owned' });
      await stage.control.otherApp(psid, OTHER_APP, { do: 'take' });

      await stage.control.otherApp(psid, OTHER_APP, pass);

      expect(await owner()).toBe('bot');
      expect((await events()).at(-1)).toMatchObject({
        pass_thread_control: {
          previous_owner_app_id: OTHER_APP,
          new_owner_app_id: APP_ID,
          metadata: 'done',
        },
      });
    });

    test('passes the thread it has to the Inbox, which sees from whom', async () => {
      await stage.control.otherApp(psid, OTHER_APP, { do: 'take' });

      await stage.control.otherApp(psid, OTHER_APP, { do: 'pass', metadata: 'VIP', to: 'inbox' });

      expect((await stage.control.thread(psid)).state).toMatchObject({
        ...{ owner: 'inbox', ownerMetadata: 'VIP', handedOverBy: 'other' },
      });
    });

    test('releases the thread it has, of which nobody is told', async () => {
      const early = stage.control.otherApp(psid, OTHER_APP, { do: 'release' });
      await expect(early).rejects.toMatchObject({ code: 'thread_not_owned' });
      await stage.control.otherApp(psid, OTHER_APP, { do: 'take' });
      await stage.emulator.settled();
      stage.bot.forget();

      await stage.control.otherApp(psid, OTHER_APP, { do: 'release' });

      expect(await owner()).toBe('idle');
      expect(await events()).toEqual([]);
    });

    test('asks the bot for the thread when the bot has it', async () => {
      await stage.control.otherApp(psid, OTHER_APP, { do: 'request', metadata: 'please' });
      const own = await events();
      stage.bot.forget();
      await stage.control.inboxMoveToMain(psid);
      await stage.control.otherApp(psid, OTHER_APP, { do: 'request' });

      expect(own).toMatchObject([
        {
          request_thread_control: {
            requested_owner_app_id: Number(OTHER_APP),
            metadata: 'please',
          },
        },
      ]);
      expect(await events()).toEqual([]);
    });
  });

  describe('without a default app', () => {
    beforeEach(async () => {
      await stage.close();
      await begin({ defaultAppId: null });
    });

    test('lets every app send and hear everything, whoever has the thread', async () => {
      await stage.control.inboxReply(psid, 'A human here');
      await stage.control.say(psid, 'thanks');
      const send = await stage.send(psid, hi);
      await stage.emulator.settled();

      const channels = stage.bot.received.flatMap(({ json }) => json.entry.map(Object.keys).flat());
      expect(send.status).toBe(200);
      expect(channels).not.toContain('standby');
    });

    test('lets no app take: 27, while the bot as default app may', async () => {
      const bot = await call('take_thread_control');
      const other = stage.control.otherApp(psid, OTHER_APP, { do: 'take' });
      await expect(other).rejects.toMatchObject({ code: 'thread_not_owned' });
      await stage.control.setDefaultApp(APP_ID);
      const asDefault = await call('take_thread_control');

      expect(refusalOf(bot)).toEqual([27, undefined]);
      expect(asDefault.body).toEqual({ success: true });
    });

    test('lets pass an idle thread only, else refused with 10/2018300', async () => {
      const idle = await call('pass_thread_control', { target_app_id: PAGE_INBOX });
      const active = await call('pass_thread_control', { target_app_id: PAGE_INBOX });

      expect(idle.body).toEqual({ success: true });
      expect(refusalOf(active)).toEqual([10, 2018300]);
    });

    test('lets request', async () => {
      const answer = await call('request_thread_control');

      expect(answer.body).toEqual({ success: true });
    });
  });

  describe('the default app', () => {
    test('is the admin’s to change, of which the app is told its role', async () => {
      await stage.control.setDefaultApp(PAGE_INBOX);
      stage.time.jump(25 * HOUR);
      await stage.control.say(psid, 'anybody?');
      await stage.emulator.settled();

      expect(await owner()).toBe('inbox');
      expect(stage.bot.events()[0]).toEqual({
        recipient: { id: PAGE_ID },
        timestamp: expect.any(Number) as number,
        app_roles: { [APP_ID]: ['secondary_receiver'] },
      });
      expect(stage.bot.received.at(-1)?.json.entry[0]).toHaveProperty('standby');
    });

    test('sees who has a thread, and an app that is neither does not', async () => {
      const path = `/me/thread_owner?recipient=${psid}`;
      await stage.control.inboxMoveToMain(psid);
      const seen = await stage.graph('GET', path);
      await stage.control.setDefaultApp(OTHER_APP);
      const hidden = await stage.graph('GET', path);

      expect(seen.body['data']).toMatchObject([{ thread_owner: { app_id: PAGE_INBOX } }]);
      expect(hidden.body).toEqual({ data: [] });
    });
  });
});
