import { EXTENSIONS_SITE, PAGE_INBOX, refusalOf, setStage } from './harness';
import type { Stage } from './harness';
import { buttonTemplate, extension } from './wire-samples';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const hi = { text: 'Hi' };
const HUMAN = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
const film = {
  attachment: {
    type: 'template',
    payload: {
      template_type: 'media',
      elements: [{ media_type: 'video', url: 'https://www.facebook.com/parcels/videos/1' }],
    },
  },
};
const extensions = buttonTemplate({ buttons: [extension(EXTENSIONS_SITE)] });
const logIn = {
  attachment: {
    type: 'template',
    payload: {
      template_type: 'button',
      text: 'Log in',
      buttons: [{ type: 'account_link', url: 'https://login.example.com/' }],
    },
  },
};

describe('a send to a person', () => {
  let stage: Stage;
  let psid: string;

  beforeEach(async () => {
    stage = await setStage();
    psid = stage.anna.psid;
    await stage.control.say(psid, 'hello');
    await stage.emulator.settled();
  });
  afterEach(() => stage.close());

  test('within 24 hours of their last action passes, later is refused with 10/2018278', async () => {
    stage.time.jump(DAY - 1_000);
    const inside = await stage.send(psid, hi);
    stage.time.jump(1_000);
    const outside = await stage.send(psid, hi);

    expect(inside.status).toBe(200);
    expect(refusalOf(outside)).toEqual([10, 2018278]);
  });

  test('under HUMAN_AGENT passes for 7 days, later is refused with 10/2018278', async () => {
    stage.time.jump(7 * DAY - 1_000);
    const inside = await stage.send(psid, hi, HUMAN);
    stage.time.jump(1_000);
    const outside = await stage.send(psid, hi, HUMAN);

    expect(inside.status).toBe(200);
    expect(refusalOf(outside)).toEqual([10, 2018278]);
  });

  test.each([
    ['reacting', reactToFirst, [10, 2018278]],
    ['following a link', (s: Stage) => s.control.openLink(s.anna.psid, 'ref'), [10, 2018278]],
    ['writing', (s: Stage) => s.control.say(s.anna.psid, 'again'), null],
    ['tapping', (s: Stage) => s.control.tap(s.anna.psid, { title: 'T', payload: 'P' }), null],
  ])('under HUMAN_AGENT, two days after %s, counts from their last message', async (...row) => {
    const [, act, refusal] = row;
    stage.time.jump(6 * DAY);
    await act(stage);
    stage.time.jump(2 * DAY);

    const answer = await stage.send(psid, hi, HUMAN);

    expect(refusalOf(answer)).toEqual(refusal);
  });

  test('under HUMAN_AGENT passes in the window that a reaction opened', async () => {
    stage.time.jump(8 * DAY);
    await reactToFirst(stage);

    const answer = await stage.send(psid, hi, HUMAN);

    expect(answer.status).toBe(200);
  });

  test.each([
    ['writing', (s: Stage) => s.control.say(s.anna.psid, 'again')],
    ['tapping', (s: Stage) => s.control.tap(s.anna.psid, { title: 'T', payload: 'P' })],
    ['an attachment', (s: Stage) => s.control.attach(s.anna.psid, { type: 'image', url: 'u' })],
    ['an m.me link', (s: Stage) => s.control.openLink(s.anna.psid, 'ref')],
    ['a reaction', reactToFirst],
  ])('passes again after %s', async (_act, act) => {
    stage.time.jump(2 * DAY);
    const before = await stage.send(psid, hi);
    await act(stage);
    const after = await stage.send(psid, hi);

    expect(refusalOf(before)).toEqual([10, 2018278]);
    expect(after.status).toBe(200);
  });

  test.each([
    ['reading', (s: Stage) => s.control.markRead(s.anna.psid)],
    ['starting to log in', (s: Stage) => s.control.beginLogin(s.anna.psid, 'https://x.example/')],
  ])('is not made possible by %s', async (_act, act) => {
    stage.time.jump(2 * DAY);

    await act(stage);
    const answer = await stage.send(psid, hi);

    expect(refusalOf(answer)).toEqual([10, 2018278]);
  });

  test('nobody knows is refused with 100/2018001', async () => {
    const answer = await stage.send('24242424242424242', hi);

    expect(refusalOf(answer)).toEqual([100, 2018001]);
  });

  test('who never wrote to the Page is refused with 100/2018001', async () => {
    const ben = await stage.control.addPerson({ name: 'Ben Carter', locale: 'en_GB' });

    const answer = await stage.send(ben.psid, hi);

    expect(refusalOf(answer)).toEqual([100, 2018001]);
  });

  test('who once wrote to the Page passes', async () => {
    const ben = await stage.control.addPerson({ name: 'Ben Carter', locale: 'en_GB' });
    await stage.control.say(ben.psid, 'hello');

    const answer = await stage.send(ben.psid, hi);

    expect(answer.body).toMatchObject({ recipient_id: ben.psid });
  });

  test('who blocked the Page is refused with 551/1545041 until they unblock it', async () => {
    await stage.control.setBlocked(psid, true);
    const blocked = await stage.send(psid, hi);
    await stage.control.setBlocked(psid, false);
    const unblocked = await stage.send(psid, hi);

    expect(refusalOf(blocked)).toEqual([551, 1545041]);
    expect(unblocked.status).toBe(200);
  });

  test('is refused with 10/2018300 while the Page Inbox has the thread', async () => {
    await stage.control.inboxReply(psid, 'A human here');
    const owned = await stage.send(psid, hi);
    await stage.control.inboxDone(psid);
    const handedBack = await stage.send(psid, hi);

    expect(refusalOf(owned)).toEqual([10, 2018300]);
    expect(handedBack.status).toBe(200);
  });

  test('passes once the Inbox has lost control by 24 idle hours, under an open window', async () => {
    await stage.control.inboxReply(psid, 'A human here');
    stage.time.jump(DAY - HOUR);
    await reactToFirst(stage);
    stage.time.jump(HOUR + 1_000);

    const answer = await stage.send(psid, hi);

    expect(answer.status).toBe(200);
  });

  test('freezes the Page from the 41st message in a second, and thaws after', async () => {
    const burst = [];
    for (let count = 0; count < 41; count += 1) burst.push(refusalOf(await stage.send(psid, hi)));
    stage.time.jump(1_000);
    const later = await stage.send(psid, hi);

    expect(burst.slice(0, 40)).toEqual(Array.from({ length: 40 }, () => null));
    expect(burst[40]).toEqual([613, 2534040]);
    expect(later.status).toBe(200);
  });

  test('to one person passes 100 times in a minute, then is refused with 613', async () => {
    const answers = [];
    for (let count = 0; count < 101; count += 1) {
      answers.push(refusalOf(await stage.send(psid, hi)));
      stage.time.jump(500);
    }
    stage.time.jump(60_000);
    const later = await stage.send(psid, hi);

    expect(answers.slice(0, 100)).toEqual(Array.from({ length: 100 }, () => null));
    expect(answers[100]).toEqual([613, undefined]);
    expect(later.status).toBe(200);
  });

  test('under a persona shows its name; an unknown persona is refused with 100', async () => {
    const portrait = 'https://shop.example.com/kim.png';
    const persona = { name: 'Kim', profile_picture_url: portrait };
    const { body } = await stage.graph('POST', '/me/personas', persona);
    const known = await stage.send(psid, hi, { persona_id: body['id'] });
    const unknown = await stage.send(psid, hi, { persona_id: '1' });

    const { messages } = await stage.control.thread(psid);
    expect(known.status).toBe(200);
    expect(messages.at(-1)).toMatchObject({ personaName: 'Kim' });
    expect(refusalOf(unknown)).toEqual([100, undefined]);
  });

  test('shows the Page’s reaction until it takes it back', async () => {
    const [first] = (await stage.control.thread(psid)).messages;
    const payload = { message_id: first!.mid };
    const signal = (sender_action: string, more: object = {}) =>
      stage.graph('POST', '/me/messages', {
        recipient: { id: psid },
        sender_action,
        payload: { ...payload, ...more },
      });
    await signal('react', { reaction: 'love' });
    const loved = (await stage.control.thread(psid)).messages[0];
    await signal('unreact');
    const plain = (await stage.control.thread(psid)).messages[0];

    expect(loved?.reactions).toEqual([{ from: 'page', emoji: '❤️' }]);
    expect(plain?.reactions).toEqual([]);
  });

  test('hands the thread over in the same call', async () => {
    const pass = { thread_control: { control_type: 'pass', app_id: PAGE_INBOX } };
    const passing = await stage.send(psid, hi, pass);
    const next = await stage.send(psid, hi);

    const { state } = await stage.control.thread(psid);
    expect(passing.status).toBe(200);
    expect(refusalOf(next)).toEqual([10, 2018300]);
    expect(state.owner).toBe('inbox');
  });

  test('passes the thread on to an app of the Page only, else is refused with 100', async () => {
    const passTo = (app_id: string) => ({ thread_control: { control_type: 'pass', app_id } });
    const before = await stage.control.thread(psid);
    const unknown = await stage.send(psid, hi, passTo('1'));
    const after = await stage.control.thread(psid);
    const known = await stage.send(psid, hi, passTo(PAGE_INBOX));

    expect(refusalOf(unknown)).toEqual([100, undefined]);
    expect(after).toEqual(before);
    expect(known.status).toBe(200);
  });

  test('releases a thread that the bot has, else is refused with 10/2018300', async () => {
    const release = { thread_control: { control_type: 'release' } };
    const owned = await stage.send(psid, hi, release);
    const idle = await stage.send(psid, hi, release);

    expect(owned.status).toBe(200);
    expect(refusalOf(idle)).toEqual([10, 2018300]);
  });

  test('may be asked for 300 times a second, then is refused with 613', async () => {
    const signal = () =>
      stage.graph('POST', '/me/messages', { recipient: { id: psid }, sender_action: 'typing_on' });
    const answers = [];
    for (let count = 0; count < 301; count += 1) answers.push(refusalOf(await signal()));
    stage.time.jump(1_000);
    const later = await signal();

    expect(answers.slice(0, 300).every((refusal) => refusal === null)).toBe(true);
    expect(answers[300]).toEqual([613, undefined]);
    expect(later.status).toBe(200);
  });

  test('shows typing until the message comes, and what the Page has seen', async () => {
    const signal = (sender_action: string) =>
      stage.graph('POST', '/me/messages', { recipient: { id: psid }, sender_action });
    const [first] = (await stage.control.thread(psid)).messages;
    await signal('typing_on');
    await signal('mark_seen');
    const during = (await stage.control.thread(psid)).state;
    await stage.send(psid, hi);
    const after = (await stage.control.thread(psid)).state;

    expect(during).toMatchObject({ typing: true, seenUntil: first!.at });
    expect(after.typing).toBe(false);
  });
});

