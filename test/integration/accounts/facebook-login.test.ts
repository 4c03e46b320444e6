import { LINK_REQUEST_LIFETIME_MS } from '../../../src/accounts/facebook-login/request-link';
import { findReference } from '../../../src/accounts/reference';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { HOUR, SECOND } from '../../../src/shared/clock';
import { findCustomerIdByAsid } from '../../../src/store/facebook-ids';
import { findRequestedLink } from '../../../src/store/link-requests';
import { APP_SECRET, OLD_APP_SECRET, PAGE_TOKEN } from '../messenger-emulator/harness';
import {
  createFacebookWorld,
  type FacebookWorld,
  type FacebookWorldOptions,
} from './facebook-world';

let db: LocalDynamoDb;
let world: FacebookWorld;

const enter = async (options: FacebookWorldOptions = {}): Promise<void> => {
  await world.close();
  world = await createFacebookWorld(db.endpoint, options);
};

beforeAll(async () => {
  db = await startDynamoDb();
});
beforeEach(async () => {
  world = await createFacebookWorld(db.endpoint);
});
afterEach(() => world.close());
afterAll(() => db.close());

const only = async () => {
  const [row, ...others] = await world.customers();
  expect(others).toEqual([]);
  return row ?? {};
};
const codeOf = ({ json }: { json: Readonly<Record<string, unknown>> }): unknown =>
  (json['error'] as { code: string } | undefined)?.code;

describe('POST /login/facebook', () => {
  test('makes the customer at the first login, and asks for the link with their chat', async () => {
    const anna = await world.person('Anna Berger');

    const answer = await world.logIn(anna);

    const row = await only();
    const key = String(row['linkRequest']);
    const now = world.stage.time.now();
    const requested = await findRequestedLink(world.client, world.tables.logins, key, now);
    expect(answer).toMatchObject({
      statusCode: 200,
      json: { customerName: 'Anna Berger', linking: true },
    });
    expect(row).toMatchObject({ name: 'Anna Berger', createdVia: 'facebook_login' });
    expect(requested).toEqual({
      key,
      customerId: row['customerId'],
      psid: anna.psid,
      via: 'facebook_login',
      expiresAt: Math.floor((now + LINK_REQUEST_LIFETIME_MS) / SECOND),
    });
  });

  test('knows the customer again, by the name that stands in the row now', async () => {
    const anna = await world.person('Anna Berger');
    await world.logIn(anna);
    const first = await only();
    await world.put('customers', { ...first, name: 'Anna B.' });

    const again = await world.logIn(anna);

    const second = await only();
    expect(again.json).toEqual({ customerName: 'Anna B.', linking: true });
    expect(second['customerId']).toBe(first['customerId']);
    expect(second['linkRequest']).not.toBe(first['linkRequest']);
  });

  test('has eight first logins at once make one customer', async () => {
    const anna = await world.person('Anna Berger');
    const accessToken = await world.tokenOf(anna);

    const answers = await Promise.all(Array.from({ length: 8 }, () => world.post({ accessToken })));

    const row = await only();
    const asid = String(row['asid']);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(200));
    expect(await findCustomerIdByAsid(world.client, world.tables.logins, asid)).toBe(
      row['customerId'],
    );
  });

  test('tells who never wrote to the Page so, with a one-time link into a chat', async () => {
    const ben = await world.person('Ben Carter', false);

    const { statusCode, json } = await world.logIn(ben);

    const ref = /^https:\/\/m\.me\/\d+\?ref=([\w-]{43})$/.exec(String(json['messengerUrl']))?.[1];
    const { client, tables, stage } = world;
    const found = await findReference(client, tables.logins, ref ?? '', stage.time.now());
    const row = await only();
    expect({ statusCode, ...json }).toMatchObject({ statusCode: 200, linking: false });
    expect(found).toMatchObject({ kind: 'account', customerId: row['customerId'] });
    expect(row).not.toHaveProperty('linkRequest');
  });

  test('says the same where Facebook matches no ids: in Europe and Japan', async () => {
    await enter({ assumptions: { subjectToEuPrivacyRules: true } });
    const anna = await world.person('Anna Berger');

    const { json } = await world.logIn(anna);

    expect(json).toMatchObject({ linking: false });
  });

  test('works with the second of two app secrets, as while rotating', async () => {
    await enter({ appSecrets: ['not known to Facebook yet', APP_SECRET] });

    const answer = await world.logIn(await world.person('Anna Berger'));

    expect(answer.json).toMatchObject({ linking: true });
  });

  test('leaves no token and no secret in any table, log line or answer', async () => {
    const anna = await world.person('Anna Berger');
    const accessToken = await world.tokenOf(anna);

    const answer = await world.post({ accessToken });
    await world.post({ accessToken: `${accessToken}x` });

    const left = [await world.everything(), ...world.logged, JSON.stringify(answer)].join('\n');
    for (const secret of [accessToken, APP_SECRET, OLD_APP_SECRET, PAGE_TOKEN]) {
      expect(left).not.toContain(secret);
    }
    expect(world.logged.join('\n')).not.toMatch(new RegExp(`${anna.psid}|Anna`));
    expect(world.logged.join('\n')).toContain('"kind":"linking"');
    const { issuedTokens } = world.stage.emulator.snapshot() as {
      issuedTokens: readonly { readonly token: string }[];
    };
    expect(issuedTokens.length).toBeGreaterThan(1);
    for (const { token } of issuedTokens) expect(left).not.toContain(token);
  });
});

