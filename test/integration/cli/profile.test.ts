import { profileApply } from '../../../src/cli/commands/profile-apply';
import { profileDiff } from '../../../src/cli/commands/profile-diff';
import { MINUTE } from '../../../src/shared/clock';
import { commandWorld, typeCommand } from '../../helpers/command-world';
import {
  APP_SECRET,
  PAGE_ID,
  PAGE_TOKEN,
  setStage,
  type Stage,
} from '../messenger-emulator/harness';

const ENV = {
  FB_PAGE_ID: PAGE_ID,
  FB_PAGE_ACCESS_TOKEN: PAGE_TOKEN,
  FB_APP_SECRET: APP_SECRET,
  LOGIN_PAGE_URL: 'https://login.example.com/',
};

let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const type = (words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  typeCommand(
    [profileDiff, profileApply],
    commandWorld({
      env: { ...ENV, GRAPH_API_URL: `${stage.url}/graph/v25.0`, ...env },
      clock: stage.time.now,
    }),
    ['profile', ...words],
  );

const profileCalls = async () =>
  (await stage.control.wire()).flatMap((entry) =>
    entry.kind === 'graph' && entry.path.includes('messenger_profile') ? [entry.method] : [],
  );

describe('profile diff', () => {
  test('shows what is there and what is wanted, and ends with 3', async () => {
    const { code, out } = await type(['diff']);

    expect(code).toBe(3);
    expect(out).toContain(`Page Parcel Demo (${PAGE_ID}): differs`);
    expect(out).toMatch(/^ {2}\+ default {2}.*"My parcels"/m);
    expect(out).toMatch(/^ {2}- "https:\/\/extensions\.example\.com"$/m);
    expect(out).not.toContain('account_linking_url');
  });

  test('ends with 0 when there is nothing to do, with one of the Page’s ten calls', async () => {
    await type(['apply']);
    const before = (await profileCalls()).length;

    const { code, out } = await type(['diff', '--json']);

    expect({ code, ...(JSON.parse(out) as object) }).toEqual({
      ...{ code: 0, same: true, changes: [] },
      page: { id: PAGE_ID, name: 'Parcel Demo' },
    });
    expect((await profileCalls()).length - before).toBe(1);
  });
});

describe('profile apply', () => {
  test('makes the Page’s profile what the file says, with one call to set and one to remove', async () => {
    const { code, out } = await type(['apply']);

    expect(code).toBe(0);
    expect(out).toContain('changed with 2 calls, and read back');
    expect(await profileCalls()).toEqual(['GET', 'POST', 'DELETE', 'GET']);
    expect((await type(['diff'])).code).toBe(0);
  });

  test('does nothing the second time', async () => {
    await type(['apply']);
    const before = (await profileCalls()).length;

    const { code, out } = await type(['apply']);

    expect(code).toBe(0);
    expect(out).toContain('nothing to do');
    expect((await profileCalls()).slice(before)).toEqual(['GET']);
  });

  test('only says what it would do on --dry-run', async () => {
    const { code, out } = await type(['apply', '--dry-run']);

    expect(code).toBe(0);
    expect(out).toContain('would change with 2 calls');
    expect(await profileCalls()).toEqual(['GET']);
  });

  test('goes on where Facebook broke off, after the time that it names', async () => {
    for (let call = 0; call < 8; call += 1) {
      await stage.graph('GET', '/me/messenger_profile?fields=greeting');
    }

    const refused = await type(['apply']);
    stage.time.jump(10 * MINUTE);
    const again = await type(['apply']);

    const retryAt = new Date(stage.time.now()).toISOString();
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('Not removed: whitelisted_domains: too many calls');
    expect(refused.err).toContain(retryAt);
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toContain('changed with 1 call,');
  });
});

describe('what keeps a command from the Page is told with what to do:', () => {
  test.each([
    ['a dead token', { FB_PAGE_ACCESS_TOKEN: 'EAAsomethingelse' }, 'secrets rotate page-token'],
    [
      'a wrong app secret',
      { FB_APP_SECRET: 'another-app-secret' },
      'FB_APP_SECRET does not belong',
    ],
    ['another Page’s id', { FB_PAGE_ID: '4711' }, `of the Page ${PAGE_ID} (Parcel Demo)`],
    ['a missing secret', { FB_APP_SECRET: '' }, 'FB_APP_SECRET is missing'],
    [
      'a missing variable',
      { LOGIN_PAGE_URL: '' },
      'account_linking_url the variable LOGIN_PAGE_URL',
    ],
    ['no way to Facebook', { GRAPH_API_URL: 'http://127.0.0.1:9' }, 'Check GRAPH_API_URL'],
  ])('%s', async (_, env, sentence) => {
    const { code, out, err } = await type(['apply'], env);

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(sentence);
    expect(err).not.toContain(PAGE_TOKEN);
    expect(err).not.toContain(APP_SECRET);
    expect(await profileCalls()).toEqual([]);
  });

  test('a permission that was not granted', async () => {
    await stage.control.setPermission('pages_messaging', false);

    const { err } = await type(['diff']);

    expect(err).toMatch(/The Messenger profile was not read: .*pages_messaging/);
  });

  test('a file that is not there, or is no JSON', async () => {
    const missing = await type(['diff', '--file', 'no-such-file.json']);
    const broken = await type(['diff', '--file', 'README.md']);

    expect(missing.err).toContain('can’t be read');
    expect(broken.err).toContain('README.md is no JSON');
  });
});
