import { addCustomer, type NewCustomer } from '../../../src/accounts/add-customer';
import { verifyPassword } from '../../../src/accounts/password';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { systemRandom } from '../../../src/shared/random';
import { createLinkedWorld, type LinkedWorld } from './linked-world';

const PEPPER = 'a pepper of more than 32 characters';

describe('addCustomer', () => {
  let db: LocalDynamoDb;
  let world: LinkedWorld;

  beforeAll(async () => {
    db = await startDynamoDb();
    world = await createLinkedWorld(db.endpoint);
  });
  afterAll(async () => {
    world.client.destroy();
    await db.close();
  });

  const add = (given: Partial<NewCustomer> & Pick<NewCustomer, 'email'>) =>
    addCustomer(
      { client: world.client, customers: world.tables.customers, random: systemRandom },
      { name: 'Anna Berger', ...given },
    );

  test('stores the e-mail as the login looks it up, and gives an id', async () => {
    const customerId = await add({ email: ' Anna@Example.com ', name: ' Anna Berger ' });

    expect(customerId).toMatch(/^C-[\w-]{16}$/);
    expect(await world.row(customerId)).toEqual({
      customerId,
      email: 'anna@example.com',
      name: 'Anna Berger',
    });
  });

  test('takes id, locale and password as given, and keeps only a hash of the password', async () => {
    const password = { text: '  eight or more  ', pepper: PEPPER };

    await add({ email: 'ben@example.com', customerId: 'C-7', locale: 'de', password });

    const row = await world.row('C-7');
    const passwordHash = String(row?.['passwordHash']);
    expect(row).toMatchObject({ customerId: 'C-7', locale: 'de' });
    expect(JSON.stringify(row)).not.toContain('eight');
    expect(await verifyPassword(password.text, passwordHash, PEPPER)).toBe(true);
  });

  test('refuses an e-mail or id that is taken, and leaves the row as it is', async () => {
    await add({ email: 'first@example.com', customerId: 'C-first', name: 'First' });

    const sameEmail = add({ email: 'FIRST@example.com', customerId: 'C-second' });
    const sameId = add({ email: 'second@example.com', customerId: 'C-first' });

    await expect(sameEmail).rejects.toMatchObject({ code: 'input_invalid' });
    await expect(sameId).rejects.toMatchObject({ code: 'input_invalid' });
    expect(await world.row('C-second')).toBeUndefined();
    expect(await world.row('C-first')).toMatchObject({ name: 'First' });
  });

  test.each([
    ['what is no e-mail', { email: 'carla.canary' }],
    ['an empty name', { email: 'carla.canary@example.com', name: '  ' }],
    ['an empty id', { email: 'carla.canary@example.com', customerId: ' ' }],
    [
      'a short password',
      { email: 'carla.canary@example.com', password: { text: '1234567', pepper: PEPPER } },
    ],
    [
      'an endless password',
      { email: 'carla.canary@example.com', password: { text: 'x'.repeat(1_025), pepper: PEPPER } },
    ],
  ])('refuses %s without repeating any of it', async (_what, given) => {
    const failure: unknown = await add(given).catch((thrown: unknown) => thrown);

    expect(failure).toMatchObject({ code: 'input_invalid', retryable: false });
    expect(String(failure)).not.toMatch(/canary|1234567|xxx/);
  });
});
