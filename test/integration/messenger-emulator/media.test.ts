import { refusalOf, setStage } from './harness';
import type { Stage } from './harness';

const url = 'https://files.example.com/parcel';
const file = (type: string, payload: object = { url }) => ({ attachment: { type, payload } });

describe('a file', () => {
  let stage: Stage;
  let psid: string;

  beforeEach(async () => {
    stage = await setStage();
    psid = stage.anna.psid;
    await stage.control.say(psid, 'hello');
    await stage.emulator.settled();
    stage.bot.forget();
  });
  afterEach(() => stage.close());

  const lastContent = async () => (await stage.control.thread(psid)).messages.at(-1)?.content;
  const upload = (type: string, more: object = {}) =>
    stage.graph('POST', '/me/message_attachments', {
      message: { attachment: { type, payload: { url, is_reusable: true, ...more } } },
    });

  test.each(['image', 'audio', 'video', 'file'])(
    'of type %s is shown and echoed with its address',
    async (type) => {
      const answer = await stage.send(psid, file(type));
      await stage.emulator.settled();

      expect(answer.body).toMatchObject({ recipient_id: psid });
      expect(await lastContent()).toEqual({ kind: 'attachment', type, url });
      expect(stage.bot.events()[0]).toMatchObject({
        message: { is_echo: true, attachments: [{ type, payload: { url } }] },
      });
    },
  );

  test('may be one of several images', async () => {
    const images = ['a', 'b'].map((name) => `https://files.example.com/${name}.png`);
    const attachments = images.map((address) => ({ type: 'image', payload: { url: address } }));

    const answer = await stage.send(psid, { attachments });
    await stage.emulator.settled();

    expect(answer.status).toBe(200);
    expect(await lastContent()).toEqual({
      kind: 'attachments',
      attachments: images.map((address) => ({ type: 'image', url: address })),
    });
    expect(stage.bot.events()[0]).toMatchObject({ message: { attachments } });
  });

  test('may come with buttons', async () => {
    const post = 'https://www.facebook.com/parcels/photos/1';
    const buttons = [{ type: 'postback', title: 'Track', payload: 'P' }];
    const elements = [{ media_type: 'image', url: post, buttons }];

    await stage.send(psid, file('template', { template_type: 'media', elements }));

    expect(await lastContent()).toEqual({
      kind: 'media',
      type: 'image',
      url: post,
      buttons: [{ kind: 'postback', title: 'Track', payload: 'P' }],
    });
  });

  test.each([
    ['may not be missing', { fails: 'unreachable' }, {}, 'image', [100, 2018008]],
    ['may not be slower than 75 seconds', { fails: 'slow' }, {}, 'video', [100, 2018294]],
    ['has at most 25 MB', { bytes: 25_000_001 }, { bytes: 25_000_000 }, 'image', [100, 2018109]],
    ['is of the type it is sent as', { type: 'audio' }, {}, 'image', [100, 2018047]],
  ] as const)('%s', async (_rule, wrong, right, type, refusal) => {
    const hosted = { url, type, bytes: 1_000 };
    await stage.control.hostFile({ ...hosted, ...wrong });
    const first = await stage.send(psid, file(type));
    await stage.control.hostFile({ ...hosted, ...right });
    const second = await stage.send(psid, file(type));

    expect(refusalOf(first)).toEqual(refusal);
    expect(second.status).toBe(200);
  });

  test('of any type may be sent as a file', async () => {
    await stage.control.hostFile({ url, type: 'image', bytes: 1_000 });

    const answer = await stage.send(psid, file('file'));

    expect(answer.status).toBe(200);
  });

  test('with sound may be sent ten times a second, then is refused with 613', async () => {
    const answers = [];
    for (let count = 0; count < 11; count += 1) {
      answers.push(refusalOf(await stage.send(psid, file('audio'))));
    }
    const image = await stage.send(psid, file('image'));
    stage.time.jump(1_000);
    const later = await stage.send(psid, file('video'));

    expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => null));
    expect(answers[10]).toEqual([613, undefined]);
    expect([image.status, later.status]).toEqual([200, 200]);
  });

  test('that was uploaded is sent by its id; an unknown id is refused with 100/2018074', async () => {
    const { body } = await upload('image');
    const known = await stage.send(psid, file('image', { attachment_id: body['attachment_id'] }));
    const unknown = await stage.send(psid, file('image', { attachment_id: '1' }));

    expect(known.status).toBe(200);
    expect(await lastContent()).toEqual({ kind: 'attachment', type: 'image', url });
    expect(refusalOf(unknown)).toEqual([100, 2018074]);
  });

  test('that was uploaded is sent as what it is; else it is refused with 100/2018047', async () => {
    const { body } = await upload('image');
    const reference = { attachment_id: body['attachment_id'] };

    const same = await stage.send(psid, file('image', reference));
    const other = await stage.send(psid, file('video', reference));

    expect(same.status).toBe(200);
    expect(refusalOf(other)).toEqual([100, 2018047]);
  });

  test('is uploaded to be reused only; else it is refused with 100', async () => {
    const reusable = await upload('image');
    const once = await upload('image', { is_reusable: false });

    expect(reusable.body).toEqual({ attachment_id: expect.stringMatching(/^\d+$/) as string });
    expect(refusalOf(once)).toEqual([100, undefined]);
  });

  test('that is missing cannot be uploaded either', async () => {
    await stage.control.hostFile({ url, type: 'image', bytes: 1, fails: 'unreachable' });

    const answer = await upload('image');

    expect(refusalOf(answer)).toEqual([100, 2018008]);
  });

  test('that is sent as reusable is uploaded by that', async () => {
    const first = await stage.send(psid, file('image', { url, is_reusable: true }));
    const reference = { attachment_id: first.body['attachment_id'] };

    const second = await stage.send(psid, file('image', reference));

    expect(second.status).toBe(200);
  });
});
