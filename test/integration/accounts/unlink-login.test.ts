import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { createLoginWorld, PASSWORD, type LoginWorld } from './login-world';

const LINK = { psid: '5001', linkedAt: 1, linkedVia: 'm_me' };

describe('POST /login to unlink', () => {
  let db: LocalDynamoDb;
  let world: LoginWorld;
  let request: { email: string; password: string; intent: string };
  let customerId: string;
  let customers = 0;

  beforeAll(async () => {
    db = await startDynamoDb();
    world = await createLoginWorld(db.endpoint);
  });
  afterAll(async () => {
    world.client.destroy();
    await db.close();
  });
  beforeEach(async () => {
    customers += 1;
    customerId = `C-${String(customers)}`;
    const email = `customer-${String(customers)}@example.com`;
    request = { email, password: PASSWORD, intent: 'unlink' };
    await world.addCustomer(customerId, email, { ...LINK, locale: 'de' });
  });

  test('takes the link out of the row and leaves all else; the second time there is none', async () => {
    const { psid: _psid, linkedAt: _at, linkedVia: _via, ...kept } = (await world.row(customerId))!;

    const answers = [await world.post(request), await world.post(request)];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(answers.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { customerName: 'Anna Berger', unlinked: true },
      { customerName: 'Anna Berger', unlinked: false },
    ]);
    expect(await world.row(customerId)).toEqual(kept);
  });

  test('refuses a wrong password like any login, and changes nothing', async () => {
    const before = await world.row(customerId);

    const answer = await world.post({ ...request, password: 'wrong' });

    const plain = await world.post({ email: request.email, password: 'wrong' });
    expect(answer).toEqual(plain);
    expect(answer.statusCode).toBe(401);
    expect(await world.row(customerId)).toEqual(before);
  });

  test('throttles guesses like any login', async () => {
    const sourceIp = '192.0.2.77';
    const guess = () => world.post({ ...request, password: 'wrong' }, { sourceIp });
    for (let guesses = 0; guesses < 10; guesses += 1) await guess();

    const answer = await world.post(request, { sourceIp });

    expect(answer.statusCode).toBe(429);
    expect(await world.row(customerId)).toMatchObject(LINK);
  });

  test.each([
    { redirectUri: 'https://www.facebook.com/messenger_platform/account_linking/' },
    { accountLinkingToken: 'ARTX' },
    { linkToken: 'x' },
  ])('is refused beside what a chat sends to be linked: %j', async (more) => {
    const answer = await world.post({ ...request, ...more });

    expect(answer.statusCode).toBe(400);
    expect(await world.row(customerId)).toMatchObject(LINK);
  });
});
