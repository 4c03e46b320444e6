import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { keyboardOf, refusalOf, type Refusal } from './rules';

/** Two capital letters never occur in what the bot says, so that a log can be searched for it. */
export const BOT_TOKEN = '7000000001:AAFakeTokenOfTheBotThatNobodyMayLog';
const SECRET = 'webhook-secret-0123456789';

export interface TelegramMessage {
  readonly messageId: number;
  readonly text: string;
  readonly buttons: readonly {
    readonly text: string;
    readonly callback_data?: string;
    readonly url?: string;
  }[];
  /** The content of a document. */
  readonly file?: string;
}

/** Somebody with Telegram on their phone, in their chat with the bot. */
export interface TelegramPhone {
  readonly chatId: number;
  readonly messages: readonly TelegramMessage[];
  readonly say: (text: string) => Promise<number>;
  readonly send: (content: Readonly<Record<string, unknown>>) => Promise<number>;
  /** Taps the button of that title, of the latest message that has one. */
  readonly tap: (title: string) => Promise<number>;
  readonly block: () => void;
  /** Answers that many sends to this chat with 429, as Telegram does when a chat gets too much. */
  readonly flood: (times: number, retryAfterSeconds: number) => void;
}

export interface FakeTelegram {
  readonly settings: Readonly<Record<string, string>>;
  /** What `setWebhook` does for an address that is open to the world; from then on updates are delivered there, with the secret. */
  readonly deliverTo: (url: string) => void;
  /** What `setWebhook` was called with last. */
  readonly webhook: () => object | undefined;
  readonly newPhone: (person?: { firstName?: string; language?: string }) => TelegramPhone;
  /** Delivers the last update once more, as if our answer to it had been lost. Gives the status. */
  readonly redeliver: () => Promise<number>;
  /** Updates that were not taken, oldest first: Telegram would go on delivering them. */
  readonly untaken: () => number;
  /** Taps that were answered, by the id of their query. */
  readonly answered: readonly string[];
  readonly refusals: readonly Refusal[];
  readonly revokeToken: () => void;
  readonly close: () => Promise<void>;
}

interface Chat {
  readonly id: number;
  readonly from: Readonly<Record<string, unknown>>;
  readonly messages: TelegramMessage[];
  blocked: boolean;
  floods: { times: number; retryAfterSeconds: number };
}

const TRIES = 3;

