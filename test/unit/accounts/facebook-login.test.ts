import { checkToken } from '../../../src/accounts/facebook-login/check-token';
import { startPatience, type FacebookApp } from '../../../src/accounts/facebook-login/facebook-app';
import { findPsid } from '../../../src/accounts/facebook-login/find-psid';
import { readName } from '../../../src/accounts/facebook-login/read-name';
import type { GraphFailure, GraphResult } from '../../../src/messenger/graph-answer';
import { HOUR, SECOND } from '../../../src/shared/clock';

const NOW = 1_800_000_000_000;
const APP_ID = '700';
const PAGE_ID = '104';
const ASID = '1015';
const GENUINE = { app_id: APP_ID, type: 'USER', is_valid: true, user_id: ASID, expires_at: 0 };

const ok = (body: unknown): GraphResult => ({ ok: true, body });
const no = (failure: GraphFailure): GraphResult => ({ ok: false, failure });
const refused = (code: number, httpStatus = 400) => no({ kind: 'refused', code, httpStatus });
const patient = () => ({ timeoutMs: 1 });

interface Call {
  readonly token: string;
  readonly path: string;
  readonly timeoutMs: number | undefined;
}

/** A Facebook that answers by path, or by token and path where the token matters. */
function facebook(
  answers: Readonly<Record<string, GraphResult>>,
  appSecrets: FacebookApp['appSecrets'] = ['s1'],
  took = (): void => undefined,
) {
  const calls: Call[] = [];
  const as = (token: string): FacebookApp['graph'] => ({
    get: (path, _query, limits) => {
      calls.push({ token, path, timeoutMs: limits?.timeoutMs });
      took();
      const answer = answers[`${token} ${path}`] ?? answers[path];
      return Promise.resolve(answer ?? no({ kind: 'unreachable' }));
    },
  });
  const app: FacebookApp = {
    appId: APP_ID,
    appSecrets,
    pageId: PAGE_ID,
    graph: as('page'),
    graphAs: as,
  };
  return { app, calls };
}

describe('a token of a person', () => {
  const check = (data: object) =>
    checkToken(facebook({ '/debug_token': ok({ data }) }).app, 'EAAx', NOW, patient);

  test.each([
    ['never expires', GENUINE],
    ['expires later', { ...GENUINE, expires_at: (NOW + HOUR) / SECOND }],
    ['has its ids as numbers', { ...GENUINE, app_id: 700, user_id: 1015 }],
  ])('opens the door when it is for our app and %s', async (_what, data) => {
    expect(await check(data)).toEqual({ kind: 'genuine', asid: ASID, appSecret: 's1' });
  });

  test.each([
    ['another app', { ...GENUINE, app_id: '701' }],
    ['no app', { ...GENUINE, app_id: undefined }],
    ['a Page', { ...GENUINE, type: 'PAGE' }],
    ['an app', { ...GENUINE, type: 'APP' }],
    ['nobody', { ...GENUINE, user_id: undefined }],
    ['somebody whose id is none', { ...GENUINE, user_id: '1015/accounts' }],
    ['a login that is over', { ...GENUINE, is_valid: false }],
    ['a time that is over', { ...GENUINE, expires_at: NOW / SECOND }],
  ])('is refused when it is for %s', async (_what, data) => {
    expect(await check(data)).toEqual({ kind: 'refused' });
  });

  test('is checked with each of our secrets until Facebook knows one', async () => {
    const { app, calls } = facebook(
      {
        '700|new /debug_token': refused(190, 401),
        '700|old /debug_token': ok({ data: GENUINE }),
      },
      ['new', 'old'],
    );

    const checked = await checkToken(app, 'EAAx', NOW, patient);

    expect(checked).toMatchObject({ kind: 'genuine', appSecret: 'old' });
    expect(calls.map(({ token }) => token)).toEqual(['700|new', '700|old']);
  });

  test.each([
    ['does not answer', no({ kind: 'unreachable' })],
    ['breaks off', no({ kind: 'outcome_unknown' })],
    ['refuses every secret', refused(190)],
    ['answers something else', ok({ success: true })],
  ])('is neither good nor bad while Facebook %s', async (_what, answer) => {
    const checked = await checkToken(facebook({ '/debug_token': answer }).app, 'E', NOW, patient);

    expect(checked).toEqual({ kind: 'unavailable' });
  });
});

