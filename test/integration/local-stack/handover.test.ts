import type { Person } from '../../../src/local/messenger/thread/thread-model';
import { PAGE_INBOX_APP_ID } from '../../../src/messenger/page-inbox';
import { DAY, HOUR } from '../../../src/shared/clock';
import { linkPerson, startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';

const OTHER_APP = '555000555000555';
const BACK = 'The automated assistant is back';
const REFUSED = "Sorry, I can't pass you on";

describe('human help', () => {
  let stack: StackUnderTest;
  let person: Person;
  let psid: string;
  let others = 0;

  beforeAll(async () => {
    stack = await startStackUnderTest();
  });
  afterAll(() => stack.close());
  beforeEach(async () => {
    others += 1;
    person = await stack.control.addPerson({ name: `Person ${others}`, locale: 'en_GB' });
    ({ psid } = person);
    await say('hello');
  });
  afterEach(() => stack.control.setFault('routingRefused', false));

  const say = async (text: string, payload?: string): Promise<void> => {
    await stack.control.say(psid, text, payload);
    await stack.settled();
  };
  const state = async () => (await stack.control.thread(psid)).state;
  const last = async (): Promise<string> => (await stack.textsTo(psid)).at(-1) ?? '';
  const count = async (): Promise<number> => (await stack.textsTo(psid)).length;
  const inboxDone = async (): Promise<void> => {
    await stack.control.inboxDone(psid);
    await stack.settled();
  };
  const asApp = async (
    appId: string,
    action: Parameters<typeof stack.control.otherApp>[2],
  ): Promise<void> => {
    await stack.control.otherApp(psid, appId, action);
    await stack.settled();
  };

  test('goes to the Inbox with a summary, and comes back with Done', async () => {
    await say('can I talk to a human about DL-4711?');
    const handedOver = { ...(await state()), said: await last() };
    await stack.control.inboxReply(psid, 'This is Maria');
    await say('where is my parcel?');
    const meanwhile = await last();
    await inboxDone();

    expect(handedOver).toMatchObject({
      owner: 'inbox',
      handedOverBy: 'bot',
      ownerMetadata:
        'Asks for a human: “can I talk to a human about DL-4711?” Not linked with a customer account. Spoke of DL-4711.',
    });
    expect(handedOver.said).toMatch(/^I'm passing you on to our team/);
    expect(meanwhile).toBe(handedOver.said);
    expect(await last()).toContain(BACK);
  });

  test.each([
    ['typed', () => say('back to the bot')],
    ['by the quick reply', () => say('Back to the bot', '{"v":1,"do":"takeBack"}')],
    [
      'by a button, of which only the title arrives',
      async () => {
        await stack.control.tap(psid, { title: 'Back to the bot', payload: 'lost on standby' });
        await stack.settled();
      },
    ],
  ])('comes back %s', async (_, ask) => {
    await say('human please');
    await stack.control.inboxReply(psid, 'This is Maria');

    await ask();

    expect((await state()).owner).toBe('bot');
    expect(await last()).toContain(BACK);
  });

  test('stays with the agent where the way back is part of a sentence', async () => {
    await say('human please');
    const before = await count();

    await say('please send it back to the bot company');

    expect((await state()).owner).toBe('inbox');
    expect(await count()).toBe(before);
  });

  test('lets parcel news wait, and sends them in order on return', async () => {
    await linkPerson(stack, psid);
    await say('human please');
    const before = await count();
    await stack.setParcel('DL-1001', { status: 'out_for_delivery' });
    await stack.settled();
    const during = await count();
    await stack.setParcel('DL-1001', { status: 'delivered' });
    await stack.settled();
    await inboxDone();

    const news = (await stack.textsTo(psid)).slice(before);
    expect(during).toBe(before);
    expect(news).toHaveLength(3);
    expect(news[1]).toMatch(/zugestellt/);
    expect(news[2]).toMatch(/Assistent ist wieder da/);
  });

  test('that an agent began ends as any other', async () => {
    await stack.control.inboxReply(psid, 'This is Maria, about your parcel');
    await stack.settled();
    await say('oh hello');
    const silent = await count();
    await inboxDone();
    await say('help');

    expect(silent).toBe(1);
    expect(await last()).toMatch(/automated assistant/);
    expect(await count()).toBe(3);
  });

  test('that nobody announced is noticed on standby, and its release too', async () => {
    await asApp(OTHER_APP, { do: 'take' });
    await say('anybody?');
    await asApp(OTHER_APP, { do: 'release' });

    await say('help');

    expect(await last()).toMatch(/automated assistant/);
  });

  test('ends after an idle day', async () => {
    await say('human please');

    await stack.advance(DAY + HOUR);
    await say('help');

    expect(await last()).toMatch(/automated assistant/);
  });

  test('is granted to the Inbox when it asks, and to no other app', async () => {
    await asApp(OTHER_APP, { do: 'request', metadata: 'mine' });
    const declined = (await state()).owner;

    await asApp(PAGE_INBOX_APP_ID, { do: 'request' });

    expect(declined).toBe('bot');
    expect((await state()).owner).toBe('inbox');
    expect(await last()).toMatch(/A person from our team is joining/);
  });

  describe('that Facebook refuses', () => {
    test('is told to the customer, with a ticket in its place, and to operations', async () => {
      await stack.control.setFault('routingRefused', true);

      await say('human please');
      const said = await last();
      await say('help');

      expect(said).toContain(REFUSED);
      expect((await state()).owner).toBe('bot');
      expect(await last()).not.toBe(said);
      expect(stack.logged.filter((line) => line.includes('handover_refused')).at(-1)).toContain(
        '"reason":"routing_fault"',
      );
    });

    test('on the way back leaves the thread to its owner, who is asked for it once', async () => {
      await say('human please');
      const before = await count();
      await stack.control.setFault('routingRefused', true);

      await say('back to the bot');

      const asked = (await stack.control.wire()).filter(
        (entry) => entry.kind === 'graph' && entry.psid === psid,
      );
      expect(asked.slice(-2).map((entry) => ('path' in entry ? entry.path : ''))).toEqual([
        expect.stringContaining('take_thread_control'),
        expect.stringContaining('request_thread_control'),
      ]);
      expect(await count()).toBe(before);
      expect((await state()).owner).toBe('inbox');
    });

    test('because somebody took the thread meanwhile makes nobody speak twice', async () => {
      await asApp(OTHER_APP, { do: 'take' });
      const before = await count();

      await say('human please');

      expect(await count()).toBe(before);
      expect((await state()).owner).toBe('other');
    });
  });

  describe('of a Page without a default app', () => {
    beforeEach(async () => {
      await stack.control.setDefaultApp(null);
      await stack.settled();
    });
    afterEach(async () => {
      await stack.control.setDefaultApp((await stack.control.overview()).appId);
      await stack.settled();
    });

    test('brings the bot back when asked, though nobody may take the thread', async () => {
      await stack.control.inboxReply(psid, 'This is Maria');
      await stack.settled();

      await say('back to the bot');

      expect(await last()).toContain(BACK);
      expect(stack.logged.filter((line) => line.includes('handover_refused')).at(-1)).toContain(
        '"code":27',
      );
    });
  });
});
