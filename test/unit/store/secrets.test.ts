import { MINUTE } from '../../../src/shared/clock';
import { createSettings } from '../../../src/store/secrets';

describe('the settings', () => {
  test('are the environment when no secrets parameter is named', async () => {
    const settings = createSettings(
      { FB_PAGE_ID: '1' },
      () => Promise.reject(new Error()),
      () => 0,
    );

    expect(await settings.read()).toEqual({ FB_PAGE_ID: '1' });
  });

  test('take the secrets parameter over the environment', async () => {
    const settings = createSettings(
      { SECRETS_PARAMETER: '/prod', FB_PAGE_ID: '1', FB_VERIFY_TOKEN: 'old' },
      (name) => Promise.resolve(name === '/prod' ? '{"FB_VERIFY_TOKEN":"new"}' : undefined),
      () => 0,
    );

    expect(await settings.read()).toMatchObject({ FB_PAGE_ID: '1', FB_VERIFY_TOKEN: 'new' });
  });

  test('are read once in five minutes, so that a rotated secret is in force after that', async () => {
    let now = 0;
    let reads = 0;
    const settings = createSettings(
      { SECRETS_PARAMETER: '/prod' },
      () => Promise.resolve(`{"FB_VERIFY_TOKEN":"read ${String((reads += 1))}"}`),
      () => now,
    );

    const seen: unknown[] = [];
    for (now of [0, 5 * MINUTE - 1, 5 * MINUTE])
      seen.push((await settings.read())['FB_VERIFY_TOKEN']);

    expect(seen).toEqual(['read 1', 'read 1', 'read 2']);
  });

  test.each([
    ['does not exist', undefined],
    ['is no JSON', 'CANARY'],
    ['holds something else than texts', '{"FB_VERIFY_TOKEN":["CANARY"]}'],
  ])('refuse a parameter that %s, without quoting it', async (_, text) => {
    const settings = createSettings(
      { SECRETS_PARAMETER: '/prod' },
      () => Promise.resolve(text),
      () => 0,
    );

    const refused = await settings.read().catch((thrown: unknown) => thrown);

    expect(refused).toMatchObject({ code: 'config_invalid' });
    expect(JSON.stringify(refused) + String((refused as Error).stack)).not.toContain('CANARY');
  });

  test('stay in force while the parameter can’t be read again', async () => {
    let now = 0;
    let answer = Promise.resolve('{"FB_VERIFY_TOKEN":"first"}');
    const settings = createSettings(
      { SECRETS_PARAMETER: '/prod' },
      () => answer,
      () => now,
    );
    await settings.read();
    answer = Promise.reject(new Error('throttled'));
    now = 5 * MINUTE;

    const during = await settings.read();
    answer = Promise.resolve('{"FB_VERIFY_TOKEN":"second"}');
    now += MINUTE;
    const after = await settings.read();

    expect(during['FB_VERIFY_TOKEN']).toBe('first');
    expect(after['FB_VERIFY_TOKEN']).toBe('second');
  });

  test('are read anew at once when they are in doubt, but not by every doubt', async () => {
    let now = 0;
    let reads = 0;
    const settings = createSettings(
      { SECRETS_PARAMETER: '/prod' },
      () => Promise.resolve(`{"FB_PAGE_ACCESS_TOKEN":"read ${String((reads += 1))}"}`),
      () => now,
    );
    await settings.read();

    const seen: unknown[] = [];
    for (now of [60_000, 61_000, 89_999, 90_000]) {
      settings.doubt();
      seen.push((await settings.read())['FB_PAGE_ACCESS_TOKEN']);
    }

    expect(seen).toEqual(['read 2', 'read 2', 'read 2', 'read 3']);
  });

  test('can be doubted before they were ever read, and where they are the environment', async () => {
    const read = () => Promise.resolve('{}');
    const each = [{ SECRETS_PARAMETER: '/prod' }, {}].map((env) =>
      createSettings(env, read, () => 0),
    );

    for (const settings of each) settings.doubt();

    expect(await Promise.all(each.map((settings) => settings.read()))).toHaveLength(2);
  });

  test('can’t be had when the very first reading fails', async () => {
    const settings = createSettings(
      { SECRETS_PARAMETER: '/prod' },
      () => Promise.reject(new Error('throttled')),
      () => 0,
    );

    await expect(settings.read()).rejects.toMatchObject({
      code: 'config_invalid',
      retryable: true,
    });
  });
});
