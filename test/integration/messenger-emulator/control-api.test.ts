import type { ServerSentEvent } from '../../../src/local/messenger/control/control-events';
import { PAGE_ID, setStage } from './harness';
import type { Stage } from './harness';

describe('the control API', () => {
  let stage: Stage;
  let psid: string;

  beforeEach(async () => {
    stage = await setStage();
    psid = stage.anna.psid;
  });
  afterEach(() => stage.close());

  test('lists and adds people', async () => {
    const ben = await stage.control.addPerson({
      name: 'Ben Carter',
      locale: 'en_GB',
      pictureUrl: '/ben.svg',
    });

    const people = await stage.control.people();

    expect(people).toEqual([stage.anna, ben]);
    expect(ben).toMatchObject({ name: 'Ben Carter', pictureUrl: '/ben.svg', hasProfile: true });
    expect(Number(ben.psid)).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
  });

  test('shows a thread as both sides see it', async () => {
    const { mid } = await stage.control.say(psid, 'hello');
    const quick_replies = [{ content_type: 'text', title: 'Yes', payload: 'YES' }];
    const sent = await stage.send(psid, { text: 'Hi', quick_replies });

    const { messages, state } = await stage.control.thread(psid);

    expect(messages).toMatchObject([
      { mid, from: 'customer', content: { kind: 'text', text: 'hello' } },
      {
        mid: sent.body['message_id'],
        from: 'bot',
        content: { kind: 'text', text: 'Hi' },
        quickReplies: [{ type: 'text', title: 'Yes', payload: 'YES' }],
      },
    ]);
    expect(state).toMatchObject({
      started: true,
      owner: 'bot',
      linked: false,
      blocked: false,
      windowClosesAt: messages[0]!.at + 24 * 3_600_000,
    });
  });

  test('shows every kind of button and card', async () => {
    await stage.control.say(psid, 'hello');
    const buttons = [
      { type: 'web_url', title: 'Shop', url: 'https://shop.example.com/' },
      { type: 'phone_number', title: 'Call', payload: '+491234' },
      { type: 'account_unlink' },
    ];
    const logIn = { type: 'account_link', url: 'https://login.example.com/' };
    const template = (payload: object) => ({ attachment: { type: 'template', payload } });
    await stage.send(psid, template({ template_type: 'button', text: 'Choose', buttons }));
    const card = { title: 'DL-1001', subtitle: 'in transit', buttons: [logIn] };
    await stage.send(psid, template({ template_type: 'generic', elements: [card] }));

    const { messages } = await stage.control.thread(psid);

    expect(messages.slice(1).map(({ content }) => content)).toEqual([
      {
        kind: 'buttons',
        text: 'Choose',
        buttons: [
          { kind: 'url', title: 'Shop', url: 'https://shop.example.com/' },
          { kind: 'phone', title: 'Call', number: '+491234' },
          { kind: 'logOut' },
        ],
      },
      {
        kind: 'cards',
        cards: [
          {
            title: 'DL-1001',
            subtitle: 'in transit',
            buttons: [{ kind: 'logIn', url: 'https://login.example.com/' }],
          },
        ],
      },
    ]);
  });

  test('keeps reactions at their message', async () => {
    const { mid } = await stage.control.say(psid, 'hello');
    await stage.control.react(psid, mid, { reaction: 'love', emoji: '❤' });
    const loved = (await stage.control.thread(psid)).messages[0];
    await stage.control.react(psid, mid);
    const plain = (await stage.control.thread(psid)).messages[0];

    expect(loved?.reactions).toEqual([{ from: 'customer', emoji: '❤' }]);
    expect(plain?.reactions).toEqual([]);
  });

  test.each([
    ['a person nobody knows', (s: Stage) => s.control.say('1', 'hello'), 'not_found'],
    ['empty words', (s: Stage) => s.control.say(s.anna.psid, ''), 'invalid_request'],
    ['a message nobody knows', (s: Stage) => s.control.react(s.anna.psid, 'm_1'), 'not_found'],
    [
      'Get Started before it is set',
      (s: Stage) => s.control.getStarted(s.anna.psid),
      'get_started_not_set',
    ],
    [
      'a template nobody knows',
      (s: Stage) => s.control.setTemplateStatus('1', 'PAUSED'),
      'not_found',
    ],
  ])('refuses %s, and says so in a sentence', async (_what, act, code) => {
    await expect(act(stage)).rejects.toMatchObject({
      ...{ name: 'ControlRefused', code },
      message: expect.stringMatching(/^Not .+\.$/) as string,
    });
  });

  test('refuses what a form on another website could post', async () => {
    const response = await fetch(`${stage.url}/emulator/people/${psid}/say`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"text":"hello"}',
    });

    expect(response.status).toBe(400);
    expect((await stage.control.thread(psid)).messages).toEqual([]);
  });

  test('takes JSON whose charset is named', async () => {
    const response = await fetch(`${stage.url}/emulator/people/${psid}/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: '{"text":"hello"}',
    });

    expect(response.status).toBe(200);
  });

  test('tells listeners of messages, states, people, faults and the wire', async () => {
    const events: ServerSentEvent[] = [];
    const connected = new Promise<void>((resolve) => {
      const stop = stage.control.listen((event) => {
        events.push(event);
        if (
          event.type === 'wire' &&
          'outcome' in event.entry &&
          event.entry.outcome !== 'pending'
        ) {
          stop();
          resolve();
        }
      });
    });
    while (events.length === 0) await stage.control.setFault('slow', false);
    await stage.control.addPerson({ name: 'Ben Carter', locale: 'en_GB' });
    await stage.control.say(psid, 'hello');
    await connected;

    expect(new Set(events.map(({ type }) => type))).toEqual(
      new Set(['faults', 'person', 'message', 'state', 'wire']),
    );
    expect(events.at(-1)).toMatchObject({ type: 'wire', entry: { outcome: 'delivered' } });
  });

  test('gives the wire from where it was last read', async () => {
    await stage.control.say(psid, 'hello');
    await stage.emulator.settled();
    const all = await stage.control.wire();
    await stage.graph('GET', '/me');

    const fresh = await stage.control.wire(all.at(-1)?.id);

    expect(all).toMatchObject([{ kind: 'webhook', outcome: 'delivered', psid }]);
    expect(fresh).toMatchObject([{ kind: 'graph', method: 'GET', path: '/v25.0/me', status: 200 }]);
  });

  test('leaves other paths to the server it is mounted in', async () => {
    const statuses = await Promise.all(
      ['/', '/facebook', '/graphs', '/facebook/messenger_platform/account_linkings'].map(
        async (path) => (await fetch(stage.url + path)).status,
      ),
    );

    expect(statuses).toEqual([404, 404, 404, 404]);
  });

  test('finds everything again after a restart', async () => {
    await stage.control.say(psid, 'hello');
    await stage.send(psid, { text: 'Hi' });
    await stage.graph('POST', '/me/messenger_profile', { get_started: { payload: 'START' } });
    await stage.emulator.settled();
    const restarted = await setStage();
    const json: unknown = JSON.parse(JSON.stringify(stage.emulator.snapshot()));

    const accepted = restarted.emulator.restore(json);

    const strip = ({
      webhookUrl: _address,
      now: _now,
      ...overview
    }: object & {
      webhookUrl: unknown;
      now: unknown;
    }) => overview;
    expect(accepted).toBe(true);
    expect(await restarted.control.thread(psid)).toEqual(await stage.control.thread(psid));
    expect(strip(await restarted.control.overview())).toEqual(
      strip(await stage.control.overview()),
    );
    expect((await restarted.control.overview()).webhookUrl).toBe(restarted.bot.url);
    expect((await restarted.control.overview()).page.id).toBe(PAGE_ID);
    await restarted.close();
  });

  test('restores nothing from what is no snapshot', () => {
    const before = stage.emulator.snapshot();

    const others = [null, {}, { version: 2 }, 'x', { version: 1, people: 'x' }];
    const accepted = others.map((json) => stage.emulator.restore(json));

    expect(accepted).toEqual(others.map(() => false));
    expect(stage.emulator.snapshot()).toEqual(before);
  });
});
