import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import type { StreamRecord } from '../../../src/lambdas/parcel-push/push-event';
import { handledRecords } from '../../../src/local/streams/batch-outcome';
import { AppError } from '../../../src/shared/errors';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { createParcelWorld, firstLines, type ParcelWorld } from './parcel-world';

const STATUSES = ['picked_up', 'in_transit', 'out_for_delivery', 'delivered'] as const;

describeOnDynamoDb('the stream of parcel changes', (db) => {
  let world: ParcelWorld;
  beforeAll(async () => {
    world = await createParcelWorld(db().endpoint);
  });
  afterAll(() => {
    world.close();
  });

  test('an edit of a row becomes one message, and writing it again none', async () => {
    await world.link('C-1', 'P-1');
    const row = { parcelId: 'DL-1', customerId: 'C-1', status: 'in_transit' };
    const records = await world.recordsOf(async () => {
      await world.setParcel(row);
      await world.setParcel({ ...row, updatedAt: '2026-11-20T10:00:00Z' });
      await world.setParcel({ ...row, status: 'delivered' });
      await world.client.send(
        new DeleteCommand({ TableName: world.tables.parcels, Key: { parcelId: 'DL-1' } }),
      );
    });

    const answer = await world.push(records);

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(firstLines(await world.queueOf('P-1'))).toEqual([
      'Parcel DL-1 is on its way to you.',
      'Parcel DL-1 has been delivered. Enjoy!',
    ]);
  });

  test('a reassigned parcel is told to its new customer only', async () => {
    await world.link('C-old', 'P-old');
    await world.link('C-new', 'P-new');
    const records = await world.recordsOf(async () => {
      await world.setParcel({ parcelId: 'DL-2', customerId: 'C-old', status: 'in_transit' });
      await world.setParcel({ parcelId: 'DL-2', customerId: 'C-new', status: 'in_transit' });
      await world.setParcel({ parcelId: 'DL-2', customerId: 'C-new', status: 'delivered' });
    });

    await world.push(records);

    expect(await world.queueOf('P-old')).toHaveLength(1);
    expect(firstLines(await world.queueOf('P-new'))).toEqual([
      'Parcel DL-2 is on its way to you.',
      'Parcel DL-2 has been delivered. Enjoy!',
    ]);
  });

  test('rows that were typed wrongly are logged and do not stop the rows after them', async () => {
    await world.link('C-3', 'P-3');
    const id = (number: number) => ({ parcelId: { S: `DL-3${String(number)}` } });
    const customerId = { S: 'C-3' };
    const status = { S: 'delivered' };
    const records = await world.recordsOf(async () => {
      await world.typeRow({ ...id(0), status });
      await world.typeRow({ ...id(1), customerId });
      await world.typeRow({ ...id(2), customerId, status: { S: 'deliverd' } });
      await world.typeRow({ ...id(3), customerId, status: { N: '7' } });
      await world.typeRow({ ...id(4), customerId, status: { SS: ['delivered'] } });
      await world.typeRow({ ...id(5), customerId, status: { B: new Uint8Array([1]) } });
      await world.typeRow({ ...id(6), customerId, status: { M: { text: status } } });
      await world.typeRow({ parcelId: { S: 'X'.repeat(500) }, customerId, status });
      await world.typeRow({ ...id(7), customerId, status, note: { N: '123456789012345678901' } });
      await world.typeRow({ ...id(8), customerId, status, note: { S: 'long '.repeat(20_000) } });
      await world.typeRow({ ...id(9), customerId, status, location: { NULL: true } });
    });
    world.logged.length = 0;

    const answer = await world.push(records);

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(firstLines(await world.queueOf('P-3'))).toEqual(
      ['DL-37', 'DL-38', 'DL-39'].map(
        (parcelId) => `Parcel ${parcelId} has been delivered. Enjoy!`,
      ),
    );
    expect(world.logged.map(({ event, kind, reason }) => [event, kind, reason].join(' '))).toEqual(
      expect.arrayContaining([
        'parcel_row_fault customerId missing',
        'parcel_row_fault status missing',
        'parcel_row_fault status unknown_status',
        'parcel_row_fault status number_where_text_belongs',
        'parcel_row_fault status not_text',
        'parcel_row_fault parcelId too_long',
        'parcel_row_fault note number_where_text_belongs',
        'parcel_row_fault note too_long',
      ]),
    );
    const faults = world.logged.filter(({ event }) => event === 'parcel_row_fault');
    const eventIds = records.map(({ eventID }) => eventID);
    expect(faults.every(({ correlationId = '' }) => eventIds.includes(correlationId))).toBe(true);
    expect(JSON.stringify(world.logged)).not.toMatch(/DL-3|C-3|P-3|deliverd/);
  });

  /** What befalls one call: it works, it fails before its work, or it dies after it (its answer is lost). */
  const fate = fc.constantFrom('works', 'fails', 'dies' as const);

  test('tells each change once and in order, however often batches are delivered again', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ customer: fc.nat(1), parcel: fc.nat(1) }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.array(fate, { maxLength: 12 }),
        fc.integer({ min: 1, max: 8 }),
        async (edits, fates, batchSize) => {
          run += 1;
          const told = await editAndDeliver(String(run), edits, [...fates], batchSize);

          expect(told.received).toEqual(told.expected);
        },
      ),
      { numRuns: 15 },
    );
  });

  async function editAndDeliver(
    run: string,
    edits: readonly { customer: number; parcel: number }[],
    fates: string[],
    batchSize: number,
  ) {
    const psids = [0, 1].map((number) => `P-${run}-${String(number)}`);
    for (const [number, psid] of psids.entries()) {
      await world.link(`C-${run}-${String(number)}`, psid);
    }
    const expected: string[][] = [[], []];
    const records = await world.recordsOf(async () => {
      for (const [index, { customer, parcel }] of edits.entries()) {
        const parcelId = `DL-${run}${String(customer)}${String(parcel)}`;
        const note = `Edit ${String(index)}`;
        const status = STATUSES[index % STATUSES.length];
        await world.setParcel({
          parcelId,
          customerId: `C-${run}-${String(customer)}`,
          status,
          note,
        });
        expected[customer]!.push(`Note: ${note}`);
      }
    });

    let rest = records;
    while (rest.length > 0) {
      const batch = rest.slice(0, batchSize);
      const answer = await world.push(batch, (push) => withFate(push, () => fates.shift()));
      rest = rest.slice(handledRecords(answer, batch));
    }

    const queues = await Promise.all(psids.map((psid) => world.queueOf(psid)));
    const received = queues.map((queue) =>
      queue.map(({ outgoing }) => /Note: Edit \d+/.exec(JSON.stringify(outgoing))?.[0]),
    );
    return { expected, received };
  }

  const withFate =
    (push: (change: StreamRecord) => Promise<unknown>, next: () => string | undefined) =>
    async (change: StreamRecord): Promise<void> => {
      const befalls = next();
      if (befalls !== 'fails') await push(change);
      if (befalls === 'fails' || befalls === 'dies') {
        throw new AppError('store_unavailable', 'DynamoDB unavailable', true);
      }
    };
});
