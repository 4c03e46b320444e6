import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { onParcelChange } from '../../../src/parcels/push-parcel-change';
import { systemSleep } from '../../../src/shared/clock';
import { isClaimed } from '../../../src/store/conversations';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { createParcelWorld, firstLines, type ParcelWorld } from './parcel-world';

describeOnDynamoDb('the push of a parcel change', (db) => {
  let world: ParcelWorld;
  beforeAll(async () => {
    world = await createParcelWorld(db().endpoint);
  });
  afterAll(() => {
    world.close();
  });

  const rowOf = (customerId: string, parcelId = 'DL-1001') => ({
    parcelId,
    customerId,
    status: 'delivered',
  });

  test('queues the update for the linked customer and claims the change', async () => {
    await world.link('C-pushed', 'P-pushed', { name: 'Ada' });

    const outcome = await onParcelChange(world.deps, {
      eventId: 'e-1',
      newImage: rowOf('C-pushed'),
    });

    expect(outcome).toBe('pushed');
    const [item, ...others] = await world.queueOf('P-pushed');
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      correlationId: 'e-1',
      outgoing: {
        occasion: 'update',
        subject: 'parcel#DL-1001',
        utility: { parameters: { customer_name: 'Ada' } },
      },
    });
    const { client, tables } = world;
    expect(await isClaimed(client, tables.conversations, 'P-pushed', 'stream:e-1')).toBe(true);
  });

  test('does nothing the second time', async () => {
    await world.link('C-twice', 'P-twice');
    const change = { eventId: 'e-2', newImage: rowOf('C-twice') };
    await onParcelChange(world.deps, change);

    const outcome = await onParcelChange(world.deps, change);

    expect(outcome).toBe('duplicate');
    expect(await world.queueOf('P-twice')).toHaveLength(1);
  });

  test.each([
    ['the choice made in the chat', { locale: 'de' }, { locale: 'en_US' }, 'Ihr Paket'],
    ['else the language of the account', {}, { locale: 'de_AT' }, 'Ihr Paket'],
    [
      "else the profile's",
      { profile: { locale: 'de', readAt: 0 }, textLocale: 'en' },
      {},
      'Ihr Paket',
    ],
    ["else the first text's", { textLocale: 'de' }, {}, 'Ihr Paket'],
    ['else English', {}, {}, 'Parcel'],
  ])('speaks %s', async (name, state, customer, words) => {
    const psid = `P-${name}`;
    await world.link(`C-${name}`, psid, customer, state);

    await onParcelChange(world.deps, { eventId: 'e-3', newImage: rowOf(`C-${name}`) });

    expect(firstLines(await world.queueOf(psid))).toEqual([expect.stringContaining(words)]);
  });

  test('sends nothing to a customer without Messenger', async () => {
    await world.put('customers', { customerId: 'C-none' });

    const outcomes = [
      await onParcelChange(world.deps, { eventId: 'e-4', newImage: rowOf('C-none') }),
      await onParcelChange(world.deps, { eventId: 'e-5', newImage: rowOf('C-nobody') }),
    ];

    expect(outcomes).toEqual(['not_linked', 'not_linked']);
  });

  test.each([
    ['nobody', { customerId: undefined }],
    ['somebody else', { customerId: 'C-else' }],
  ])('sends nothing when the conversation names %s', async (name, state) => {
    await world.link(`C-${name}`, `P-${name}`, {}, state);

    const outcome = await onParcelChange(world.deps, {
      eventId: 'e-6',
      newImage: rowOf(`C-${name}`),
    });

    expect(outcome).toBe('not_linked');
    expect(await world.queueOf(`P-${name}`)).toEqual([]);
  });

  test.each([42, '', true, ['P-1']])(
    'sends nothing when somebody typed %j as the psid',
    async (psid) => {
      await world.put('customers', { customerId: 'C-odd', psid });

      const outcome = await onParcelChange(world.deps, {
        eventId: 'e-7',
        newImage: rowOf('C-odd'),
      });

      expect(outcome).toBe('not_linked');
    },
  );

  test.each([
    ['all parcels', { all: true, exceptions: [] }, true],
    ['this parcel', { all: false, exceptions: ['DL-1001'] }, true],
    ['all parcels but this', { all: true, exceptions: ['DL-1001'] }, undefined],
    ['another parcel', { all: false, exceptions: ['DL-1002'] }, undefined],
  ])('is for the record only when the customer has muted %s', async (name, setting, muted) => {
    const [customerId, psid] = [`C-mute ${name}`, `P-mute ${name}`];
    await world.link(customerId, psid, {}, { mute: { customerId, ...setting } });

    const outcome = await onParcelChange(world.deps, {
      eventId: 'e-mute',
      newImage: rowOf(customerId),
    });

    const [item] = await world.queueOf(psid);
    expect(outcome).toBe(muted ? 'muted' : 'pushed');
    expect(item?.outgoing).toHaveProperty('subject', 'parcel#DL-1001');
    expect(item?.outgoing.type === 'message' && item.outgoing.muted).toBe(muted);
  });

  test('queues nothing when the link is removed between the read and the write', async () => {
    await world.link('C-late', 'P-late');
    const client = world.clientWith(() =>
      world.client.send(
        new UpdateCommand({
          TableName: world.tables.customers,
          Key: { customerId: 'C-late' },
          UpdateExpression: 'REMOVE psid',
        }),
      ),
    );

    const outcome = await onParcelChange(
      { ...world.deps, client },
      { eventId: 'e-8', newImage: rowOf('C-late') },
    );

    client.destroy();
    expect(outcome).toBe('not_linked');
    expect(await world.queueOf('P-late')).toEqual([]);
  });

  test('decides again when the conversation moved on, and keeps its place in the queue', async () => {
    await world.link('C-busy', 'P-busy');
    // All share one process with the store, which makes it slower than DynamoDB by more than this.
    const deps = { ...world.deps, sleep: (milliseconds: number) => systemSleep(3 * milliseconds) };
    const parcelIds = Array.from({ length: 10 }, (_, index) => `DL-${String(index)}`);

    const outcomes = await Promise.all(
      parcelIds.map((parcelId) =>
        onParcelChange(deps, {
          eventId: `e-9-${parcelId}`,
          newImage: rowOf('C-busy', parcelId),
        }),
      ),
    );

    expect(outcomes).toEqual(parcelIds.map(() => 'pushed'));
    const queue = await world.queueOf('P-busy');
    expect(queue.map(({ order }) => order)).toEqual(parcelIds.map((_, index) => index));
  });

  test('gives the record back when the conversation never stands still', async () => {
    await world.link('C-restless', 'P-restless');
    let writes = 0;
    const client = world.clientWith(async () => {
      writes += 1;
      await world.touchState('P-restless');
    });

    const pushing = onParcelChange(
      { ...world.deps, client, sleep: () => Promise.resolve() },
      { eventId: 'e-10', newImage: rowOf('C-restless') },
    );

    await expect(pushing).rejects.toMatchObject({ code: 'store_conflict', retryable: true });
    client.destroy();
    expect(writes).toBe(12);
    expect(await world.queueOf('P-restless')).toEqual([]);
  });
});