describe('a thread under the European privacy rules', () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setStage();
    await stage.control.say(stage.anna.psid, 'hello');
    await stage.control.setEuRestricted(stage.anna.psid, true);
  });
  afterEach(() => stage.close());

  test('gets no Log In button: 10/2018336', async () => {
    const refused = await stage.send(stage.anna.psid, logIn);
    const { state } = await stage.control.thread(stage.anna.psid);
    await stage.control.setEuRestricted(stage.anna.psid, false);

    const lifted = await stage.send(stage.anna.psid, logIn);

    expect(refusalOf(refused)).toEqual([10, 2018336]);
    expect(state.euRestricted).toBe(true);
    expect(lifted.status).toBe(200);
  });

  test('gets a link in its place', async () => {
    const link = { type: 'web_url', title: 'Log in', url: 'https://login.example.com/' };

    const sent = await stage.send(stage.anna.psid, buttonTemplate({ buttons: [link] }));

    expect(sent.status).toBe(200);
  });

  test('leaves the Page and other threads as they are', async () => {
    const other = await stage.control.addPerson({ name: 'Ben Koch', locale: 'de_DE' });
    await stage.control.say(other.psid, 'hello');

    const sent = await stage.send(other.psid, logIn);
    const told = await stage.graph(
      'GET',
      '/me/messenger_profile?fields=subject_to_new_eu_privacy_rules',
    );

    expect(sent.status).toBe(200);
    expect(told.body).toEqual({ data: [{ subject_to_new_eu_privacy_rules: false }] });
  });
});

