import type { FaultName } from '../../../src/local/messenger/wire/fault-names';
import { PAGE_INBOX, refusalOf, setStage } from './harness';
import type { Stage } from './harness';
import { buttonTemplate } from './wire-samples';

const hi = { text: 'Hi' };

describe('a fault', () => {
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

  const lastEntry = async () => (await stage.control.wire()).at(-1);
  const textsInChat = async () =>
    (await stage.control.thread(psid)).messages.flatMap(({ content }) =>
      content.kind === 'text' ? [content.text] : [],
    );
  const textsReceived = () =>
    stage.bot.events().map((event) => (event['message'] as { text?: string } | undefined)?.text);

  test.each([
    ['code2', [2, undefined]],
    ['rateLimited', [613, undefined]],
    ['invalidToken', [190, undefined]],
    ['pageRestricted', [10, 1893063]],
  ] as const)(
    '%s refuses sends, sends nothing, shows on the wire and heals',
    async (name, code) => {
      await stage.control.setFault(name, true);
      const struck = await stage.send(psid, hi);
      const entry = await lastEntry();
      const during = await textsInChat();
      await stage.control.setFault(name, false);
      const healed = await stage.send(psid, hi);

      expect(refusalOf(struck)).toEqual(code);
      expect(entry).toMatchObject({ kind: 'graph', fault: name });
      expect(during).toEqual(['hello']);
      expect(healed.status).toBe(200);
    },
  );

  test('routingRefused refuses to move a thread, shows on the wire and heals', async () => {
    const recipient = { id: psid };
    const pass = { recipient, target_app_id: PAGE_INBOX };
    await stage.control.setFault('routingRefused', true);

    const struck = [
      await stage.graph('POST', '/me/pass_thread_control', pass),
      await stage.graph('POST', '/me/take_thread_control', { recipient }),
      await stage.graph('POST', '/me/request_thread_control', { recipient }),
    ];
    const entry = await lastEntry();
    const sent = await stage.send(psid, hi);
    await stage.control.setFault('routingRefused', false);
    const healed = await stage.graph('POST', '/me/pass_thread_control', pass);

    expect(struck.map(refusalOf)).toEqual(struck.map(() => [10, 2018171]));
    expect(entry).toMatchObject({ kind: 'graph', fault: 'routingRefused' });
    expect(sent.status).toBe(200);
    expect(healed.body).toEqual({ success: true });
  });

  test('euPrivacyRules puts the Page under the European privacy rules, and tells so', async () => {
    const logIn = buttonTemplate({
      buttons: [{ type: 'account_link', url: 'https://login.example.com/' }],
    });
    const field = 'subject_to_new_eu_privacy_rules';
    const ask = () => stage.graph('GET', `/me/messenger_profile?fields=${field}`);
    await stage.control.setFault('euPrivacyRules', true);

    const during = { sent: await stage.send(psid, logIn), told: await ask() };
    await stage.control.setFault('euPrivacyRules', false);
    const after = { sent: await stage.send(psid, logIn), told: await ask() };

    expect(refusalOf(during.sent)).toEqual([10, 2018336]);
    expect(during.told.body).toEqual({ data: [{ [field]: true }] });
    expect(after.sent.status).toBe(200);
    expect(after.told.body).toEqual({ data: [{ [field]: false }] });
  });

  test('http500 answers with a page that is no JSON', async () => {
    await stage.control.setFault('http500', true);

    const response = await fetch(`${stage.url}/graph/v25.0/me/messages`, { method: 'POST' });

    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(await lastEntry()).toMatchObject({ status: 500, fault: 'http500' });
  });

  test('slow answers three seconds later', async () => {
    await stage.control.setFault('slow', true);
    const asleep = stage.time.sleepers();
    let answered = false;
    const answer = stage.send(psid, hi).finally(() => {
      answered = true;
    });
    await until(() => Promise.resolve(stage.time.sleepers() > asleep));
    await stage.time.pass(2_999);
    const early = answered;
    await stage.time.pass(1);

    expect(early).toBe(false);
    expect((await answer).status).toBe(200);
  });

  test.each([
    ['timeoutAfterSend', ['hello', 'Hi'], ['Hi', undefined]],
    ['timeoutBeforeSend', ['hello'], []],
  ] as const)(
    '%s never answers; the chat and the echo tell the truth',
    async (name, chat, echoes) => {
      await stage.control.setFault(name, 1);
      const gaveUp = new AbortController();
      const answer = stage.graph('POST', '/me/messages', sendBody(psid), {
        signal: gaveUp.signal,
      });
      await until(async () => (await stage.control.wire()).some(({ fault }) => fault === name));
      gaveUp.abort();
      await stage.emulator.settled();

      await expect(answer).rejects.toThrow(/abort/);
      expect(await textsInChat()).toEqual(chat);
      expect(textsReceived()).toEqual(echoes);
    },
  );

  test('invalidReply says it failed; the chat and the echo tell the truth', async () => {
    await stage.control.setFault('invalidReply', 1);

    const answer = await stage.graph('POST', '/me/messages', sendBody(psid));
    await stage.emulator.settled();

    expect(refusalOf(answer)).toEqual([1, 1357046]);
    expect(await textsInChat()).toEqual(['hello', 'Hi']);
    expect(textsReceived()).toEqual(['Hi', undefined]);
  });

  test('webhookDropped loses the webhook for ever', async () => {
    await stage.control.setFault('webhookDropped', 1);
    await stage.control.say(psid, 'lost');
    await stage.emulator.settled();
    await stage.control.say(psid, 'found');
    await stage.emulator.settled();
    await stage.time.pass(3_600_000);
    await stage.emulator.settled();

    expect(textsReceived()).toEqual(['found']);
    expect(await stage.control.wire()).toContainEqual(
      expect.objectContaining({ outcome: 'dropped', reason: 'fault', fault: 'webhookDropped' }),
    );
  });

  test('webhookDuplicated delivers the same bytes twice', async () => {
    await stage.control.setFault('webhookDuplicated', 1);
    await stage.control.say(psid, 'twice');
    await stage.emulator.settled();

    const [first, second] = stage.bot.received;
    expect(textsReceived()).toEqual(['twice', 'twice']);
    expect(second?.bytes).toEqual(first?.bytes);
    expect(second?.headers['x-hub-signature-256']).toBe(first?.headers['x-hub-signature-256']);
  });

  test('webhookReordered lets the next one overtake', async () => {
    await stage.control.setFault('webhookReordered', true);
    await stage.control.say(psid, 'first');
    await stage.emulator.settled();
    await stage.control.say(psid, 'second');
    await stage.emulator.settled();

    expect(textsReceived()).toEqual(['second', 'first']);
  });

  test('webhookReordered lets go of what it holds when switched off', async () => {
    await stage.control.setFault('webhookReordered', true);
    await stage.control.say(psid, 'held');
    await stage.emulator.settled();
    const held = textsReceived();
    await stage.control.setFault('webhookReordered', false);
    await stage.emulator.settled();

    expect(held).toEqual([]);
    expect(textsReceived()).toEqual(['held']);
  });

  test('counted strikes that often and then no more', async () => {
    await stage.control.setFault('code2', 2);
    const answers = [];
    for (let call = 0; call < 3; call += 1) answers.push(refusalOf(await stage.send(psid, hi)));

    expect(answers).toEqual([[2, undefined], [2, undefined], null]);
    expect((await stage.control.faults()).code2).toBe(false);
  });

  test('with an unknown name is refused', async () => {
    const setting = stage.control.setFault('webhookLate' as FaultName, true);

    await expect(setting).rejects.toMatchObject({ code: 'invalid_request', status: 400 });
  });
});

const sendBody = (psid: string): object => ({
  recipient: { id: psid },
  messaging_type: 'RESPONSE',
  message: hi,
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}
