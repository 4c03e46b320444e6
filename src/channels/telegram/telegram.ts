import type { HttpTransport } from '../../shared/http-transport';
import type { Environment } from '../../shared/config';
import type { ChatChannel, ChatMessage, OpenChannel } from '../chat-channel';
import { createBotApi, type BotAnswer, type BotApi } from './bot-api';
import { judge } from './judge';
import { receive } from './receive';
import { render } from './render';
import { readTelegramSettings } from './settings';

/** Telegram, through a bot's webhook and the Bot API (https://core.telegram.org/bots/api). */
export const telegram: ChatChannel = { name: 'telegram', open };

function open(env: Environment, transport: HttpTransport): OpenChannel | undefined {
  const settings = readTelegramSettings(env);
  if (settings === undefined) return undefined;
  const { botUsername, webhookSecret } = settings;
  const api = createBotApi(settings, transport);
  return {
    receive: (request, receivedAt) => receive(request, webhookSecret, receivedAt),
    send: async (chatId, message, timeoutMs) =>
      judge(await send(api, Number(chatId), message, timeoutMs)),
    chatLink: (reference) => `https://t.me/${botUsername}?start=${encodeURIComponent(reference)}`,
  };
}

function send(
  api: BotApi,
  chatId: number,
  { content, file }: ChatMessage,
  timeoutMs: number,
): Promise<BotAnswer> {
  if (content.kind !== 'export') {
    return api.call('sendMessage', { chat_id: chatId, ...render(content) }, timeoutMs);
  }
  return file === undefined
    ? Promise.resolve({ kind: 'unreachable' })
    : api.callWithFile(
        'sendDocument',
        { chat_id: chatId },
        { ...file, field: 'document' },
        timeoutMs,
      );
}
