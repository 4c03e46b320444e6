import fc from 'fast-check';
import { PAGE_INBOX, refusalOf, setStage } from './harness';
import type { Stage } from './harness';

const OTHER_APP = '555000555000555';
const url = 'https://files.example.com/parcel.png';
const PERSONA = { name: 'Kim', profile_picture_url: 'https://shop.example.com/kim.png' };
const TEMPLATE = {
  name: 'parcel_arrived',
  language: 'en',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Your parcel has arrived.' }],
};

/** Each leaves something behind that Facebook would remember. */
const ACTS: Readonly<Record<string, (stage: Stage) => Promise<unknown>>> = {
  say: ({ control, anna }) => control.say(anna.psid, 'hello'),
  send: ({ send, anna }) => send(anna.psid, { text: 'Hi' }),
  react: async ({ control, anna }) => {
    const [first] = (await control.thread(anna.psid)).messages;
    await control.react(anna.psid, first?.mid ?? '', { reaction: 'love', emoji: '❤' });
  },
  edit: async ({ control, anna }) => {
    const { mid } = await control.say(anna.psid, 'helo');
    await control.edit(anna.psid, mid, 'hello');
  },
  link: ({ control, anna }) => control.openLink(anna.psid, 'ref', 'inMessage'),
  firstLink: ({ control, anna }) => control.openLink(anna.psid, 'ref'),
  beginLogin: ({ control, anna }) => control.beginLogin(anna.psid, 'https://login.example.com/'),
  facebookLogin: ({ control, anna }) => control.facebookLogin(anna.psid, ['pages_messaging']),
  invalidate: ({ control, anna }) => control.invalidateTokens(anna.psid),
  block: ({ control, anna }) => control.setBlocked(anna.psid, true),
  persona: ({ graph }) => graph('POST', '/me/personas', PERSONA),
  upload: ({ graph }) => graph('POST', '/me/message_attachments', uploadOf(url)),
  template: ({ graph }) => graph('POST', '/me/message_templates', TEMPLATE),
  profile: ({ graph }) =>
    graph('POST', '/me/messenger_profile', { get_started: { payload: 'START' } }),
  host: ({ control }) => control.hostFile({ url, type: 'image', bytes: 1 }),
  checkbox: ({ control, anna, time }) =>
    control.checkbox(anna.psid, `render-${String(time.now())}`, 'order-1'),
  withhold: ({ control }) => control.setPermission('human_agent', false),
  defaultApp: ({ control }) => control.setDefaultApp(OTHER_APP),
  inbox: ({ control, anna }) => control.inboxReply(anna.psid, 'A human here'),
  takeOver: ({ control, anna }) => control.otherApp(anna.psid, OTHER_APP, { do: 'take' }),
  policy: ({ control }) => control.enforcePolicy('block', 'SPAM'),
  subscribe: ({ graph }) => graph('POST', '/me/subscribed_apps?subscribed_fields=messages'),
};

describe('a snapshot', () => {
  let stage: Stage;
  let restarted: Stage;

  beforeEach(async () => {
    [stage, restarted] = await Promise.all([setStage(), setStage()]);
  });
  afterEach(() => Promise.all([stage.close(), restarted.close()]));

  const restart = (): boolean =>
    restarted.emulator.restore(JSON.parse(JSON.stringify(stage.emulator.snapshot())));
  const remembered = ({ emulator }: Stage): object => ({
    ...(emulator.snapshot() as object),
    webhookUrl: null,
  });

  test('holds all that Facebook would remember, whatever has happened', async () => {
    const names = fc.array(fc.constantFrom(...Object.keys(ACTS)), { minLength: 1, maxLength: 12 });

    await fc.assert(
      fc.asyncProperty(names, async (acts) => {
        for (const act of acts) {
          stage.time.jump(1);
          // What Facebook refuses leaves nothing behind.
          await ACTS[act]?.(stage).catch(() => undefined);
        }
        await stage.emulator.settled();

        const accepted = restart();

        expect(accepted).toBe(true);
        expect(remembered(restarted)).toEqual(remembered(stage));
      }),
      { numRuns: 40 },
    );
  });

  test('is not changed by what happens after it was taken', async () => {
    await stage.control.say(stage.anna.psid, 'hello');
    const before = stage.emulator.snapshot();
    const text = JSON.stringify(before);

    await stage.control.say(stage.anna.psid, 'again');
    await stage.control.setPermission('human_agent', false);

    expect(JSON.stringify(before)).toBe(text);
  });

  test('lets go on with personas, uploads, checkboxes, files and the default app', async () => {
    const { psid } = stage.anna;
    await stage.control.say(psid, 'hello');
    const persona = await stage.graph('POST', '/me/personas', PERSONA);
    const upload = await stage.graph('POST', '/me/message_attachments', uploadOf(url));
    await stage.control.checkbox(psid, 'render-1', 'order-1');
    await stage.control.hostFile({ url, type: 'image', bytes: 1, fails: 'unreachable' });
    restart();

    const asPersona = await restarted.send(
      psid,
      { text: 'Hi' },
      { persona_id: persona.body['id'] },
    );
    const byId = await restarted.send(
      psid,
      fileOf({ attachment_id: upload.body['attachment_id'] }),
    );
    const byUserRef = await restarted.graph('POST', '/me/messages', {
      recipient: { user_ref: 'render-1' },
      messaging_type: 'UPDATE',
      message: { text: 'Hi' },
    });
    const missing = await restarted.send(psid, fileOf({ url }));
    await stage.control.setDefaultApp(PAGE_INBOX);
    restart();
    const take = await restarted.graph('POST', '/me/take_thread_control', {
      recipient: { id: psid },
    });

    expect([asPersona, byId, byUserRef].map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(refusalOf(missing)).toEqual([100, 2018008]);
    expect(refusalOf(take)).toEqual([27, undefined]);
  });

  test('that holds next to nothing is as if nothing else had ever happened', async () => {
    const accepted = restarted.emulator.restore({ version: 1 });

    expect(accepted).toBe(true);
    expect(await restarted.control.people()).toEqual([]);
  });
});

function uploadOf(address: string): object {
  const payload = { url: address, is_reusable: true };
  return { message: { attachment: { type: 'image', payload } } };
}

function fileOf(payload: object): object {
  return { attachment: { type: 'image', payload } };
}
