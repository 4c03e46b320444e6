import type { Environment } from '../../shared/config';
import { AppError } from '../../shared/errors';

export interface TelegramSettings {
  readonly apiUrl: string;
  /** Stands in the path of every call (Bot API, "Authorizing your bot"): no address may be logged. */
  readonly botToken: string;
  /** Without the `@`: the chat's address is `https://t.me/<username>`. */
  readonly botUsername: string;
  /** Comes back in a header of every update, when it was given to `setWebhook`. */
  readonly webhookSecret: string;
}

const DEFAULT_API_URL = 'https://api.telegram.org';

/** As Telegram has them; the secret is of our own making, and short ones can be guessed. */
const SHAPES = {
  TELEGRAM_BOT_TOKEN: /^\d{1,20}:[\w-]{20,100}$/,
  TELEGRAM_BOT_USERNAME: /^\w{4,32}$/,
  TELEGRAM_WEBHOOK_SECRET: /^[\w-]{16,256}$/,
} as const;

type Name = keyof typeof SHAPES;
const NAMES = Object.keys(SHAPES) as readonly Name[];

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && ['https:', 'http:'].includes(new URL(text).protocol);

/**
 * `undefined` with none of the three; with some of them throws `config_missing` / `config_invalid` naming each that is
 * at fault, never its value.
 */
export function readTelegramSettings(env: Environment): TelegramSettings | undefined {
  const valueOf = (name: Name): string => env[name]?.trim() ?? '';
  const apiUrl = env['TELEGRAM_API_URL'] || DEFAULT_API_URL;
  if (NAMES.every((name) => valueOf(name) === '')) return undefined;
  const missing = NAMES.filter((name) => valueOf(name) === '');
  const wrong = NAMES.filter(
    (name) => !missing.includes(name) && !SHAPES[name].test(valueOf(name)),
  );
  const addressed = isWebAddress(apiUrl);
  if (missing.length > 0 || wrong.length > 0 || !addressed) {
    const faults = [
      ...missing.map((name) => `${name} is missing`),
      ...wrong.map((name) => `${name} has none of the forms that Telegram knows`),
      ...(addressed ? [] : ['TELEGRAM_API_URL is no web address']),
    ];
    const code = missing.length > 0 ? 'config_missing' : 'config_invalid';
    throw new AppError(code, `Configuration: ${faults.join('; ')}`, false);
  }
  return {
    apiUrl: apiUrl.replace(/\/+$/, ''),
    botToken: valueOf('TELEGRAM_BOT_TOKEN'),
    botUsername: valueOf('TELEGRAM_BOT_USERNAME'),
    webhookSecret: valueOf('TELEGRAM_WEBHOOK_SECRET'),
  };
}
