import { issueCode } from '../../../src/accounts/authorization-code';
import { handleEvent } from '../../../src/conversation/handle-event';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { systemRandom } from '../../../src/shared/random';
import { loadState } from '../../../src/store/conversations';
import { STATE_ENTRY } from '../../../src/store/entries';
import { listParcelRows } from '../../../src/store/parcels';
import { accountLinking, known, message, NOW, tap } from '../../unit/conversation/events';
import { createWorld, type World } from './world';

let db: LocalDynamoDb;
let world: World;

beforeAll(async () => {
  db = await startDynamoDb();
  world = await createWorld(db.endpoint);
});
afterAll(async () => {
  world.client.destroy();
  await db.close();
});

const codeFor = (customerId: string, psid?: string): Promise<string> =>
  issueCode(
    { client: world.client, logins: world.tables.logins, now: NOW, random: systemRandom },
    customerId,
    psid,
  );

const link = async (psid: string, customerId: string) => {
  const authorizationCode = await codeFor(customerId);
  return handleEvent(world.deps, accountLinking('linked', { psid, authorizationCode }));
};

const linkedTo = async (psid: string) =>
  (await loadState(world.client, world.tables.conversations, psid)).customerId;

describe('linking in the chat', () => {
  test('ties both ends, and shows the parcels', async () => {
    await world.put('customers', { customerId: 'C-ends', name: 'Anna Berger' });
    await world.put('parcels', { parcelId: 'DL-1', customerId: 'C-ends', status: 'In Transit' });

    const outcome = await link('P-ends', 'C-ends');

    expect(outcome).toBe('committed');
    expect(await linkedTo('P-ends')).toBe('C-ends');
    expect(await world.customerRow('C-ends')).toMatchObject({
      psid: 'P-ends',
      linkedAt: NOW,
      linkedVia: 'account_linking',
    });
    expect(await world.waiting('P-ends')).toEqual([
      expect.stringContaining('now linked with Anna Berger'),
      expect.stringContaining('DL-1 is on its way'),
    ]);
  });

  test('gives a stolen code to the first who comes, and to nobody else', async () => {
    await world.put('customers', { customerId: 'C-code', name: 'Anna Berger' });
    const authorizationCode = await codeFor('C-code');
    const people = Array.from({ length: 10 }, (_, index) => `P-code-${String(index)}`);

    await Promise.all(
      people.map((psid) =>
        handleEvent(world.deps, accountLinking('linked', { psid, authorizationCode })),
      ),
    );

    const ends = await Promise.all(people.map(linkedTo));
    expect(ends.filter((customerId) => customerId === 'C-code')).toHaveLength(1);
    const row = await world.customerRow('C-code');
    expect(people[ends.indexOf('C-code')]).toBe(row?.['psid']);
  });

  test('moves a link: the old chat lets go', async () => {
    await world.put('customers', { customerId: 'C-move', name: 'Anna Berger' });

    await link('P-old', 'C-move');
    await link('P-new', 'C-move');

    expect(await linkedTo('P-old')).toBeUndefined();
    expect(await linkedTo('P-new')).toBe('C-move');
    expect(await world.customerRow('C-move')).toMatchObject({ psid: 'P-new' });
  });

  test('moves a chat to another customer: the old row lets go', async () => {
    await world.put('customers', { customerId: 'C-a', name: 'Anna Berger' });
    await world.put('customers', { customerId: 'C-b', name: 'Ben Carter' });

    await link('P-both', 'C-a');
    await link('P-both', 'C-b');

    expect(await linkedTo('P-both')).toBe('C-b');
    expect(await world.customerRow('C-a')).not.toHaveProperty('psid');
    expect(await world.customerRow('C-b')).toMatchObject({ psid: 'P-both' });
  });

  test('with an unknown code links nothing and says so', async () => {
    const event = accountLinking('linked', { psid: 'P-bad', authorizationCode: 'guessed' });

    await handleEvent(world.deps, event);

    expect(await linkedTo('P-bad')).toBeUndefined();
    expect(await world.waiting('P-bad')).toEqual([
      '<unlink>',
      expect.stringContaining("didn't work"),
    ]);
  });

  test.each([
    ["Facebook's Log Out button", accountLinking('unlinked', { psid: 'P-out' }), 'P-out'],
    ['the undo button', tap({ do: 'undoLink' }, { psid: 'P-undo' }), 'P-undo'],
  ])('is undone at both ends by %s', async (_, event, psid) => {
    const customerId = `C-${psid}`;
    await world.put('customers', { customerId, name: 'Anna Berger' });
    await link(psid, customerId);

    await handleEvent(world.deps, event);

    expect(await linkedTo(psid)).toBeUndefined();
    expect(await world.customerRow(customerId)).not.toHaveProperty('psid');
  });

  test('keeps the code out of the transcript and the log', async () => {
    await world.put('customers', { customerId: 'C-quiet' });
    const authorizationCode = await codeFor('C-quiet');
    const event = accountLinking('linked', { psid: 'P-quiet', authorizationCode });

    await handleEvent(world.deps, event);

    const kept = JSON.stringify(await world.claim('P-quiet', event.key));
    expect(kept + world.logged.join()).not.toContain(authorizationCode);
  });
});

describe('personal answers', () => {
  beforeAll(async () => {
    await world.put('customers', { customerId: 'C-p', name: 'Anna Berger', psid: 'P-p' });
    await world.put('customers', { customerId: 'C-other', name: 'Ben Carter' });
    await world.put('parcels', { parcelId: 'DL-1010', customerId: 'C-p', status: 'delivered' });
    await world.put('parcels', { parcelId: 'DL-1020', customerId: 'C-other', status: 'delivered' });
  });
  const conversation = (psid: string) =>
    world.put('conversations', { ...known({ psid, customerId: 'C-p' }), entry: STATE_ENTRY });

  test('are given while both ends agree, and about own parcels only', async () => {
    await conversation('P-p');

    await handleEvent(world.deps, message('DL-1010, DL-1020, DL-1030', { psid: 'P-p' }));

    const [answer = ''] = await world.waiting('P-p');
    expect(answer).toContain('DL-1010 has been delivered');
    expect(answer).toContain("DL-1020 isn't among your parcels");
    expect(answer).toContain("DL-1030 isn't among your parcels");
  });

  test('find a parcel beyond those that a list stops at', async () => {
    const customerId = 'C-many';
    await world.put('customers', { customerId, psid: 'P-many' });
    await world.put('conversations', {
      ...known({ psid: 'P-many', customerId }),
      entry: STATE_ENTRY,
    });
    const parcelIds = Array.from({ length: 205 }, (_, index) => `MY-${String(1000 + index)}`);
    await Promise.all(
      parcelIds.map((parcelId) =>
        world.put('parcels', { parcelId, customerId, status: 'pending' }),
      ),
    );
    const listed = await listParcelRows(world.client, world.tables.parcels, customerId);
    const beyond = parcelIds.find((id) => !listed.some(({ parcelId }) => parcelId === id)) ?? '';

    await handleEvent(world.deps, message(`where is ${beyond}`, { psid: 'P-many' }));

    expect(await world.waiting('P-many')).toEqual([expect.stringContaining(`parcel ${beyond}`)]);
  });

  test('are refused when the customer row names another chat', async () => {
    await conversation('P-impostor');

    await handleEvent(world.deps, message('my parcels', { psid: 'P-impostor' }));

    const answers = await world.waiting('P-impostor');
    expect(answers).toEqual([
      expect.stringMatching(/^To tell you.*\[logIn\] \[I'm on a computer\]$/),
    ]);
  });
});
