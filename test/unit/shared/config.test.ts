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

  test('refuses utility templates that are no JSON object', () => {
    const read = () => readConfig({ UTILITY_TEMPLATES: '[1]' }, 'utilityTemplates');

    expect(read).toThrow('UTILITY_TEMPLATES');
  });
});