describe('what depends on the Page and its app', () => {
  test.each([
    ['withheldPermissions', { withheldPermissions: ['human_agent'] }, hi, HUMAN, [10, undefined]],
    ['subjectToEuPrivacyRules', { subjectToEuPrivacyRules: true }, logIn, {}, [10, 2018336]],
    [
      'subjectToEuPrivacyRules, of films,',
      { subjectToEuPrivacyRules: true },
      film,
      {},
      [10, 2018336],
    ],
    [
      'subjectToEuPrivacyRules, of Messenger Extensions,',
      { subjectToEuPrivacyRules: true },
      extensions,
      {},
      [10, 2018336],
    ],
    ['messagesPerThreadAMinute', { messagesPerThreadAMinute: 0 }, hi, {}, [613, undefined]],
    ['maximumTextLength', { maximumTextLength: 1 }, hi, {}, [100, undefined]],
    ['defaultAppId', { defaultAppId: PAGE_INBOX }, hi, {}, [10, 2018300]],
  ] as const)('%s decides', async (_assumption, assumptions, message, rest, refusal) => {
    const [strict, other] = await Promise.all([setStage(), setStage(assumptions)]);
    const ask = async (stage: Stage) => {
      await stage.control.say(stage.anna.psid, 'hello');
      return refusalOf(await stage.send(stage.anna.psid, message, rest));
    };

    const [byDefault, switched] = [await ask(strict), await ask(other)];

    expect(byDefault).toBeNull();
    expect(switched).toEqual(refusal);
    await Promise.all([strict.close(), other.close()]);
  });

  test('a Log In button needs account_linking_url, else it is refused with 100', async () => {
    const stage = await setStage({}, { messengerProfile: {} });
    const lenient = await setStage({ accountLinkingUrlRequired: false }, { messengerProfile: {} });
    const ask = async ({ control, anna, send }: Stage) => {
      await control.say(anna.psid, 'hello');
      return refusalOf(await send(anna.psid, logIn));
    };
    const without = await ask(stage);
    const url = { account_linking_url: 'https://login.example.com/' };
    await stage.graph('POST', '/me/messenger_profile', url);
    const answers = [without, await ask(stage), await ask(lenient)];

    expect(answers).toEqual([[100, undefined], null, null]);
    await Promise.all([stage.close(), lenient.close()]);
  });

  test('a long quick reply title is cut where that is assumed', async () => {
    const stage = await setStage({ longQuickReplyTitles: 'truncate' });
    await stage.control.say(stage.anna.psid, 'hello');
    const reply = { content_type: 'text', title: 'x'.repeat(30), payload: 'P' };

    await stage.send(stage.anna.psid, { ...hi, quick_replies: [reply] });

    const { messages } = await stage.control.thread(stage.anna.psid);
    expect(messages.at(-1)?.quickReplies).toEqual([
      { type: 'text', title: 'x'.repeat(20), payload: 'P' },
    ]);
    await stage.close();
  });

  test('without a default app every app gets everything and none may take', async () => {
    const stage = await setStage({ defaultAppId: null });
    const { psid } = stage.anna;
    await stage.control.say(psid, 'hello');

    const take = await stage.graph('POST', '/me/take_thread_control', { recipient: { id: psid } });
    const send = await stage.send(psid, hi);
    const { state } = await stage.control.thread(psid);

    expect(refusalOf(take)).toEqual([27, undefined]);
    expect(send.status).toBe(200);
    expect(state.owner).toBe('idle');
    await stage.close();
  });
});

async function reactToFirst({ control, anna }: Stage): Promise<void> {
  const [first] = (await control.thread(anna.psid)).messages;
  await control.react(anna.psid, first!.mid, { reaction: 'love', emoji: '❤️' });
}
