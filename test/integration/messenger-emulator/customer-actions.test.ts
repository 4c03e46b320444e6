import { PAGE_ID, refusalOf, setStage } from './harness';
import type { Stage } from './harness';

const DAY = 24 * 3_600_000;
const hi = { text: 'Hi' };

describe('a person', () => {
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

  test('edits a text, of which the bot is told', async () => {
    const { mid } = await stage.control.say(psid, 'where is DL-1O01');
    await stage.control.edit(psid, mid, 'where is DL-1001');

    const { messages } = await stage.control.thread(psid);
    expect(messages).toMatchObject([{ mid, content: { text: 'where is DL-1001' }, edits: 1 }]);
    expect((await events())[1]).toMatchObject({
      sender: { id: psid },
      message_edit: { mid, text: 'where is DL-1001', num_edit: 1 },
    });
  });

  test('edits a text five times and no more', async () => {
    const { mid } = await stage.control.say(psid, 'text');
    for (const text of ['1', '2', '3', '4', '5']) await stage.control.edit(psid, mid, text);

    const sixth = stage.control.edit(psid, mid, '6');

    await expect(sixth).rejects.toMatchObject({ code: 'not_editable' });
    expect((await stage.control.thread(psid)).messages).toMatchObject([
      { content: { text: '5' }, edits: 5 },
    ]);
  });

  test('edits no message of the Page', async () => {
    await stage.control.say(psid, 'hello');
    const { body } = await stage.send(psid, hi);

    const edit = stage.control.edit(psid, String(body['message_id']), 'Ho');

    await expect(edit).rejects.toMatchObject({ code: 'not_editable' });
  });

  test('opens no window by an edit: a send is refused with 10/2018278', async () => {
    const { mid } = await stage.control.say(psid, 'hello');
    stage.time.jump(2 * DAY);

    await stage.control.edit(psid, mid, 'hello again');
    const answer = await stage.send(psid, hi);

    expect(refusalOf(answer)).toEqual([10, 2018278]);
  });

  test('sends several files in one message', async () => {
    const image = { type: 'image', url: 'https://x.example/1.png' } as const;
    const film = { type: 'video', url: 'https://x.example/2.mp4' } as const;

    const { mid } = await stage.control.attach(psid, image, film);

    const { messages } = await stage.control.thread(psid);
    expect(messages[0]?.content).toEqual({ kind: 'attachments', attachments: [image, film] });
    expect(await events()).toMatchObject([
      {
        message: {
          mid,
          attachments: [
            { type: 'image', payload: { url: image.url } },
            { type: 'video', payload: { url: film.url } },
          ],
        },
      },
    ]);
  });

  test('shares a place as a fallback', async () => {
    const place = { type: 'fallback', url: 'https://maps.example/1', title: 'Depot' } as const;

    await stage.control.attach(psid, place);

    expect(await events()).toMatchObject([
      {
        message: {
          attachments: [{ type: 'fallback', payload: { title: 'Depot', url: place.url } }],
        },
      },
    ]);
  });

  test('gives their e-mail address by its quick reply', async () => {
    await stage.control.say(psid, 'anna@example.com', 'anna@example.com');

    expect(await events()).toMatchObject([
      { message: { text: 'anna@example.com', quick_reply: { payload: 'anna@example.com' } } },
    ]);
  });
});

describe('policy enforcement', () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setStage();
    await stage.control.say(stage.anna.psid, 'hello');
    await stage.emulator.settled();
    stage.bot.forget();
  });
  afterEach(() => stage.close());

  test('stops every send with 368 until the Page is unblocked', async () => {
    const send = async () => refusalOf(await stage.send(stage.anna.psid, hi));
    await stage.control.enforcePolicy('warning', 'SPAM');
    const warned = await send();
    await stage.control.enforcePolicy('block', 'SPAM');
    const blocked = await send();
    await stage.control.enforcePolicy('unblock');
    const unblocked = await send();

    expect([warned, blocked, unblocked]).toEqual([null, [368, undefined], null]);
  });

  test('stops sender actions too, and nothing else', async () => {
    const recipient = { id: stage.anna.psid };
    await stage.control.enforcePolicy('block', 'SPAM');
    const typing = await stage.graph('POST', '/me/messages', {
      recipient,
      sender_action: 'typing_on',
    });
    const page = await stage.graph('GET', '/me');

    expect(refusalOf(typing)).toEqual([368, undefined]);
    expect(page.status).toBe(200);
  });

  test('is told without a sender, and without a reason when it ends', async () => {
    await stage.control.enforcePolicy('block', 'SPAM');
    await stage.control.enforcePolicy('unblock');
    await stage.emulator.settled();

    const page = { recipient: { id: PAGE_ID }, timestamp: expect.any(Number) as number };
    expect(stage.bot.events()).toEqual([
      { ...page, policy_enforcement: { action: 'block', reason: 'SPAM' } },
      { ...page, policy_enforcement: { action: 'unblock' } },
    ]);
  });
});
