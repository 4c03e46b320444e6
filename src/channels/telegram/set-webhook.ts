import * as v from 'valibot';
import type { Environment } from '../../shared/config';
import { SECOND } from '../../shared/clock';
import { AppError } from '../../shared/errors';
import type { HttpTransport } from '../../shared/http-transport';
import { createBotApi, type BotAnswer } from './bot-api';
import { readTelegramSettings } from './settings';

const TIMEOUT_MS = 10 * SECOND;

/** What `decode` reads; Telegram sends nothing else then (Bot API, setWebhook). */
const ALLOWED_UPDATES = ['message', 'callback_query'];

const me = v.object({ username: v.string() });

/**
 * Has Telegram deliver the bot's updates to this address, with the secret that says they are Telegram's. Throws
 * `config_…` where the settings are incomplete or another bot's, `channel_…` where Telegram refuses or does not answer.
 */
export async function setTelegramWebhook(
  env: Environment,
  transport: HttpTransport,
  url: string,
): Promise<{ readonly username: string }> {
  const settings = readTelegramSettings(env);
  if (settings === undefined) {
    throw new AppError('config_missing', 'Configuration: TELEGRAM_BOT_TOKEN is missing', false);
  }
  const { botUsername, webhookSecret } = settings;
  const api = createBotApi(settings, transport);
  const bot = v.safeParse(me, resultOf(await api.call('getMe', {}, TIMEOUT_MS)));
  const username = bot.success ? bot.output.username : '';
  // The links that lead back into the chat are made of it: a wrong one would lead to somebody else's bot.
  if (username.toLowerCase() !== botUsername.toLowerCase()) {
    const sentence = `TELEGRAM_BOT_USERNAME is not the name of the token's bot, which is "${username}"`;
    throw new AppError('config_invalid', sentence, false);
  }
  const wanted = { url, secret_token: webhookSecret, allowed_updates: ALLOWED_UPDATES };
  resultOf(await api.call('setWebhook', wanted, TIMEOUT_MS));
  return { username };
}

function resultOf(answer: BotAnswer): unknown {
  switch (answer.kind) {
    case 'done':
      return answer.result;
    case 'refused':
      throw new AppError('channel_refused', sentenceFor(answer.code), false);
    case 'unreachable':
    case 'outcome_unknown':
      throw new AppError('channel_unreachable', 'Telegram gave no answer', true);
  }
}

function sentenceFor(code: number): string {
  if (code === 401 || code === 404) return 'Telegram does not know TELEGRAM_BOT_TOKEN';
  return `Telegram refused with ${String(code)}; it delivers to https addresses at port 443, 80, 88 or 8443 only`;
}
