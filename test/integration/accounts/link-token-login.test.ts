import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { readChatCode } from '../../../src/accounts/chat-code';
import { issueLinkToken, LINK_TOKEN_LIFETIME_MS } from '../../../src/accounts/link-token';
import { findReference, findReferenceByChatCode } from '../../../src/accounts/reference';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { systemRandom } from '../../../src/shared/random';
import { createLoginWorld, PAGE_ID, PASSWORD, type LoginWorld } from './login-world';

const PSID = '6000000000000001';

describe('POST /login with a link token', () => {
  let db: LocalDynamoDb;
  let world: LoginWorld;

  beforeAll(async () => {
    db = await startDynamoDb();
    world = await createLoginWorld(db.endpoint);
    await world.addCustomer('C-1', 'anna@example.com');
    await world.addCustomer('C-2', 'ben@example.com', { name: 'Ben Koch' });
  });
  afterAll(async () => {
    world.client.destroy();
    await db.close();
  });

  const issue = (psid = PSID): Promise<string> => {
    const { client, tables, now } = world;
    return issueLinkToken(
      { client, logins: tables.logins, now: now(), random: systemRandom },
      psid,
    );
  };
  const logIn = (linkToken: string, more: object = {}) =>
    world.post({ email: 'anna@example.com', password: PASSWORD, linkToken, ...more });
  const bodyOf = ({ body }: { readonly body: string }) => JSON.parse(body) as Answer;
  const refOf = ({ redirectTo = '' }: Answer): string =>
    new URL(redirectTo).searchParams.get('ref') ?? '';

  test('answers with the way back to that chat: a link and a code for one reference, bound to its psid', async () => {
    world.opens('never-used', PSID, { first_name: 'Carla', last_name: 'Winter' });

    const answer = await logIn(await issue());

    const body = bodyOf(answer);
    const { client, tables, now } = world;
    const opened = await findReference(client, tables.logins, refOf(body), now());
    const code = readChatCode(body.chatCode ?? '') ?? '';
    const typed = await findReferenceByChatCode(client, tables.logins, code, now());
    expect(answer.statusCode).toBe(200);
    expect(body).toEqual({
      customerName: 'Anna Berger',
      messengerProfile: { name: 'Carla Winter' },
      redirectTo: expect.stringMatching(
        new RegExp(`^https://m\\.me/${PAGE_ID}\\?ref=[\\w-]{43}$`),
      ) as string,
      chatCode: expect.stringMatching(/^\w{4}-\w{4}$/) as string,
    });
    expect(opened).toMatchObject({ customerId: 'C-1', psid: PSID, via: 'link_token' });
    expect(typed).toEqual(opened);
  });

  test('refuses a token the second time, whoever logs in with it', async () => {
    const token = await issue();
    await logIn(token);

    const answers = [await logIn(token), await logIn(token, { email: 'ben@example.com' })];

    for (const answer of answers) {
      expect(answer.statusCode).toBe(400);
      expect(answer.body).toContain('link_token_invalid');
    }
  });

  test('of two who log in with one token at once, one gets the way back', async () => {
    const token = await issue();

    const answers = await Promise.all([
      logIn(token),
      logIn(token, { email: 'ben@example.com' }),
      logIn(token),
    ]);

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400, 400]);
  });

  test.each(['unknown', 'expired', 'used'])(
    'refuses one that is %s before it looks at any password',
    async (kind) => {
      const token = kind === 'unknown' ? 't'.repeat(43) : await issue();
      if (kind === 'expired') world.advance(LINK_TOKEN_LIFETIME_MS);
      if (kind === 'used') await logIn(token);
      const answers: unknown[] = [];

      const commands = await world.commandsOf(async () => {
        answers.push(await logIn(token), await logIn(token, { password: 'wrong' }));
      });

      expect(commands).toEqual(['GetItemCommand', 'GetItemCommand']);
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]).toMatchObject({ statusCode: 400 });
    },
  );

  test('is good to its last moment, and is not used up by a wrong password', async () => {
    const token = await issue();
    const wrong = await logIn(token, { password: 'wrong' });
    world.advance(LINK_TOKEN_LIFETIME_MS - 1_000);

    const right = await logIn(token);

    expect([wrong.statusCode, right.statusCode]).toEqual([401, 200]);
  });

  test('gives reference and code ten minutes', async () => {
    const body = bodyOf(await logIn(await issue()));
    const { client, tables } = world;
    const code = readChatCode(body.chatCode ?? '') ?? '';
    world.advance(10 * 60_000);

    const late = await Promise.all([
      findReference(client, tables.logins, refOf(body), world.now()),
      findReferenceByChatCode(client, tables.logins, code, world.now()),
    ]);

    expect(late).toEqual([undefined, undefined]);
  });

  test('lets the login go on while Facebook tells no profile', async () => {
    world.facebookFails({ kind: 'unreachable' });

    const answer = await logIn(await issue('6000000000000009'));

    world.facebookFails(undefined);
    expect(answer.statusCode).toBe(200);
    expect(bodyOf(answer)).not.toHaveProperty('messengerProfile');
  });

  test.each([
    { redirectUri: 'https://www.facebook.com/messenger_platform/account_linking/' },
    { accountLinkingToken: 'ARTX' },
    { intent: 'messenger' },
  ])('takes nothing of another way beside it: %j', async (more) => {
    const token = await issue();

    const answer = await logIn(token, more);

    const after = await logIn(token);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('input_invalid');
    expect(after.statusCode).toBe(200);
  });

  test('token, reference and code stand in no table and no log line as they are', async () => {
    const token = await issue();

    const body = bodyOf(await logIn(token));

    const { Items } = await world.client.send(
      new ScanCommand({ TableName: world.tables.logins, ConsistentRead: true }),
    );
    const kept = JSON.stringify(Items) + world.logged.join();
    const code = body.chatCode ?? '';
    for (const secret of [token, refOf(body), code, code.replace('-', '')]) {
      expect(secret.length).toBeGreaterThan(7);
      expect(kept).not.toContain(secret);
    }
  });
});

interface Answer {
  readonly customerName: string;
  readonly redirectTo?: string;
  readonly chatCode?: string;
  readonly messengerProfile?: object;
}
