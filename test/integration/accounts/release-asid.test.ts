import { onAsidOutlivesLink } from '../../../src/accounts/facebook-login/release-asid';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { asidKey, findCustomerIdByAsid } from '../../../src/store/facebook-ids';
import { createFacebookWorld, type FacebookWorld } from './facebook-world';

describe('the Facebook id of an account whose link ends', () => {
  const ASID = '5550001';
  const linked = { customerId: 'C-1', email: 'a@example.com', asid: ASID, psid: 'P-1' };
  const { psid: _psid, ...unlinked } = linked;

  let db: LocalDynamoDb;
  let world: FacebookWorld;

  beforeAll(async () => {
    db = await startDynamoDb();
  });
  beforeEach(async () => {
    world = await createFacebookWorld(db.endpoint);
    await world.put('logins', { key: asidKey(ASID), customerId: 'C-1' });
  });
  afterEach(() => world.close());
  afterAll(() => db.close());

  const bound = () => findCustomerIdByAsid(world.client, world.tables.logins, ASID);
  /** The record of an edit of the row, which by now stands as `row`. */
  const handle = async (newImage: Readonly<Record<string, unknown>>, row = newImage) => {
    await world.put('customers', row);
    return onAsidOutlivesLink(world.deps, { eventId: 'e', oldImage: linked, newImage });
  };

  test.each([
    ['is unlinked', unlinked],
    ['is moved to another chat', { ...linked, psid: 'P-2' }],
  ])('leaves it when the account %s', async (_how, row) => {
    const outcome = await handle(row);

    expect(outcome).toBe('asid_released');
    expect(await world.row('C-1')).not.toHaveProperty('asid');
    expect(await bound()).toBeUndefined();
  });

  test.each([
    ['while the link stands', { ...linked, name: 'Anna' }, linked],
    ['when the same chat has been linked again since', unlinked, linked],
    [
      'in an account that Facebook Login made',
      unlinked,
      { ...unlinked, createdVia: 'facebook_login' },
    ],
  ])('stays %s', async (_when, newImage, row) => {
    const outcome = await handle(newImage, row);

    expect(outcome).toBe('nothing');
    expect(await world.row('C-1')).toMatchObject({ asid: ASID });
    expect(await bound()).toBe('C-1');
  });

  test('is left alone where it is another’s by now', async () => {
    const outcome = await handle(unlinked, { ...unlinked, asid: '777' });

    expect(outcome).toBe('nothing');
    expect(await world.row('C-1')).toMatchObject({ asid: '777' });
  });
});
