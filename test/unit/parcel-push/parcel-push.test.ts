import fc from 'fast-check';
import {
  createParcelPush,
  type ParcelPushDeps,
} from '../../../src/lambdas/parcel-push/parcel-push';
import { AppError } from '../../../src/shared/errors';
import { entryRecord, parcelRecord, streamRecord, tables } from './stream-records';

const NOW = 1_795_000_000_000;

/** A parcel_push whose calls are written down; `fail` says what a call throws. */
function createRecorder(fail: (call: string) => unknown = () => undefined) {
  const calls: string[] = [];
  const logged: string[] = [];
  const record = (call: string): Promise<void> => {
    calls.push(call);
    const failure = fail(call);
    return failure instanceof Error ? Promise.reject(failure) : Promise.resolve();
  };
  const deps: ParcelPushDeps = {
    tables,
    clock: () => NOW,
    log: (level, event, fields) => logged.push(JSON.stringify({ level, event, ...fields })),
    onParcelChange: ({ eventId }) => record(`parcel ${eventId}`),
    onCustomerChange: ({ eventId }) => record(`customer ${eventId}`),
    onTicketChange: ({ eventId }) => record(`ticket ${eventId}`),
    drain: (psid) => record(`drain ${psid}`),
    drainDue: () => record('drainDue'),
  };
  return { push: createParcelPush(deps), deps, calls, logged };
}

const busy = new AppError('store_throttled', 'DynamoDB throttled', true);
const refused = new AppError('store_invalid', 'DynamoDB refused', false);

