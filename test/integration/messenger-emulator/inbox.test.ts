import { PAGE_INBOX, setStage } from './harness';
import type { Stage } from './harness';

const OTHER_APP = '555000555000555';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('the Page Inbox', () => {
  let stage: Stage;
  let psid: string;

  beforeEach(async () => {
    stage = await setStage();
    psid = stage.anna.psid;
    await stage.control.say(psid, 'hello');
    await stage.emulator.settled();
  });
  afterEach(() => stage.close());

  const passToInbox = (metadata?: string) =>
    stage.graph('POST', '/me/pass_thread_control', {
      recipient: { id: psid },
      target_app_id: PAGE_INBOX,
      ...(metadata !== undefined && { metadata }),
    });
  const state = async () => (await stage.control.thread(psid)).state;

  describe('a thread that the bot passed on', () => {
    test('carries what the bot told, also after an answer', async () => {
      await passToInbox('asks about a broken parcel');
      const passed = await state();
      await stage.control.inboxReply(psid, 'A human here');

      expect(passed).toMatchObject({
        owner: 'inbox',
        ownerMetadata: 'asks about a broken parcel',
        handedOverBy: 'bot',
      });
      expect((await state()).ownerMetadata).toBe('asks about a broken parcel');
    });

    test('carries it no longer once it is handed on', async () => {
      await passToInbox('asks about a broken parcel');

      await stage.control.inboxDone(psid);
      const done = await state();
      await stage.control.inboxMoveToMain(psid);

      expect(done).not.toHaveProperty('ownerMetadata');
      expect(await state()).not.toHaveProperty('ownerMetadata');
    });

    test('carries it no longer once it has lapsed', async () => {
      await passToInbox('asks about a broken parcel');
      stage.time.jump(DAY - 1);
      const lasting = await state();
      stage.time.jump(1);
      const idle = await state();
      await stage.control.say(psid, 'hello again');

      expect(lasting).toMatchObject({ owner: 'inbox' });
      expect(idle).toMatchObject({ owner: 'idle' });
      expect(idle).not.toHaveProperty('ownerMetadata');
      expect(await state()).toMatchObject({ owner: 'bot' });
      expect(await state()).not.toHaveProperty('ownerMetadata');
    });

    test('carries what another app told the bot', async () => {
      await stage.control.otherApp(psid, OTHER_APP, { do: 'take' });

      await stage.control.otherApp(psid, OTHER_APP, { do: 'pass', metadata: 'campaign over' });

      expect(await state()).toMatchObject({ owner: 'bot', ownerMetadata: 'campaign over' });
    });
  });

  describe('a reply', () => {
    test('goes for seven days after the person wrote, and no longer', async () => {
      const { windowClosesAt } = await state();
      const left = windowClosesAt! + 6 * DAY - stage.time.now();
      stage.time.jump(left - 1);
      await stage.control.inboxReply(psid, 'Just in time');
      stage.time.jump(1);

      const late = stage.control.inboxReply(psid, 'Too late');

      await expect(late).rejects.toMatchObject({ code: 'outside_window' });
      expect((await stage.control.thread(psid)).messages.at(-1)?.content).toEqual({
        kind: 'text',
        text: 'Just in time',
      });
    });

    test('goes to nobody who never wrote', async () => {
      const { psid: silent } = await stage.control.addPerson({ name: 'Silent', locale: 'en_GB' });

      const reply = stage.control.inboxReply(silent, 'Hello?');

      await expect(reply).rejects.toMatchObject({ code: 'outside_window' });
    });

    test('goes to nobody who blocked the Page, until they unblock it', async () => {
      await stage.control.setBlocked(psid, true);
      const blocked = stage.control.inboxReply(psid, 'Hello?');
      await expect(blocked).rejects.toMatchObject({ code: 'person_unavailable' });
      const { owner } = await state();

      await stage.control.setBlocked(psid, false);
      await stage.control.inboxReply(psid, 'Hello again');

      expect(owner).toBe('bot');
      expect((await state()).owner).toBe('inbox');
    });
  });
});