describe('POST /login/facebook refuses', () => {
  test.each([
    ['made up', () => Promise.resolve('EAAmadeup')],
    ['the Page’s', () => Promise.resolve(PAGE_TOKEN)],
    [
      'expired',
      async () => {
        const token = await world.tokenOf(await world.person('Anna Berger'));
        await world.stage.time.pass(HOUR);
        return token;
      },
    ],
    [
      'revoked',
      async () => {
        const anna = await world.person('Anna Berger');
        const token = await world.tokenOf(anna);
        await world.stage.control.invalidateTokens(anna.psid);
        return token;
      },
    ],
  ])('a token that is %s', async (_what, make) => {
    const accessToken = await make();

    const answer = await world.post({ accessToken });

    expect(answer.statusCode).toBe(401);
    expect(codeOf(answer)).toBe('facebook_token_refused');
    expect(await world.customers()).toEqual([]);
  });

  test.each([{}, { accessToken: '' }, { accessToken: 5 }, { accessToken: 'a b' }, null])(
    'a body that brings none: %j',
    async (body) => {
      const answer = await world.post(body);

      expect(answer.statusCode).toBe(400);
      expect(codeOf(answer)).toBe('input_invalid');
    },
  );

  test('whoever hammers it, by their address, and nobody else', async () => {
    const hammer = () => world.post({ accessToken: 'EAAmadeup' }, '198.51.100.7');
    for (let tries = 0; tries < 300; tries += 50) {
      await Promise.all(Array.from({ length: 50 }, hammer));
    }

    const answer = await hammer();
    const other = await world.logIn(await world.person('Anna Berger'));

    expect(answer.statusCode).toBe(429);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(other.statusCode).toBe(200);
  });
});

describe('POST /login/facebook while Facebook is in trouble', () => {
  test.each(['http500', 'code2', 'rateLimited'] as const)(
    'answers facebook_unavailable and leaves nothing behind: %s',
    async (fault) => {
      const accessToken = await world.tokenOf(await world.person('Anna Berger'));
      await world.stage.control.setFault(fault, true);

      const answer = await world.post({ accessToken });

      expect(answer.statusCode).toBe(503);
      expect(codeOf(answer)).toBe('facebook_unavailable');
      expect(await world.customers()).toEqual([]);
    },
  );
});