/** The Bot API as the documentation describes it, for one bot: never kinder, and without its pauses. */
export async function startFakeTelegram(): Promise<FakeTelegram> {
  const chats = new Map<number, Chat>();
  const answered: string[] = [];
  const refusals: Refusal[] = [];
  let [webhook, revoked, counter, untaken] = ['', false, 1000, 0];
  let last: object | undefined;
  let registered: object | undefined;

  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { status, answer } = serve(request, body);
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer));
    });
  });
  const refuse = (refusal: Refusal, parameters?: object) => {
    refusals.push(refusal);
    const [status, description] = refusal;
    const answer = {
      ok: false,
      error_code: status,
      description,
      ...(parameters && { parameters }),
    };
    return { status, answer };
  };
  const setWebhook = (wanted: Readonly<Record<string, unknown>>) => {
    const { protocol, port } = new URL(String(wanted['url']));
    if (protocol !== 'https:' || !['', '443', '80', '88', '8443'].includes(port)) {
      return refuse([400, 'Bad Request: bad webhook']);
    }
    registered = wanted;
    return take(true);
  };
  const serve = ({ url = '' }: IncomingMessage, raw: string) => {
    const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(url) ?? [];
    if (token !== BOT_TOKEN || revoked) return refuse([401, 'Unauthorized']);
    if (method === 'getMe') return take({ id: 7, is_bot: true, username: 'parcel_test_bot' });
    if (method === 'setWebhook') return setWebhook(jsonOf(raw));
    const body = method === 'sendDocument' ? formOf(raw) : jsonOf(raw);
    if (method !== 'sendMessage' && method !== 'sendDocument') return refuse([404, 'Not Found']);
    const chat = chats.get(Number(body['chat_id']));
    if (chat === undefined) return refuse([400, 'Bad Request: chat not found']);
    if (chat.blocked) return refuse([403, 'Forbidden: bot was blocked by the user']);
    if (chat.floods.times > 0) {
      chat.floods.times -= 1;
      return refuse([429, 'Too Many Requests'], { retry_after: chat.floods.retryAfterSeconds });
    }
    const refusal = method === 'sendMessage' ? refusalOf(body) : undefined;
    if (refusal !== undefined) return refuse(refusal);
    counter += 1;
    const buttons = (keyboardOf(body) ?? []) as TelegramMessage['buttons'];
    const { text: said = '', document: file } = body as { text?: string; document?: string };
    chat.messages.push({ messageId: counter, text: said, buttons, ...(file && { file }) });
    return take({ message_id: counter, date: seconds(), chat: chatOf(chat) });
  };

  const deliver = async (update: object): Promise<number> => {
    last = update;
    for (let tries = 1; ; tries += 1) {
      const response = await fetch(webhook, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'X-Telegram-Bot-Api-Secret-Token': SECRET,
        },
        body: JSON.stringify(update),
      });
      const said = await response.text();
      if (response.ok) {
        const call = said.startsWith('{') ? jsonOf(said) : {};
        if (call['method'] === 'answerCallbackQuery') {
          answered.push(String(call['callback_query_id']));
        }
      } else if (tries < TRIES) continue;
      else untaken += 1;
      return response.status;
    }
  };
  const next = (): { update_id: number } => ({ update_id: (counter += 1) });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    settings: {
      TELEGRAM_API_URL: `http://127.0.0.1:${String(port)}`,
      TELEGRAM_BOT_TOKEN: BOT_TOKEN,
      TELEGRAM_BOT_USERNAME: 'parcel_test_bot',
      TELEGRAM_WEBHOOK_SECRET: SECRET,
    },
    ...{ answered, refusals },
    deliverTo: (url) => (webhook = url),
    webhook: () => registered,
    untaken: () => untaken,
    revokeToken: () => (revoked = true),
    redeliver: () => deliver(last ?? next()),
    newPhone: ({ firstName = 'Ada', language = 'en' } = {}) => {
      const id = (counter += 1);
      const from = { id, is_bot: false, first_name: firstName, language_code: language };
      const floods = { times: 0, retryAfterSeconds: 0 };
      const chat: Chat = { id, from, messages: [], blocked: false, floods };
      chats.set(id, chat);
      const send: TelegramPhone['send'] = (content) => {
        chat.blocked = false;
        const message = { message_id: (counter += 1), from, chat: chatOf(chat), date: seconds() };
        return deliver({ ...next(), message: { ...message, ...content } });
      };
      return {
        chatId: id,
        messages: chat.messages,
        send,
        say: (said) => send({ text: said }),
        tap: (title) => deliver({ ...next(), callback_query: tapOn(chat, title, (counter += 1)) }),
        block: () => (chat.blocked = true),
        flood: (times, retryAfterSeconds) => (chat.floods = { times, retryAfterSeconds }),
      };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const seconds = (): number => Math.floor(Date.now() / 1_000);
const chatOf = ({ id }: Chat) => ({ id, type: 'private' });
const take = (result: unknown) => ({ status: 200, answer: { ok: true, result } });
const jsonOf = (raw: string) => JSON.parse(raw) as Record<string, unknown>;

/** Only what the bot itself put below its message can be tapped. */
function tapOn(chat: Chat, title: string, id: number): object {
  const message = chat.messages.findLast(({ buttons }) =>
    buttons.some(({ text: t }) => t === title),
  );
  const button = message?.buttons.find(({ text: t }) => t === title);
  if (message === undefined || button?.callback_data === undefined) {
    throw new Error(`There is no button "${title}"`);
  }
  return {
    id: String(id),
    from: chat.from,
    chat_instance: '1',
    data: button.callback_data,
    message: {
      ...{ message_id: message.messageId, date: seconds(), chat: chatOf(chat) },
      ...{ text: message.text, reply_markup: { inline_keyboard: [message.buttons] } },
    },
  };
}

/** The fields of a form with a file, by name. */
function formOf(raw: string): Record<string, unknown> {
  const boundary = raw.slice(0, raw.indexOf('\r\n'));
  const parts = raw.split(boundary).slice(1, -1);
  return Object.fromEntries(
    parts.map((part) => {
      const [head = '', ...content] = part.split('\r\n\r\n');
      const [, name = ''] = /name="(\w+)"/.exec(head) ?? [];
      return [name, content.join('\r\n\r\n').trimEnd()];
    }),
  );
}
