import { readChatCode } from '../../../src/accounts/chat-code';
import { findReference, findReferenceByChatCode } from '../../../src/accounts/reference';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { createLoginWorld, PAGE_ID, PASSWORD, type LoginWorld } from './login-world';

const RIGHT = { email: 'anna@example.com', password: PASSWORD, intent: 'messenger' };

describe('POST /login on the way to Messenger', () => {
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

  test('answers with a link to the Page that brings a reference to the account, and a code to type for it', async () => {
    const answer = await world.post(RIGHT);

    const { messengerUrl, chatCode, ...rest } = JSON.parse(answer.body) as Record<string, string>;
    const [, ref = ''] = /^https:\/\/m\.me\/(?:\d+)\?ref=([\w-]+)$/.exec(messengerUrl ?? '') ?? [];
    const reference = await findReference(world.client, world.tables.logins, ref, world.now());
    const code = readChatCode(chatCode ?? '') ?? '';
    const typed = await findReferenceByChatCode(
      ...([world.client, world.tables.logins, code, world.now()] as const),
    );
    expect(answer.statusCode).toBe(200);
    expect(typed).toEqual(reference);
    expect(rest).toEqual({ customerName: 'Anna Berger' });
    expect(messengerUrl).toContain(`m.me/${PAGE_ID}?`);
    expect(reference).toMatchObject({ kind: 'account', customerId: 'C-1' });
    expect(world.logged.join()).not.toContain(ref);
  });

  test.each([
    ['a wrong password', { ...RIGHT, password: 'wrong' }],
    ['an unknown e-mail', { ...RIGHT, email: 'nobody@example.com' }],
  ])('refuses %s like any login', async (_, body) => {
    const answer = await world.post(body);

    const { intent: _intent, ...plain } = body;
    const plainAnswer = await world.post(plain);
    expect(answer).toEqual(plainAnswer);
    expect(answer.statusCode).toBe(401);
  });

  test('throttles guesses like any login', async () => {
    const sourceIp = '192.0.2.9';
    const guess = () => world.post({ ...RIGHT, password: 'wrong' }, { sourceIp });
    for (let guesses = 0; guesses < 10; guesses += 1) await guess();

    const answer = await world.post(RIGHT, { sourceIp });

    expect(answer.statusCode).toBe(429);
    expect(answer.headers).toHaveProperty('retry-after');
  });

  test.each([
    { intent: 'telegram' },
    { redirectUri: 'https://www.facebook.com/messenger_platform/account_linking/' },
    { accountLinkingToken: 'ARTX' },
    { linkToken: 'x' },
  ])('takes no other intent, and none beside what a chat sends: %j', async (more) => {
    const answer = await world.post({ ...RIGHT, ...more });

    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('input_invalid');
  });
});
