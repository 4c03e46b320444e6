import { readTelegramSettings } from '../../../src/channels/telegram/settings';

const COMPLETE = {
  TELEGRAM_BOT_TOKEN: '7000000001:AAExampleOfATokenAsBotFatherGivesIt',
  TELEGRAM_BOT_USERNAME: 'parcel_bot',
  TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-our-own-making',
};

describe('the settings of Telegram', () => {
  test('are none where nothing is set: the channel is off', () => {
    expect(readTelegramSettings({ TELEGRAM_BOT_TOKEN: ' ' })).toBeUndefined();
  });

  test.each(Object.keys(COMPLETE))('without %s are an error that names it', (name) => {
    expect(() => readTelegramSettings({ ...COMPLETE, [name]: '' })).toThrow(`${name} is missing`);
  });

  test.each([
    ['TELEGRAM_BOT_TOKEN', 'not-a-token'],
    ['TELEGRAM_BOT_TOKEN', '7:AAExampleOfATokenAsBotFatherGivesIt/../x'],
    ['TELEGRAM_BOT_USERNAME', '@parcel_bot'],
    ['TELEGRAM_WEBHOOK_SECRET', 'short'],
    // Else each call would fail with an error that quotes the address, and the token in it.
    ['TELEGRAM_API_URL', 'api.telegram.example'],
    ['TELEGRAM_API_URL', 'ftp://api.telegram.example'],
  ])('with a wrong %s are an error that does not quote it', (name, value) => {
    const read = () => readTelegramSettings({ ...COMPLETE, [name]: value });

    expect(read).toThrow(name);
    expect(read).not.toThrow(value);
  });

  test('lead to Telegram’s own address unless told otherwise', () => {
    expect(readTelegramSettings(COMPLETE)?.apiUrl).toBe('https://api.telegram.org');
  });
});
