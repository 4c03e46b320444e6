import { setTelegramWebhook } from '../../channels/telegram/set-webhook';
import type { HttpTransport } from '../../shared/http-transport';
import { requiredText, UsageError, type Command } from '../command';

export const telegramSetWebhook = (transport: HttpTransport): Command => ({
  name: 'telegram set-webhook',
  summary: 'have Telegram deliver to the deployed webhook',
  usage: 'telegram set-webhook --url https://…/telegram',
  positionals: 0,
  options: { url: { type: 'string' } },
  optionHelp: { url: 'the address of fb_webhook’s API, with /telegram at its end' },
  run: async ({ env }, { options }) => {
    const url = requiredText(options, 'url');
    if (!/^https:\/\/.+\/telegram$/.test(url)) {
      throw new UsageError('--url must be an https address that ends with /telegram');
    }
    const { username } = await setTelegramWebhook(env, transport, url);
    const chatLink = `https://t.me/${username}?start=`;
    return {
      lines: [
        `Telegram delivers what is written to @${username} to ${url}.`,
        `For the login page's config.json: "chatLinks": ["${chatLink}"]`,
      ],
      data: { username, url, chatLink },
    };
  },
});