describe('the psid of a person', () => {
  const path = `/${ASID}/ids_for_pages`;
  const matched = ok({ data: [{ id: '42', page: { id: PAGE_ID } }] });
  const find = (answers: Readonly<Record<string, GraphResult>>) => {
    const { app, calls } = facebook(answers);
    return findPsid(app, { asid: ASID, appSecret: 's1' }, patient).then((found) => ({
      found,
      asked: calls.map(({ token }) => token),
    }));
  };

  test('is asked for by the app', async () => {
    expect(await find({ [path]: matched })).toEqual({
      found: { kind: 'psid', psid: '42' },
      asked: ['700|s1'],
    });
  });

  test('is asked for once more by the Page where Facebook refuses the app', async () => {
    expect(await find({ [`700|s1 ${path}`]: refused(15), [`page ${path}`]: matched })).toEqual({
      found: { kind: 'psid', psid: '42' },
      asked: ['700|s1', 'page'],
    });
  });

  test.each([
    ['the list is empty', ok({ data: [] })],
    ['it is of another Page', ok({ data: [{ id: '42', page: { id: '105' } }] })],
    ['it is no psid', ok({ data: [{ id: 'me/messages', page: { id: PAGE_ID } }] })],
    ['Facebook refuses both', refused(100)],
  ])('is none when %s', async (_what, answer) => {
    expect((await find({ [path]: answer })).found).toEqual({ kind: 'none' });
  });

  test.each([
    ['is not there', no({ kind: 'unreachable' })],
    ['is broken', no({ kind: 'refused', httpStatus: 500 })],
    ['is busy', refused(4)],
    ['has no time', refused(613, 403)],
    ['answers something else', ok({ ids: [] })],
  ])('is not known while Facebook %s', async (_what, answer) => {
    expect(await find({ [path]: answer })).toEqual({
      found: { kind: 'unavailable' },
      asked: ['700|s1'],
    });
  });
});

describe('the name of a person', () => {
  const exchanged = ok({ access_token: 'long', token_type: 'bearer' });
  const read = (answers: Readonly<Record<string, GraphResult>>) => {
    const { app, calls } = facebook(answers);
    const person = { accessToken: 'short', asid: ASID, appSecret: 's1' };
    return readName(app, person, patient).then((name) => ({ name, calls }));
  };

  test('is read with the long-lived token', async () => {
    const me = ok({ id: ASID, first_name: ' Anna Maria', last_name: 'Berger ' });

    const { name, calls } = await read({ '/oauth/access_token': exchanged, '/me': me });

    expect(name).toEqual({ kind: 'name', name: 'Anna Maria Berger' });
    expect(calls.map(({ token }) => token)).toEqual(['700|s1', 'long']);
  });

  test('may be missing', async () => {
    const { name } = await read({ '/oauth/access_token': exchanged, '/me': ok({ id: ASID }) });

    expect(name).toEqual({ kind: 'name', name: '' });
  });

  test.each([
    ['exchanging', { '/oauth/access_token': refused(190, 401) }, 'refused'],
    ['asking', { '/oauth/access_token': exchanged, '/me': refused(190, 401) }, 'refused'],
    ['exchanging', { '/oauth/access_token': refused(2, 500) }, 'unavailable'],
    ['asking', { '/oauth/access_token': exchanged }, 'unavailable'],
    ['asking', { '/oauth/access_token': exchanged, '/me': ok({ id: '9' }) }, 'unavailable'],
    ['exchanging', { '/oauth/access_token': ok({}) }, 'unavailable'],
  ])('fails in %s: %j is %s', async (_step, answers, kind) => {
    expect((await read(answers)).name).toEqual({ kind });
  });
});

test('all calls together have five seconds', async () => {
  let now = NOW;
  const { app, calls } = facebook(
    { '/debug_token': refused(190), '/oauth/access_token': refused(2, 500) },
    ['a', 'b', 'c'],
    () => {
      now += 2 * SECOND;
    },
  );

  await checkToken(
    app,
    'EAAx',
    NOW,
    startPatience(() => now),
  );

  expect(calls.map(({ timeoutMs }) => timeoutMs)).toEqual([5_000, 3_000, 1_000]);
});
