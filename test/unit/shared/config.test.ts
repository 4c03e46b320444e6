import { readConfig, type Environment } from '../../../src/shared/config';
import { AppError } from '../../../src/shared/errors';

const environment: Environment = {
  FB_PAGE_ID: '1',
  FB_APP_ID: '2',
  FB_APP_SECRET: 'current-secret, previous-secret',
  FB_PAGE_ACCESS_TOKEN: 'page-access-token',
  FB_VERIFY_TOKEN: 'verify-token',
  PASSWORD_PEPPER: 'p'.repeat(32),
  LOGIN_PAGE_URL: 'https://login.example/',
};

const refusal = (env: Environment): AppError => {
  try {
    readConfig(env, 'appSecrets', 'verifyToken', 'passwordPepper', 'pageAccessToken');
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
  }
  throw new Error('nothing was refused');
};

describe('the configuration', () => {
  test('reads both app secrets while they are being rotated, the current one first', () => {
    const { appSecrets } = readConfig(environment, 'appSecrets');

    expect(appSecrets).toEqual(['current-secret', 'previous-secret']);
  });

  test('has the documented defaults', () => {
    const config = readConfig(environment, 'graphApiUrl', 'tablePrefix', 'utilityTemplates');

    expect(config).toEqual({
      graphApiUrl: 'https://graph.facebook.com/v25.0',
      tablePrefix: 'parcel-messenger-',
      utilityTemplates: 'off',
    });
  });

  test('takes a bot in Lex by both its ids, or none', () => {
    const ids = { LEX_BOT_ID: 'BOT1234567', LEX_BOT_ALIAS_ID: 'TSTALIASID' };

    expect(readConfig({ LEX_BOT_ID: '' }, 'lexBot')).toEqual({ lexBot: 'off' });
    expect(readConfig(ids, 'lexBot')).toEqual({
      lexBot: { botId: 'BOT1234567', aliasId: 'TSTALIASID' },
    });
    expect(() => readConfig({ LEX_BOT_ID: 'BOT1234567' }, 'lexBot')).toThrow('LEX_BOT_ALIAS_ID');
    expect(() => readConfig({ ...ids, LEX_BOT_ID: '../secrets' }, 'lexBot')).toThrow('LEX_BOT_ID');
  });

  test('does not ask a function for settings that it does not use', () => {
    const config = readConfig({ FB_PAGE_ID: '1' }, 'pageId');

    expect(config).toEqual({ pageId: '1' });
  });

  test.each(['FB_APP_SECRET', 'FB_VERIFY_TOKEN', 'PASSWORD_PEPPER', 'FB_PAGE_ACCESS_TOKEN'])(
    'refuses a missing or empty %s by name',
    (name) => {
      const missing = refusal({ ...environment, [name]: undefined });
      const empty = refusal({ ...environment, [name]: ' ' });

      expect([missing.code, empty.code]).toEqual(['config_missing', 'config_missing']);
      expect(missing.message).toContain(name);
    },
  );

  test.each([
    ['FB_APP_SECRET', 'brief'],
    ['FB_APP_SECRET', 'current-secret,brief'],
    ['FB_VERIFY_TOKEN', 'brief'],
    ['PASSWORD_PEPPER', 'p'.repeat(31)],
  ])('refuses a %s that is too short, without telling it', (name, value) => {
    const error = refusal({ ...environment, [name]: value });

    expect(error.code).toBe('config_invalid');
    expect(error.message).toContain(name);
    expect(error.message).not.toContain(value);
  });

  test('names every variable at fault at once', () => {
    const error = refusal({});

    for (const name of ['FB_APP_SECRET', 'FB_VERIFY_TOKEN', 'PASSWORD_PEPPER'])
      expect(error.message).toContain(name);
  });

  test.each(['[1]', '{"delivered":null}', '{"delivered":"name"}', 'on'])(
    'refuses the utility templates %s',
    (text) => {
      const read = () => readConfig({ UTILITY_TEMPLATES: text }, 'utilityTemplates');

      expect(read).toThrow('UTILITY_TEMPLATES');
    },
  );

  test('reads utility templates by status', () => {
    const env = { UTILITY_TEMPLATES: '{"delivered":{"name":"parcel_delivered_v2"}}' };

    const { utilityTemplates } = readConfig(env, 'utilityTemplates');

    expect(utilityTemplates).toEqual({ delivered: { name: 'parcel_delivered_v2' } });
  });

  test.each(['parcels', 'a@b, c@d', 'Parcels <parcels@example.com>'])(
    'refuses %j as the address that e-mails come from',
    (text) => {
      const read = () => readConfig({ FALLBACK_EMAIL_FROM: text }, 'fallbackEmailFrom');

      expect(read).toThrow('FALLBACK_EMAIL_FROM');
    },
  );

  test.each(['off', 'approved'])('reads %s for utility templates', (text) => {
    const { utilityTemplates } = readConfig({ UTILITY_TEMPLATES: text }, 'utilityTemplates');

    expect(utilityTemplates).toBe(text);
  });

  test.each([
    ['GRAPH_API_URL', 'not a url'],
    ['GRAPH_API_URL', 'ftp://graph.facebook.com'],
    ['LOGIN_PAGE_URL', 'javascript:alert(1)'],
  ])('refuses a %s that is no web address', (name, value) => {
    const read = () => readConfig({ [name]: value }, 'graphApiUrl', 'loginPageUrl');

    expect(read).toThrow(`${name} is no web address`);
  });

  test('takes an empty Graph address for the default, and one with a slash for one without', () => {
    const empty = readConfig({ GRAPH_API_URL: '' }, 'graphApiUrl');
    const slash = readConfig({ GRAPH_API_URL: 'http://localhost:1/v25.0/' }, 'graphApiUrl');

    expect(empty.graphApiUrl).toBe('https://graph.facebook.com/v25.0');
    expect(slash.graphApiUrl).toBe('http://localhost:1/v25.0');
  });
});
