import {
  APP_ID,
  APP_SECRET,
  OLD_APP_SECRET,
  PAGE_ID,
  PAGE_TOKEN,
  refusalOf,
  setStage,
} from './harness';
import type { GraphReply, Stage } from './harness';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const APP_TOKEN = `${APP_ID}|${APP_SECRET}`;

describe('access tokens', () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setStage();
  });
  afterEach(() => stage.close());

  const as = (token: string, path: string): Promise<GraphReply> =>
    stage.graph('GET', path, undefined, { token });
  const oauth = (parameters: Readonly<Record<string, string>>): Promise<GraphReply> => {
    const query = { client_id: APP_ID, client_secret: APP_SECRET, ...parameters };
    const path = `/oauth/access_token?${new URLSearchParams(query).toString()}`;
    return stage.graph('GET', path, undefined, { token: null });
  };
  const tokenIn = ({ body }: GraphReply): string => String(body['access_token']);
  const logIn = async (): Promise<string> =>
    (await stage.control.facebookLogin(stage.anna.psid)).accessToken;
  const exchange = async (token: string): Promise<string> =>
    tokenIn(await oauth({ grant_type: 'fb_exchange_token', fb_exchange_token: token }));
  const debug = async (token: string, caller = APP_TOKEN): Promise<GraphReply> =>
    as(caller, `/debug_token?input_token=${encodeURIComponent(token)}`);

  describe('of the app', () => {
    test('are given for its id and secret, and never hold the secret', async () => {
      const answer = await oauth({ grant_type: 'client_credentials' });
      const used = await debug(PAGE_TOKEN, tokenIn(answer));

      expect(answer.body).toEqual({
        access_token: expect.stringMatching(/^\d+\|\S+$/) as string,
        token_type: 'bearer',
      });
      expect(tokenIn(answer)).not.toContain(APP_SECRET);
      expect(used.status).toBe(200);
    });

    test.each([
      ['another app', { client_id: '1' }, [101, undefined]],
      ['another secret', { client_secret: 'x' }, [1, undefined]],
      ['another grant', { grant_type: 'password' }, [100, undefined]],
      ['an exchange of the Page’s token', exchangeOf(PAGE_TOKEN), [190, undefined]],
      ['an exchange of a made-up token', exchangeOf('EAAx'), [190, undefined]],
    ])('are not given for %s', async (_what, parameters, refusal) => {
      const answer = await oauth({ grant_type: 'client_credentials', ...parameters });

      expect(refusalOf(answer)).toEqual(refusal);
    });

    test('are put together of its id and any of its secrets', async () => {
      const former = await debug(PAGE_TOKEN, `${APP_ID}|${OLD_APP_SECRET}`);
      const wrong = await debug(PAGE_TOKEN, `${APP_ID}|x`);

      expect(former.status).toBe(200);
      expect(refusalOf(wrong)).toEqual([190, undefined]);
    });

    test('have no me: 2500', async () => {
      const me = await as(APP_TOKEN, '/me');

      expect(refusalOf(me)).toEqual([2500, undefined]);
    });
  });

  describe('of people', () => {
    test('are good for an hour, then are refused with 190/463', async () => {
      const token = await logIn();
      stage.time.jump(HOUR - 1);
      const inside = await as(token, '/me');
      stage.time.jump(1);
      const outside = await as(token, '/me');

      expect(inside.status).toBe(200);
      expect(refusalOf(outside)).toEqual([190, 463]);
    });

    test('are exchanged for one of 60 days, but not once they have expired', async () => {
      const short = await logIn();
      const answer = await oauth({ grant_type: 'fb_exchange_token', fb_exchange_token: short });
      stage.time.jump(60 * DAY - 1);
      const inside = await as(tokenIn(answer), '/me');
      stage.time.jump(1);
      const outside = await as(tokenIn(answer), '/me');
      const late = await oauth({ grant_type: 'fb_exchange_token', fb_exchange_token: short });

      expect(answer.body).toMatchObject({ token_type: 'bearer', expires_in: 5_184_000 });
      expect(inside.status).toBe(200);
      expect(refusalOf(outside)).toEqual([190, 463]);
      expect(refusalOf(late)).toEqual([190, 463]);
    });

    test('die with a changed password: 190/460; a new login gives a new one', async () => {
      const short = await logIn();
      const long = await exchange(short);
      await stage.control.invalidateTokens(stage.anna.psid);
      const dead = [await as(short, '/me'), await as(long, '/me')];
      const fresh = await as(await logIn(), '/me');

      expect(dead.map(refusalOf)).toEqual([
        [190, 460],
        [190, 460],
      ]);
      expect(fresh.status).toBe(200);
    });

    test.each([
      ['GET', '/me/messenger_profile?fields=greeting'],
      ['POST', '/me/messages'],
      ['GET', `/${PAGE_ID}/personas`],
      ['GET', '/message_template_library'],
    ])('are refused with 190 where the Page’s is needed: %s %s', async (method, path) => {
      const token = await logIn();

      const answer = await stage.graph(method, path, undefined, { token });

      expect(refusalOf(answer)).toEqual([190, undefined]);
    });
  });

  describe('of the Page, from /me/accounts', () => {
    const accountsOf = async (token: string) =>
      (await as(token, '/me/accounts')).body['data'] as readonly Record<string, unknown>[];
    const addAdmin = () =>
      stage.control.addPerson({ name: 'Ada Min', locale: 'en_GB', isPageAdmin: true });

    test('are for who manages the Page and shows it to the app', async () => {
      const { psid } = await addAdmin();
      const shown = await stage.control.facebookLogin(psid, ['pages_show_list']);
      const hidden = await stage.control.facebookLogin(psid);
      const anna = await stage.control.facebookLogin(stage.anna.psid, ['pages_show_list']);

      const pages = await accountsOf(shown.accessToken);

      expect(pages).toMatchObject([
        { id: PAGE_ID, name: 'Parcel Demo', tasks: expect.any(Array) as string[] },
      ]);
      expect((await as(String(pages[0]?.['access_token']), '/me/personas')).status).toBe(200);
      expect(await accountsOf(hidden.accessToken)).toEqual([]);
      expect(await accountsOf(anna.accessToken)).toEqual([]);
    });

    test('expire with a short-lived token, never with a long-lived one, but die with the login', async () => {
      const { psid } = await addAdmin();
      const login = await stage.control.facebookLogin(psid, ['pages_show_list']);
      const pageTokenBy = async (token: string) =>
        String((await accountsOf(token))[0]?.['access_token']);
      const brief = await pageTokenBy(login.accessToken);
      const lasting = await pageTokenBy(await exchange(login.accessToken));
      stage.time.jump(61 * DAY);
      const later = [await as(brief, '/me'), await as(lasting, '/me')];
      await stage.control.invalidateTokens(psid);
      const dead = await as(lasting, '/me');

      expect(later.map(refusalOf)).toEqual([[190, 463], null]);
      expect(refusalOf(dead)).toEqual([190, 460]);
    });
  });

  describe('debug_token', () => {
    test('describes the Page’s token, and what the app was granted with it', async () => {
      await stage.control.setPermission('pages_utility_messaging', false);

      const { body } = await debug(PAGE_TOKEN);

      expect(body['data']).toMatchObject({
        app_id: APP_ID,
        type: 'PAGE',
        is_valid: true,
        expires_at: 0,
        data_access_expires_at: 0,
        profile_id: PAGE_ID,
        scopes: expect.not.arrayContaining(['pages_utility_messaging']) as string[],
        granular_scopes: expect.arrayContaining([
          { scope: 'pages_messaging', target_ids: [PAGE_ID] },
        ]) as object[],
      });
    });

    test('describes a user’s token until it has expired, and then says so', async () => {
      const { accessToken, asid, expiresAt } = await stage.control.facebookLogin(stage.anna.psid);
      const valid = await debug(accessToken);
      stage.time.jump(HOUR);
      const expired = await debug(accessToken);

      expect(valid.body['data']).toMatchObject({
        type: 'USER',
        user_id: asid,
        is_valid: true,
        issued_at: (expiresAt - HOUR) / 1_000,
        expires_at: expiresAt / 1_000,
        scopes: ['public_profile'],
      });
      expect(expired.body['data']).toMatchObject({
        is_valid: false,
        error: { code: 190, subcode: 463 },
      });
    });

    test('tells that the Page’s token is dead while Facebook refuses it', async () => {
      await stage.control.setFault('invalidToken', true);
      const dead = await debug(PAGE_TOKEN);
      await stage.control.setFault('invalidToken', false);
      const healed = await debug(PAGE_TOKEN);

      expect(dead.body['data']).toMatchObject({ is_valid: false, error: { code: 190 } });
      expect(healed.body['data']).toMatchObject({ is_valid: true });
    });

    test('knows nothing of a made-up token', async () => {
      const { body } = await debug('EAAx');

      expect(body['data']).toMatchObject({ is_valid: false, error: { code: 190 } });
    });

    test('is refused with 100 to the Page’s token and without a token to look at', async () => {
      const byPage = await debug(PAGE_TOKEN, PAGE_TOKEN);
      const ofNothing = await as(APP_TOKEN, '/debug_token');

      expect(refusalOf(byPage)).toEqual([100, undefined]);
      expect(refusalOf(ofNothing)).toEqual([100, undefined]);
    });
  });

  test('never show on the wire, whether asked with, asked about or given', async () => {
    const short = await logIn();
    const long = await exchange(short);
    await debug(long);
    await stage.graph('POST', '/oauth/access_token', { client_secret: APP_SECRET });

    const wire = JSON.stringify(await stage.control.wire());

    for (const secret of [short, long, APP_SECRET]) expect(wire).not.toContain(secret);
  });

  test('outlive a restart', async () => {
    const token = await logIn();
    const restarted = await setStage();
    restarted.emulator.restore(JSON.parse(JSON.stringify(stage.emulator.snapshot())));

    const me = await restarted.graph('GET', '/me', undefined, { token });

    expect(me.body['name']).toBe('Anna Maria Berger');
    await restarted.close();
  });
});

function exchangeOf(token: string): Readonly<Record<string, string>> {
  return { grant_type: 'fb_exchange_token', fb_exchange_token: token };
}
