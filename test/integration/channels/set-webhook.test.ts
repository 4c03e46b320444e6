import { setTelegramWebhook } from '../../../src/channels/telegram/set-webhook';
import { createHttpTransport } from '../../../src/shared/http-transport';
import { startFakeTelegram, type FakeTelegram } from '../../helpers/telegram/fake-telegram';

const URL = 'https://api.example/latest/telegram';

describe('setting Telegram’s webhook', () => {
  let telegram: FakeTelegram;
  beforeEach(async () => {
    telegram = await startFakeTelegram();
  });
  afterEach(() => telegram.close());

  const set = (more: Readonly<Record<string, string>> = {}, url = URL) =>
    setTelegramWebhook({ ...telegram.settings, ...more }, createHttpTransport(), url);

  test('gives it the address, our secret, and the only updates that we read', async () => {
    const done = await set();

    expect(done).toEqual({ username: 'parcel_test_bot' });
    expect(telegram.webhook()).toEqual({
      url: URL,
      secret_token: telegram.settings['TELEGRAM_WEBHOOK_SECRET'],
      allowed_updates: ['message', 'callback_query'],
    });
  });

  test('refuses to, under another bot’s name', async () => {
    const failing = set({ TELEGRAM_BOT_USERNAME: 'another_bot' });

    await expect(failing).rejects.toMatchObject({ code: 'config_invalid' });
    expect(telegram.webhook()).toBeUndefined();
  });

  test('says what is wrong with a token or an address that Telegram does not take', async () => {
    const badAddress = set({}, 'https://api.example:1234/telegram');
    await expect(badAddress).rejects.toThrow('port 443, 80, 88 or 8443');
    telegram.revokeToken();

    await expect(set()).rejects.toThrow('Telegram does not know TELEGRAM_BOT_TOKEN');
  });

  test('is not tried without settings', async () => {
    const failing = setTelegramWebhook({}, createHttpTransport(), URL);

    await expect(failing).rejects.toMatchObject({ code: 'config_missing' });
  });
});
