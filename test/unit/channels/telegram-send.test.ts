import { telegram } from '../../../src/channels/telegram/telegram';
import type { OutgoingMessage } from '../../../src/messenger/outgoing';
import { encodeChoice } from '../../../src/messenger/choice';
import type { TransportOutcome, TransportRequest } from '../../../src/shared/http-transport';
import { keyboardOf, refusalOf } from '../../helpers/telegram/rules';

const SETTINGS = {
  TELEGRAM_BOT_TOKEN: '7000000001:AAExampleOfATokenAsBotFatherGivesIt',
  TELEGRAM_BOT_USERNAME: 'parcel_bot',
  TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-our-own-making',
};
const RECEIPT = answered(200, { ok: true, result: { message_id: 5 } });

function answered(status: number, body: unknown): TransportOutcome {
  return { kind: 'answered', status, headers: {}, body: JSON.stringify(body) };
}

/** Sends it to Telegram's place, and gives what went out and what came of it. */
async function send(content: OutgoingMessage['content'], outcome = RECEIPT, file?: string) {
  const requests: TransportRequest[] = [];
  const channel = telegram.open(SETTINGS, (request) => {
    requests.push(request);
    return Promise.resolve(outcome);
  });
  const upload = { name: 'my-data.json', type: 'application/json', text: file ?? '' };
  const sent = await channel!.send('42', { content, ...(file && { file: upload }) }, 1_000);
  const [request] = requests;
  return { sent, request: request!, raw: request?.body ?? '' };
}

const bodyOf = (raw: string) => JSON.parse(raw) as Record<string, unknown>;
const hello = { kind: 'text', text: 'Hello_there *you*' } as const;

describe('a message to Telegram', () => {
  test('goes out as plain text, so that no character in it can be refused as markup', async () => {
    const { request, raw } = await send(hello);

    expect(request.url.pathname).toMatch(/\/sendMessage$/);
    expect(bodyOf(raw)).toEqual({ chat_id: 42, text: 'Hello_there *you*' });
  });

  test('has its quick replies as buttons in pairs, long titles alone', async () => {
    const payload = encodeChoice({ do: 'help' });
    const titles = ['Help', 'My parcels', 'A title that is longer', 'Deutsch'];

    const { raw } = await send({
      ...hello,
      quickReplies: titles.map((title) => ({ title, payload })),
    });

    const body = bodyOf(raw);
    const { inline_keyboard: rows } = JSON.parse(String(body['reply_markup'])) as {
      inline_keyboard: { text: string }[][];
    };
    expect(rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['Help', 'My parcels'],
      ['A title that is longer'],
      ['Deutsch'],
    ]);
    expect(refusalOf(body)).toBeUndefined();
  });

  test('keeps a choice that fits into no button as a button that says what it means', async () => {
    const parcelId = 'Ä'.repeat(40);
    const payload = encodeChoice({ do: 'track', parcelId });

    const { raw } = await send({ ...hello, quickReplies: [{ title: parcelId, payload }] });

    expect(keyboardOf(bodyOf(raw))).toEqual([{ text: parcelId, callback_data: '=0' }]);
  });

  test('has links and choices of cards below one text', async () => {
    const { raw } = await send({
      kind: 'cards',
      cards: [
        {
          title: 'DL-1001',
          subtitle: 'On its way',
          buttons: [{ kind: 'url', title: 'Open', url: 'https://a.example/' }],
        },
        { title: 'DL-1002' },
      ],
    });

    expect(bodyOf(raw)).toMatchObject({ text: 'DL-1001\nOn its way\n\nDL-1002' });
    expect(keyboardOf(bodyOf(raw))).toEqual([{ text: 'Open', url: 'https://a.example/' }]);
  });

  test('with a copy of the data is a document', async () => {
    const { request, raw } = await send({ kind: 'export', tooLarge: '' }, RECEIPT, '{"a":1}');

    expect(request.url.pathname).toMatch(/\/sendDocument$/);
    expect(raw).toContain('name="chat_id"\r\n\r\n42');
    expect(raw).toContain('name="document"; filename="my-data.json"');
  });
});

const refused = (code: number, parameters?: object) =>
  answered(code, {
    ok: false,
    error_code: code,
    description: 'no',
    ...(parameters && { parameters }),
  });

describe('what came of a message to Telegram', () => {
  test.each([
    ['taken', RECEIPT, { kind: 'sent', messageId: '5' }],
    ['blocked by the person', refused(403), { kind: 'unreachable' }],
    ['a revoked token', refused(401), { kind: 'token_dead' }],
    ['a wrong token', refused(404), { kind: 'token_dead' }],
    ['a body that it does not take', refused(400), { kind: 'permanent' }],
    ['too many for this chat', refused(429, { retry_after: 7 }), { kind: 'retry', afterMs: 7_000 }],
    ['too many, without a time', refused(429), { kind: 'retry', afterMs: 5_000 }],
    ['Telegram down', refused(500), { kind: 'retry' }],
    ['a gateway that lost the answer', answered(502, 'Bad Gateway'), { kind: 'unknown' }],
    [
      'a success that names no message',
      answered(200, { ok: true, result: true }),
      { kind: 'unknown' },
    ],
    ['a success that is none', answered(200, 'hello'), { kind: 'unknown' }],
    ['nobody there', { kind: 'unreachable' } as const, { kind: 'retry' }],
    ['no answer', { kind: 'outcome_unknown' } as const, { kind: 'unknown' }],
  ])('%s', async (_, outcome, verdict) => {
    const { sent } = await send(hello, outcome);

    expect(sent.verdict).toMatchObject(verdict);
  });
});
