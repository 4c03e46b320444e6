import { LINK_REQUEST_LIFETIME_MS } from '../../../src/accounts/facebook-login/request-link';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import type { Person } from '../../../src/local/messenger/thread/thread-model';
import { HOUR } from '../../../src/shared/clock';
import { findCustomerIdByAsid } from '../../../src/store/facebook-ids';
import { createFacebookWorld, type FacebookWorld } from '../accounts/facebook-world';

describe('a link that a login with Facebook asked for', () => {
  let db: LocalDynamoDb;
  let world: FacebookWorld;
  let anna: Person;

  beforeAll(async () => {
    db = await startDynamoDb();
  });
  beforeEach(async () => {
    world = await createFacebookWorld(db.endpoint);
    anna = await world.person('Anna Berger');
  });
  afterEach(() => world.close());
  afterAll(() => db.close());

  /** The id of the one customer that a login with Facebook has made. */
  const made = async (): Promise<string> => {
    const rows = await world.customers();
    return String(rows.find((row) => row['createdVia'] === 'facebook_login')?.['customerId']);
  };
  const logIn = async (person = anna): Promise<string> => {
    expect((await world.logIn(person)).json).toMatchObject({ linking: true });
    return made();
  };
  const push = async (customerId: string) => world.push(await world.streamRecord(customerId));
  const boundTo = async (asid: unknown) =>
    findCustomerIdByAsid(world.client, world.tables.logins, String(asid));

  test('is made: both ends agree, the chat is told with an undo, nothing of it stays behind', async () => {
    const customerId = await logIn();
    const key = (await world.row(customerId))?.['linkRequest'];

    const outcome = await push(customerId);

    expect(outcome).toBe('linked');
    expect(await world.row(customerId)).toMatchObject({
      psid: anna.psid,
      linkedVia: 'facebook_login',
    });
    expect(await world.state(anna.psid)).toMatchObject({ customerId });
    expect(await world.waiting(anna.psid)).toEqual([
      expect.stringMatching(/now linked with Anna Berger.+\[Undo\]/s),
      expect.stringContaining('no parcel on its way'),
    ]);
    expect(await world.everything()).not.toContain(key);
  });

  test('is made once, however often and however parallel its record is delivered', async () => {
    const customerId = await logIn();
    const record = await world.streamRecord(customerId);

    const outcomes = await Promise.all(Array.from({ length: 8 }, () => world.push(record)));
    const later = await world.push(record);

    expect(outcomes.filter((outcome) => outcome === 'linked')).toHaveLength(1);
    expect(later).toBe('not_open');
    expect(await world.waiting(anna.psid)).toHaveLength(2);
  });

  test('is confirmed once, however often the person logs in', async () => {
    const customerId = await logIn();
    await push(customerId);

    await logIn();
    const outcome = await push(customerId);

    expect(outcome).toBe('already_linked');
    expect(await world.waiting(anna.psid)).toHaveLength(2);
    expect(await world.row(customerId)).not.toHaveProperty('linkRequest');
  });

  test('gives way to the one of a second login that overtook its record', async () => {
    const customerId = await logIn();
    const first = await world.streamRecord(customerId);
    await logIn();
    const second = await world.streamRecord(customerId);

    const outcomes = [await world.push(first), await world.push(second)];

    expect(outcomes).toEqual(['not_open', 'linked']);
    expect(await world.row(customerId)).not.toHaveProperty('linkRequest');
  });

  test('is dropped when its record comes an hour late', async () => {
    const customerId = await logIn();
    const record = await world.streamRecord(customerId);
    await world.stage.time.pass(HOUR);

    const outcome = await world.push(record);

    expect(LINK_REQUEST_LIFETIME_MS).toBeLessThan(HOUR);
    expect(outcome).toBe('not_open');
    expect(await world.row(customerId)).not.toHaveProperty('psid');
    expect(await world.row(customerId)).not.toHaveProperty('linkRequest');
    expect((await world.state(anna.psid)).customerId).toBeUndefined();
    expect(await world.waiting(anna.psid)).toEqual([]);
  });

  test('is confirmed even where this bot has never met the chat: the words wait for the window', async () => {
    const customerId = await logIn();

    await push(customerId);

    const state = await world.state(anna.psid);
    expect(state).toMatchObject({ customerId, version: 1 });
    expect(state.lastUserActionAt).toBeUndefined();
    expect(await world.waiting(anna.psid)).toHaveLength(2);
  });

  test.each([
    ['made up', () => Promise.resolve('link-request#made-up')],
    ['no key at all', () => Promise.resolve('code#x')],
    [
      'copied from another customer’s row',
      async () => (await world.row(await logIn()))?.['linkRequest'],
    ],
  ])('is not made of a key that was typed by hand: %s', async (_what, keyOf) => {
    const linkRequest = await keyOf();
    await world.put('customers', {
      customerId: 'C-thief',
      createdVia: 'facebook_login',
      linkRequest,
    });

    const outcome = await push('C-thief');

    expect(['not_open', 'nothing']).toContain(outcome);
    expect(await world.row('C-thief')).not.toHaveProperty('psid');
    expect((await world.state(anna.psid)).customerId).toBeUndefined();
    expect(await world.waiting(anna.psid)).toEqual([]);
  });

  test('ties only the chat of whose token it was', async () => {
    const mallory = await world.person('Mallory');

    const customerId = await logIn(mallory);
    await push(customerId);

    expect(await world.row(customerId)).toMatchObject({ psid: mallory.psid });
    expect((await world.state(anna.psid)).customerId).toBeUndefined();
    expect(await world.waiting(anna.psid)).toEqual([]);
  });

  test('is not made for a customer with a login of their own', async () => {
    const customerId = await logIn();
    const record = await world.streamRecord(customerId);
    const { createdVia: _made, ...row } = (await world.row(customerId)) ?? {};
    await world.put('customers', row);

    const outcome = await world.push(record);

    expect(outcome).toBe('not_open');
    expect((await world.state(anna.psid)).customerId).toBeUndefined();
  });

  describe('while the chat is linked with another account', () => {
    beforeEach(async () => {
      await world.put('customers', { customerId: 'C-1', email: 'a@example.com', name: 'Anna B.' });
      await world.linkInChat(anna.psid, 'C-1');
    });

    test('gives way to it: the empty account goes, and Facebook’s id goes over', async () => {
      const customerId = await logIn();
      const asid = (await world.row(customerId))?.['asid'];

      const outcome = await push(customerId);

      expect(outcome).toBe('kept');
      expect(await world.row(customerId)).toBeUndefined();
      expect(await world.row('C-1')).toMatchObject({ psid: anna.psid, linkedVia: 'm_me', asid });
      expect(await boundTo(asid)).toBe('C-1');
      expect(await world.waiting(anna.psid)).toEqual([
        expect.stringContaining('linked with Anna B.'),
      ]);
    });

    test('is that account’s own at the next login, without another word', async () => {
      await push(await logIn());

      const answer = await world.logIn(anna);
      const outcome = await push('C-1');

      expect(answer.json).toEqual({ customerName: 'Anna B.', linking: true });
      expect(outcome).toBe('already_linked');
      expect(await world.waiting(anna.psid)).toHaveLength(1);
      expect(await world.customers()).toHaveLength(1);
    });

    test('opens no way back once that link was undone', async () => {
      await push(await logIn());
      await world.put('customers', { ...(await world.row('C-1')), psid: 'P-owner' });

      const customerId = await logIn();
      const row = await world.row(customerId);

      expect(customerId).not.toBe('C-1');
      expect(await boundTo(row?.['asid'])).toBe(customerId);
      expect(await world.row('C-1')).not.toHaveProperty('asid');
      expect(await world.row('C-1')).not.toHaveProperty('linkRequest');
    });

    test('leaves an account alone that has parcels by now', async () => {
      const customerId = await logIn();
      await world.put('parcels', { parcelId: 'DL-1', customerId, status: 'pending' });
      const asid = (await world.row(customerId))?.['asid'];

      const outcome = await push(customerId);

      expect(outcome).toBe('kept');
      expect(await boundTo(asid)).toBe(customerId);
      expect(await world.row(customerId)).not.toHaveProperty('linkRequest');
      expect(await world.row('C-1')).not.toHaveProperty('asid');
      expect(await world.state(anna.psid)).toMatchObject({ customerId: 'C-1' });
    });

    test('takes no other person’s Facebook id from that account', async () => {
      await world.put('customers', { ...(await world.row('C-1')), asid: '999' });
      const customerId = await logIn();

      const outcome = await push(customerId);

      expect(outcome).toBe('kept');
      expect(await world.row('C-1')).toMatchObject({ asid: '999' });
      expect(await world.row(customerId)).toBeDefined();
    });
  });

  test('is withdrawn by a link that was made since', async () => {
    const customerId = await logIn();
    const late = await world.streamRecord(customerId);
    await world.linkInChat('P-other', customerId);

    const outcome = await world.push(late);

    expect(outcome).toBe('not_open');
    expect(await world.row(customerId)).toMatchObject({ psid: 'P-other' });
  });

  test('moves from another chat, which lets go of it, as any login does', async () => {
    const customerId = await logIn();
    await world.linkInChat('P-other', customerId);

    await logIn();
    expect(await push(customerId)).toBe('linked');
    expect(await world.row(customerId)).toMatchObject({ psid: anna.psid });
    expect(await world.state('P-other')).toMatchObject({ linkMovedFrom: customerId });
    expect((await world.state('P-other')).customerId).toBeUndefined();
  });

  test('and a link of the chat’s own at the same moment end with both ends agreeing', async () => {
    await world.put('customers', { customerId: 'C-1', email: 'a@example.com', name: 'Anna B.' });
    for (let round = 0; round < 6; round += 1) {
      const customerId = await logIn();
      const record = await world.streamRecord(customerId);

      await Promise.all([
        world.push(record),
        world.linkInChat(anna.psid, 'C-1').catch(() => 'conflict'),
      ]);

      const { customerId: chosen } = await world.state(anna.psid);
      const named = (await world.customers()).filter(({ psid }) => psid === anna.psid);
      expect(named.map((row) => row['customerId'])).toEqual([chosen]);
    }
  });
});