describe('parcel_push', () => {
  it('drains what has come due on the schedule', async () => {
    const { push, calls } = createRecorder();

    const answer = await push({ 'detail-type': 'Scheduled Event', source: 'aws.events' });

    expect(calls).toEqual(['drainDue']);
    expect(answer).toEqual({ batchItemFailures: [] });
  });

  it('tells the tables apart by the ARN of the stream', async () => {
    const { push, calls } = createRecorder();

    await push({
      Records: [
        parcelRecord(1, 'DL-1', 'C-1'),
        streamRecord('customers', 2, { keys: { customerId: { S: 'C-1' } } }),
        entryRecord(3, 'P-1', 'queue#000000000001'),
        streamRecord('tickets', 4, { keys: { ticketId: { S: 'T-1' }, entry: { S: 'ticket' } } }),
      ],
    });

    expect([...calls].sort()).toEqual([
      ...['customer event-2', 'drain P-1', 'parcel event-1', 'ticket event-4'],
    ]);
  });

  it('drains each person once, however many of their items were queued', async () => {
    const { push, calls } = createRecorder();

    await push({
      Records: [
        entryRecord(1, 'P-1', 'queue#000000000001'),
        entryRecord(2, 'P-1', 'queue#000000000002'),
        entryRecord(3, 'P-2', 'queue#000000000001'),
      ],
    });

    expect(calls).toEqual(['drain P-1', 'drain P-2']);
  });

  it.each([
    ['INSERT', NOW, true],
    ['MODIFY', NOW - 1, true],
    ['MODIFY', NOW + 1, false],
    ['REMOVE', NOW, false],
  ] as const)('on %s of a wake entry due at %d drains: %s', async (eventName, dueAt, drains) => {
    const { push, calls } = createRecorder();
    const newImage = { dueAt: { N: String(dueAt) } };

    await push({ Records: [entryRecord(1, 'P-1', 'wake', { eventName, newImage })] });

    expect(calls).toEqual(drains ? ['drain P-1'] : []);
  });

  it.each([
    ['a claim', entryRecord(1, 'P-1', 'in#event')],
    ['a sent item', entryRecord(1, 'P-1', 'out#000000000001')],
    [
      'a queued item that is tried again',
      entryRecord(1, 'P-1', 'queue#1', { eventName: 'MODIFY' }),
    ],
    ['a queued item that was sent', entryRecord(1, 'P-1', 'queue#1', { eventName: 'REMOVE' })],
    ['a wake entry without a time', entryRecord(1, 'P-1', 'wake')],
    [
      'an item that expired',
      streamRecord('customers', 1, {
        eventName: 'REMOVE',
        keys: { customerId: { S: 'C-1' } },
        userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
      }),
    ],
  ])('does nothing about %s, and does not mention it', async (_, record) => {
    const { push, calls, logged } = createRecorder();

    const answer = await push({ Records: [record] });

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(calls).toEqual([]);
    expect(logged).toEqual([]);
  });

  it.each([
    ['logins', 'table_not_pushed'],
    ['foreign', 'unknown_table'],
  ] as const)('acknowledges and logs records of %s', async (table, reason) => {
    const { push, calls, logged } = createRecorder();

    const answer = await push({ Records: [streamRecord(table, 1)] });

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(calls).toEqual([]);
    expect(logged).toEqual([expect.stringContaining(reason)]);
  });

  it('answers the first failed record of a customer and leaves the later ones for the next delivery', async () => {
    const { push, calls } = createRecorder((call) => call === 'parcel event-2' && busy);

    const answer = await push({
      Records: [
        parcelRecord(1, 'DL-1', 'C-1'),
        parcelRecord(2, 'DL-2', 'C-1'),
        parcelRecord(3, 'DL-1', 'C-1'),
        parcelRecord(4, 'DL-3', 'C-2'),
      ],
    });

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '1002' }] });
    expect([...calls].sort()).toEqual(['parcel event-1', 'parcel event-2', 'parcel event-4']);
  });

  it('takes the notes of one ticket in order, and other tickets beside them', async () => {
    const { push, calls } = createRecorder((call) => call === 'ticket event-1' && busy);
    const note = (number: number, ticketId: string) =>
      streamRecord('tickets', number, {
        keys: { ticketId: { S: ticketId }, entry: { S: `note#${String(number)}` } },
      });

    const answer = await push({ Records: [note(1, 'T-1'), note(2, 'T-1'), note(3, 'T-2')] });

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '1001' }] });
    expect([...calls].sort()).toEqual(['ticket event-1', 'ticket event-3']);
  });

  it('acknowledges a record that can never succeed, logs it as a dead letter, and goes on', async () => {
    const { push, calls, logged } = createRecorder((call) => call === 'parcel event-1' && refused);

    const answer = await push({
      Records: [parcelRecord(1, 'DL-1', 'C-1'), parcelRecord(2, 'DL-1', 'C-1')],
    });

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(calls).toEqual(['parcel event-1', 'parcel event-2']);
    expect(logged).toEqual([expect.stringContaining('stream_record_dead_letter')]);
    expect(logged[0]).toContain('event-1');
    expect(logged[0]).not.toMatch(/DL-1|C-1/);
  });

  it('takes an error of a stranger for a defect, which no delivery will mend', async () => {
    const { push, logged } = createRecorder(() => new TypeError('secret of C-1'));

    const answer = await push({ Records: [parcelRecord(1, 'DL-1', 'C-1')] });

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(logged.join()).toContain('"errorName":"TypeError"');
    expect(logged.join()).not.toContain('secret');
  });

  it('acknowledges a drain that fails, whose wake entry stays due, and drains the others', async () => {
    const { push, calls, logged } = createRecorder((call) => call === 'drain P-1' && busy);

    const answer = await push({
      Records: [
        entryRecord(1, 'P-1', 'queue#000000000001'),
        entryRecord(2, 'P-2', 'queue#000000000001'),
      ],
    });

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(calls).toContain('drain P-2');
    expect(logged).toEqual([expect.stringContaining('drain_failed')]);
  });

  it('leaves drains to the schedule when the time is nearly up', async () => {
    const { push, calls } = createRecorder();

    const answer = await push(
      { Records: [entryRecord(1, 'P-1', 'queue#000000000001')] },
      { getRemainingTimeInMillis: () => 999 },
    );

    expect(calls).toEqual([]);
    expect(answer).toEqual({ batchItemFailures: [] });
  });

  it.each([
    [60_000, 10_000, 6_000],
    [5_000, 5_000, 5_000],
  ])('with %d ms left gives a drain %d ms, and %d ms 4 s later', async (left, first, later) => {
    let now = NOW;
    const seen: number[] = [];
    const { deps } = createRecorder();
    const push = createParcelPush({
      ...deps,
      clock: () => now,
      drain: (_, remainingMs) => {
        seen.push(remainingMs());
        now += 4_000;
        seen.push(remainingMs());
        return Promise.resolve();
      },
    });

    await push(
      { Records: [entryRecord(1, 'P-1', 'queue#000000000001')] },
      { getRemainingTimeInMillis: () => left },
    );

    expect(seen).toEqual([first, Math.min(later, left)]);
  });

  it('begins nothing when the time is nearly up, and answers all of it as failed', async () => {
    const { push, calls } = createRecorder();

    const answer = await push(
      { Records: [parcelRecord(1, 'DL-1', 'C-1'), parcelRecord(2, 'DL-2', 'C-2')] },
      { getRemainingTimeInMillis: () => 999 },
    );

    expect(calls).toEqual([]);
    expect(answer.batchItemFailures).toHaveLength(2);
  });

  it.each([undefined, null, 'text', {}, { Records: 'none' }, { 'detail-type': 'EC2 Event' }])(
    'refuses the event %j with a clear error',
    async (event) => {
      const { push } = createRecorder();

      await expect(push(event)).rejects.toMatchObject({ code: 'input_invalid', retryable: false });
    },
  );

  it('acknowledges and counts records that are none of DynamoDB', async () => {
    const { push, calls, logged } = createRecorder();

    const answer = await push({
      Records: [{ eventSource: 'aws:sqs' }, null, parcelRecord(3, 'DL-1', 'C-1')],
    });

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(calls).toEqual(['parcel event-3']);
    expect(logged).toEqual([expect.stringContaining('"count":2')]);
  });

  it('answers every batch of records, whatever stands in them', async () => {
    const record = fc.oneof(
      fc.jsonValue(),
      fc
        .tuple(fc.constantFrom(...(['parcels', 'customers', 'conversations'] as const)), fc.json())
        .map(([table, json]) => {
          const image = JSON.parse(json) as Record<string, unknown>;
          return streamRecord(table, 1, { keys: image, newImage: image, oldImage: image });
        }),
    );

    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 5 }), async (records) => {
        const { push } = createRecorder();

        const answer = await push({ Records: records });

        expect(answer).toEqual({ batchItemFailures: [] });
      }),
      { numRuns: 300 },
    );
  });
});
