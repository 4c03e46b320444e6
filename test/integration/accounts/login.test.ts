import { findCode } from '../../../src/accounts/authorization-code';
import { needsRehash } from '../../../src/accounts/password';
import { createUserLogin } from '../../../src/lambdas/user-login/user-login';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import type { HttpAnswer } from '../../../src/shared/http';
import { hostileReturnAddresses } from '../../helpers/hostile-return-addresses';
import { createLoginWorld, PAGE_ORIGIN, PASSWORD, type LoginWorld } from './login-world';

const BARE = 'https://www.facebook.com/messenger_platform/account_linking/';
const REDIRECT = `${BARE}?account_linking_token=ARTX`;

const RIGHT = { email: 'anna@example.com', password: PASSWORD };
const WRONG = { email: 'anna@example.com', password: 'wrong' };
const UNKNOWN = { email: 'nobody@example.com', password: PASSWORD };

const bodyOf = ({ body }: HttpAnswer): unknown => JSON.parse(body);
const codeOf = (answer: HttpAnswer): unknown =>
  (bodyOf(answer) as { error?: { code?: unknown } }).error?.code;

describe('POST /login', () => {
  let db: LocalDynamoDb;
  let world: LoginWorld;

  beforeAll(async () => {
    db = await startDynamoDb();
    world = await createLoginWorld(db.endpoint);
    await world.addCustomer('C-1', 'anna@example.com');
  });
  afterAll(async () => {
    world.client.destroy();
    await db.close();
  });

  const findIssued = async (answer: HttpAnswer) => {
    const { authorizationCode } = bodyOf(answer) as { authorizationCode: string };
    return findCode(world.client, world.tables.logins, authorizationCode, world.now());
  };

  describe('with the right password', () => {
    test('says who logged in, and issues no code where nothing is to be linked', async () => {
      const answer = await world.post(RIGHT);

      expect(answer.statusCode).toBe(200);
      expect(bodyOf(answer)).toEqual({ customerName: 'Anna Berger' });
    });

    test('issues a code for the psid that opened the popup, and shows whom that is', async () => {
      world.opens('ARTX', '5001', { first_name: 'Anna', profile_pic: 'https://x.fbsbx.com/a' });

      const answer = await world.post({
        ...RIGHT,
        accountLinkingToken: 'ARTX',
        redirectUri: REDIRECT,
      });

      const issued = await findIssued(answer);
      const { authorizationCode } = bodyOf(answer) as { authorizationCode: string };
      expect(issued).toMatchObject({ customerId: 'C-1', psid: '5001' });
      expect(bodyOf(answer)).toEqual({
        customerName: 'Anna Berger',
        authorizationCode,
        redirectTo: `${REDIRECT}&authorization_code=${authorizationCode}`,
        messengerProfile: { name: 'Anna', pictureUrl: 'https://x.fbsbx.com/a' },
      });
    });

    test('goes by the token in the address where the caller left it out', async () => {
      world.opens('ARTX', '5001', { first_name: 'Mallory' });

      const answer = await world.post({ ...RIGHT, redirectUri: REDIRECT });

      expect(await findIssued(answer)).toMatchObject({ psid: '5001' });
      expect(bodyOf(answer)).toMatchObject({ messengerProfile: { name: 'Mallory' } });
    });

    test.each([
      ['unreachable', { kind: 'unreachable' }],
      ['slow', { kind: 'outcome_unknown' }],
      ['broken', { kind: 'refused', httpStatus: 500 }],
    ] as const)(
      'issues a code for whoever returns first while Facebook is %s',
      async (_how, failure) => {
        world.facebookFails(failure);

        const answer = await world.post({ ...RIGHT, redirectUri: REDIRECT });

        world.facebookFails(undefined);
        const issued = await findIssued(answer);
        expect(answer.statusCode).toBe(200);
        expect(issued).toMatchObject({ customerId: 'C-1' });
        expect(issued).not.toHaveProperty('psid');
        expect(bodyOf(answer)).not.toHaveProperty('messengerProfile');
      },
    );

    test.each([
      ['beside the address', { accountLinkingToken: 'expired', redirectUri: BARE }],
      ['in the address', { redirectUri: `${BARE}?account_linking_token=expired` }],
      ['alone', { accountLinkingToken: 'expired' }],
    ])('issues nothing for a token %s that Facebook does not know', async (_where, fields) => {
      const answer = await world.post({ ...RIGHT, ...fields });

      expect(answer.statusCode).toBe(400);
      expect(codeOf(answer)).toBe('link_expired');
      expect(answer.body).not.toContain('authorization');
    });

    test.each([
      ['only the token', { accountLinkingToken: 'ARTX' }, false],
      ['only an address without a token', { redirectUri: BARE }, true],
    ])('issues a code for %s', async (_what, fields, redirected) => {
      world.opens('ARTX', '5001');

      const answer = await world.post({ ...RIGHT, ...fields });

      expect(bodyOf(answer)).toHaveProperty('authorizationCode');
      expect('redirectTo' in (bodyOf(answer) as object)).toBe(redirected);
    });

    test('takes the e-mail in any case and spacing, unknown keys, nulls and base64', async () => {
      const body = { ...RIGHT, email: ' Anna@EXAMPLE.com ', linkToken: null, remember: true };

      const answer = await world.post(body, {
        base64: true,
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
      });

      expect(answer.statusCode).toBe(200);
    });

    test.each([
      ['no type', { headers: {} }],
      [
        'headers of several values only',
        { multiValueHeaders: { 'Content-Type': ['application/json'] } },
      ],
      ['nulls', { headers: null, isBase64Encoded: null, requestContext: null, path: '/login' }],
      ['one resource for all', { resource: '/{proxy+}', path: '/latest/login/' }],
    ])('takes an event with %s', async (_what, fields) => {
      const event = { httpMethod: 'POST', path: '/login', body: JSON.stringify(RIGHT), ...fields };

      const answer = await world.login(event);

      expect(answer.statusCode).toBe(200);
    });

    test('calls a customer without a name by the e-mail that was typed', async () => {
      await world.addCustomer('C-nameless', 'nameless@example.com', { name: 7 });

      const answer = await world.post({ ...RIGHT, email: 'nameless@example.com' });

      expect(bodyOf(answer)).toEqual({ customerName: 'nameless@example.com' });
    });

    test('hashes it anew where the hash was made with too little work', async () => {
      await world.addCustomer('C-weak', 'weak@example.com', {}, 4);

      const first = await world.post({ ...RIGHT, email: 'weak@example.com' });

      const strengthened = await world.row('C-weak');
      const second = await world.post({ ...RIGHT, email: 'weak@example.com' });
      expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
      expect(needsRehash(String(strengthened?.['passwordHash']))).toBe(false);
      expect(await world.row('C-weak')).toEqual(strengthened);
    });
  });

  describe('with a wrong pair', () => {
    test.each([
      ['an unknown e-mail', UNKNOWN],
      ['a customer without a password', { email: 'none@example.com', password: PASSWORD }],
      ['a hash that a hand typed', { email: 'typed@example.com', password: 'secret' }],
      ['an e-mail that two rows have', { email: 'two@example.com', password: PASSWORD }],
      ['a text that is no e-mail', { email: '?', password: PASSWORD }],
    ])('answers to %s byte for byte as to a wrong password', async (_what, body) => {
      await world.addRow({ customerId: 'C-none', email: 'none@example.com' });
      await world.addRow({ customerId: 'C-t', email: 'typed@example.com', passwordHash: 'secret' });
      await world.addCustomer('C-two-1', 'two@example.com');
      await world.addCustomer('C-two-2', 'two@example.com');

      const [answer, wrong] = [await world.post(body), await world.post(WRONG)];

      expect(answer).toEqual(wrong);
      expect(answer.statusCode).toBe(401);
      expect(codeOf(answer)).toBe('credentials_wrong');
    });

    test('takes the same steps whether or not the e-mail is known', async () => {
      const [wrong, unknown] = [
        await world.commandsOf(() => world.post(WRONG)),
        await world.commandsOf(() => world.post(UNKNOWN)),
      ];

      expect(unknown).toEqual(wrong);
      expect(wrong).toContain('QueryCommand');
    });

    test('issues nothing', async () => {
      const answer = await world.post({ ...WRONG, redirectUri: REDIRECT });

      expect(answer.body).not.toContain('authorization');
      expect(answer.body).not.toContain('facebook');
    });
  });

  describe('guessed again and again', () => {
    test('compares ten passwords out of 200 that come at once, and lets the owner in', async () => {
      const guesses = Array.from({ length: 200 }, (_, index) =>
        world.post({ ...WRONG, password: `guess ${index}` }, { sourceIp: '203.0.113.9' }),
      );

      const answers = await Promise.all(guesses);

      const refused = answers.filter(({ statusCode }) => statusCode === 429);
      const attacker = await world.post(RIGHT, { sourceIp: '203.0.113.9' });
      const owner = await world.post(RIGHT, { sourceIp: '192.0.2.1' });
      expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10);
      expect(refused).toHaveLength(190);
      expect(refused[0]?.headers['retry-after']).toMatch(/^[1-9]\d{0,2}$/);
      expect(codeOf(refused[0]!)).toBe('too_many_attempts');
      expect([attacker.statusCode, owner.statusCode]).toEqual([429, 200]);
    });

    test('lets everyone try again after the time it named', async () => {
      const sourceIp = '203.0.113.10';
      for (let guess = 0; guess < 10; guess += 1) await world.post(UNKNOWN, { sourceIp });
      const refused = await world.post(UNKNOWN, { sourceIp });

      world.advance(Number(refused.headers['retry-after']) * 1_000);

      const answer = await world.post(UNKNOWN, { sourceIp });
      expect([refused.statusCode, answer.statusCode]).toEqual([429, 401]);
    });

    test('counts requests without an address together', async () => {
      const body = JSON.stringify({ ...UNKNOWN, email: 'somebody@example.com' });
      const headers = { 'content-type': 'application/json' };
      const guesses = Array.from({ length: 12 }, () =>
        world.login({ httpMethod: 'POST', path: '/login', headers, body }),
      );

      const answers = await Promise.all(guesses);

      expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(2);
    });
  });

  describe('refuses, before anything is looked up', () => {
    const untouched = async (act: () => Promise<HttpAnswer>): Promise<HttpAnswer> => {
      let answer: HttpAnswer | undefined;
      const commands = await world.commandsOf(async () => {
        answer = await act();
      });
      expect(commands).toEqual([]);
      return answer!;
    };

    test.each(hostileReturnAddresses)('to send a code to %j', async (redirectUri) => {
      const answer = await untouched(() => world.post({ ...RIGHT, redirectUri }));

      expect(answer.statusCode).toBe(400);
      expect(codeOf(answer)).toBe('redirect_uri_refused');
      expect(answer.body).not.toContain('evil');
    });

    test('a token that is not the one in the address', async () => {
      const body = { ...RIGHT, accountLinkingToken: 'another', redirectUri: REDIRECT };

      const answer = await untouched(() => world.post(body));

      expect(answer.statusCode).toBe(400);
      expect(codeOf(answer)).toBe('redirect_uri_refused');
    });

    test('a link token that none of ours looks like', async () => {
      const answer = await untouched(() => world.post({ ...RIGHT, linkToken: 'forged' }));

      expect(answer.statusCode).toBe(400);
      expect(codeOf(answer)).toBe('link_token_invalid');
    });

    test.each([
      ['nothing', ''],
      ['no JSON', '{"email":'],
      ['null', 'null'],
      ['an array', '[]'],
      ['no password', '{"email":"anna@example.com"}'],
      ['an empty e-mail', '{"email":"  ","password":"x"}'],
      ['an empty password', '{"email":"anna@example.com","password":""}'],
      ['a number for a password', '{"email":"anna@example.com","password":12345678901234567}'],
      ['an object for an e-mail', '{"email":{"S":"x"},"password":"x"}'],
      ['an e-mail that is no Unicode', '{"email":"a\\ud800@b.de","password":"x"}'],
      ['an e-mail with a NUL', '{"email":"a\\u0000@b.de","password":"x"}'],
      ['a password that is no Unicode', '{"email":"anna@example.com","password":"\\ud800"}'],
      ['a long password', JSON.stringify({ ...RIGHT, password: 'x'.repeat(1_025) })],
      ['a long e-mail', JSON.stringify({ ...RIGHT, email: 'x'.repeat(255) })],
      ['a long token', JSON.stringify({ ...RIGHT, accountLinkingToken: 'x'.repeat(4_097) })],
      ['a token that is a list', JSON.stringify({ ...RIGHT, accountLinkingToken: ['A'] })],
      ['17 KiB', JSON.stringify({ ...RIGHT, padding: 'x'.repeat(17_000) })],
      ['inherited fields', '{"__proto__":{"email":"anna@example.com","password":"x"}}'],
    ])('a body that holds %s', async (_what, body) => {
      const answer = await untouched(() => world.send(body));

      expect(answer.statusCode).toBe(400);
      expect(codeOf(answer)).toBe('input_invalid');
    });

    test('bytes that are no UTF-8', async () => {
      const answer = await untouched(() =>
        world.login({
          httpMethod: 'POST',
          path: '/login',
          headers: { 'content-type': 'application/json' },
          body: Buffer.from('{"email":"a@b.de","password":"\xff"}', 'latin1').toString('base64'),
          isBase64Encoded: true,
        }),
      );

      expect(answer.statusCode).toBe(400);
    });

    test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
      'a body of type %j',
      async (type) => {
        const answer = await untouched(() =>
          world.post(RIGHT, { headers: { 'Content-Type': type } }),
        );

        expect(answer.statusCode).toBe(400);
      },
    );

    test.each([
      ['GET', '/login', 405, 'method_not_allowed'],
      ['DELETE', '/login', 405, 'method_not_allowed'],
      ['POST', '/', 404, 'not_found'],
      ['POST', '/login/other', 404, 'not_found'],
      ['OPTIONS', '/other', 404, 'not_found'],
    ])('%s %s', async (method, path, status, code) => {
      const answer = await untouched(() => world.post(RIGHT, { method, path }));

      expect(answer.statusCode).toBe(status);
      expect(codeOf(answer)).toBe(code);
    });

    test.each([undefined, null, 'text', {}, { Records: [] }])('the event %j', async (event) => {
      const answer = await untouched(() => world.login(event));

      expect(answer.statusCode).toBe(400);
    });
  });

  describe('whatever it answers', () => {
    const headersOf = async (origin: string, method = 'POST') =>
      (await world.post(WRONG, { method, headers: { origin } })).headers;

    test('nothing keeps it, guesses its type or passes its address on', async () => {
      const answers = [
        await world.post(RIGHT),
        await world.post(WRONG),
        await world.send(''),
        await world.post(RIGHT, { path: '/nowhere' }),
      ];

      for (const { headers } of answers) {
        expect(headers).toMatchObject({
          'content-type': 'application/json; charset=utf-8',
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          vary: 'Origin',
        });
      }
    });

    test('only scripts of the login page may read it', async () => {
      const own = await headersOf(PAGE_ORIGIN);
      const others = await Promise.all(
        ['https://evil.example', `${PAGE_ORIGIN}.evil.example`, 'null', `${PAGE_ORIGIN}/`].map(
          (origin) => headersOf(origin),
        ),
      );

      expect(own['access-control-allow-origin']).toBe(PAGE_ORIGIN);
      expect(own['access-control-expose-headers']).toBe('retry-after');
      for (const headers of [own, ...others]) {
        expect(headers).not.toHaveProperty('access-control-allow-credentials');
      }
      for (const headers of others) {
        expect(headers).not.toHaveProperty('access-control-allow-origin');
      }
    });

    test('the browser learns beforehand that the page may send JSON', async () => {
      const request = { method: 'OPTIONS', headers: { Origin: PAGE_ORIGIN } };

      const answer = await world.send(null, request);

      expect(answer).toMatchObject({
        statusCode: 204,
        body: '',
        headers: {
          'access-control-allow-origin': PAGE_ORIGIN,
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers': 'content-type',
        },
      });
    });

    test('a failure of ours is always the same words, and tells nobody more', async () => {
      db.throttle(true);
      const answer = await world.post(RIGHT);
      db.throttle(false);

      const lastLine = world.logged.at(-1);
      expect(answer.statusCode).toBe(503);
      expect(bodyOf(answer)).toEqual({
        error: { code: 'unavailable', message: 'Not available at the moment. Try again later.' },
      });
      expect(JSON.parse(lastLine!)).toMatchObject({
        event: 'login_failed',
        code: 'store_throttled',
      });
    });

    test('no log line holds e-mail, password, token, code or address', async () => {
      world.opens('TOKEN-CANARY', '5009', { first_name: 'Canary' });
      const answer = await world.post(
        { ...RIGHT, accountLinkingToken: 'TOKEN-CANARY', redirectUri: BARE },
        { sourceIp: '198.51.100.77' },
      );
      await world.post({ ...WRONG, password: 'PASSWORD-CANARY' });

      const log = world.logged.join('\n');

      const { authorizationCode } = bodyOf(answer) as { authorizationCode: string };
      expect(log).toContain('"kind":"accepted"');
      for (const secret of ['example.com', PASSWORD, 'CANARY', 'Canary', '5009', '198.51']) {
        expect(log).not.toContain(secret);
      }
      expect(log).not.toContain(authorizationCode);
    });
  });
});

describe('createUserLogin', () => {
  test.each(['', 'not an address', 'ftp://login.example', 'https://'])(
    'refuses %j for the address of the login page',
    (loginPageUrl) => {
      const deps = { loginPageUrl } as Parameters<typeof createUserLogin>[0];

      let failure: unknown;
      try {
        createUserLogin(deps);
      } catch (thrown) {
        failure = thrown;
      }

      expect(failure).toMatchObject({ name: 'AppError', code: 'config_invalid' });
    },
  );
});
