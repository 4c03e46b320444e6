import { multipart } from '../../../src/messenger/multipart';
import { PAGE_TOKEN, proofOf, setStage, type Stage } from './harness';

describe('a file that comes in a form', () => {
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

  const sendFile = async (text: string, message: object) => {
    const form = multipart(
      {
        ...{ recipient: { id: psid }, messaging_type: 'RESPONSE', message },
        appsecret_proof: proofOf(PAGE_TOKEN),
      },
      { name: 'my-data.json', type: 'application/json', text },
    );
    const answer = await fetch(`${stage.url}/graph/v25.0/me/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${PAGE_TOKEN}`, 'content-type': form.contentType },
      body: form.body,
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const asFile = { attachment: { type: 'file', payload: {} } };
  const lastContent = async () => (await stage.control.thread(psid)).messages.at(-1)?.content;

  test('is shown, echoed and opened as it was sent', async () => {
    const answer = await sendFile('{"grüß":"Gott"}', asFile);
    await stage.emulator.settled();

    expect(answer).toMatchObject({ status: 200, body: { recipient_id: psid } });
    const content = await lastContent();
    expect(content).toMatchObject({ kind: 'attachment', type: 'file' });
    const url = (content as { url: string }).url;
    expect(url).toMatch(/^https:\/\/cdn\.fbsbx\.com\/\w+\/my-data\.json$/);
    expect(stage.bot.events()[0]).toMatchObject({
      message: { is_echo: true, attachments: [{ type: 'file', payload: { url } }] },
    });
    const opened = await fetch(`${stage.url}/emulator/sent-files${new URL(url).pathname}`);
    expect(opened.headers.get('content-disposition')).toContain('my-data.json');
    expect(await opened.text()).toBe('{"grüß":"Gott"}');
  });

  test('is on the wire with its size and without its content', async () => {
    await sendFile('{"planted":"word"}', asFile);

    const wire = JSON.stringify(await stage.control.wire());

    expect(wire).toContain('"filedata":"18 bytes of application/json"');
    expect(wire).not.toContain('planted');
  });

  test.each([
    ['a text', { text: 'hello' }],
    ['an address too', { attachment: { type: 'file', payload: { url: 'https://a.example/b' } } }],
  ])(
    'beside a message that has no place for a file is refused with 100: %s',
    async (_, message) => {
      const { body } = await sendFile('{}', message);

      expect(body).toMatchObject({ error: { code: 100 } });
      expect((await stage.control.thread(psid)).messages).toHaveLength(1);
    },
  );

  test('over 25 MB is refused with 100/2018109', async () => {
    const { body } = await sendFile('x'.repeat(25_000_001), asFile);

    expect(body).toMatchObject({ error: { code: 100, error_subcode: 2018109 } });
  });
});
