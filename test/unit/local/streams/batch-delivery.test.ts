import * as fc from 'fast-check';
import type { DeliveryOptions } from '../../../../src/local/streams/batch-delivery';
import { deliverBatch } from '../../../../src/local/streams/batch-delivery';
import type { DiscardedBatch } from '../../../../src/local/streams/discarded-batch';
import type { StreamEvent, StreamEventRecord } from '../../../../src/local/streams/stream-event';

const STREAM_ARN =
  'arn:aws:dynamodb:eu-west-1:000000000000:table/parcels/stream/2026-01-01T00:00:00.000';
const WRITTEN_AT = Date.UTC(2026, 0, 1);

const record = (sequenceNumber: number): StreamEventRecord => ({
  eventID: String(sequenceNumber),
  eventName: 'INSERT',
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'eu-west-1',
  eventSourceARN: STREAM_ARN,
  dynamodb: {
    ApproximateCreationDateTime: WRITTEN_AT / 1_000 + sequenceNumber,
    Keys: {},
    SequenceNumber: String(sequenceNumber),
    SizeBytes: 1,
    StreamViewType: 'KEYS_ONLY',
  },
});
const batchOf = (size: number) => Array.from({ length: size }, (_, index) => record(index));
const numbersOf = (records: readonly StreamEventRecord[]) =>
  records.map(({ dynamodb }) => Number(dynamodb.SequenceNumber));
const report = (...identifiers: readonly unknown[]) => ({
  batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })),
});

/** Delivers the batch and notes every call of the function, every pause and everything given up. */
async function deliver(
  records: readonly StreamEventRecord[],
  answer: (numbers: readonly number[], call: number) => unknown,
  options: Partial<DeliveryOptions> = {},
) {
  const calls: number[][] = [];
  const pauses: number[] = [];
  const discarded: DiscardedBatch[] = [];
  const isDone = await deliverBatch(
    {
      streamArn: STREAM_ARN,
      functionName: 'parcel_push',
      invoke: async ({ Records }: StreamEvent) => {
        await Promise.resolve();
        calls.push(numbersOf(Records));
        return answer(numbersOf(Records), calls.length);
      },
      onFailure: (batch) => {
        discarded.push(batch);
        return Promise.resolve();
      },
      clock: () => WRITTEN_AT,
      sleep: (milliseconds) => {
        pauses.push(milliseconds);
        return Promise.resolve();
      },
      ...options,
    },
    'shard-1',
    records,
    () => calls.length >= 1_000,
  );
  return { isDone, calls, pauses, discarded };
}

describe('delivering a batch', () => {
  test.each([
    [undefined],
    [null],
    [{}],
    [{ batchItemFailures: null }],
    [{ batchItemFailures: [] }],
  ])('the answer %j is a success of all of it', async (answer) => {
    const { isDone, calls, discarded } = await deliver(batchOf(3), () => answer);

    expect({ isDone, calls, discarded }).toEqual({
      isDone: true,
      calls: [[0, 1, 2]],
      discarded: [],
    });
  });

  test.each([
    ['an unknown identifier', report('99')],
    ['an empty identifier', report('')],
    ['no identifier', report(null)],
    ['a wrong key', { batchItemFailures: [{ id: '2' }] }],
    ['an unknown identifier beside a known one', report('2', '99')],
    ['something else than a report', { batchItemFailures: 'all' }],
  ])('%s fails all of it', async (_, answer) => {
    const { calls } = await deliver(batchOf(3), (_numbers, call) => (call === 1 ? answer : null));

    expect(calls).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });

  test('the lowest failed record is where it goes on', async () => {
    const { calls } = await deliver(batchOf(5), (_, call) =>
      call === 1 ? report('4', '2') : null,
    );

    expect(calls).toEqual([
      [0, 1, 2, 3, 4],
      [2, 3, 4],
    ]);
  });

  test('progress gives what remains its full count of retries', async () => {
    const { calls, discarded } = await deliver(
      batchOf(3),
      (numbers, call) => {
        const [first, second] = numbers.map(String);
        if (call % 2 === 1) return report(first);
        return second === undefined ? null : report(second);
      },
      { maximumRetryAttempts: 1 },
    );

    expect(discarded).toEqual([]);
    expect(calls.map(([first]) => first)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  test('without bisecting, the failed record and all behind it are given up together', async () => {
    const { calls, discarded } = await deliver(batchOf(4), () => report('1'), {
      maximumRetryAttempts: 2,
    });

    expect(calls).toEqual([
      [0, 1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect(discarded).toEqual([
      {
        requestContext: {
          functionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:parcel_push',
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: 3,
        },
        version: '1.0',
        timestamp: '2026-01-01T00:00:00.000Z',
        DDBStreamBatchInfo: {
          shardId: 'shard-1',
          startSequenceNumber: '1',
          endSequenceNumber: '3',
          approximateArrivalOfFirstRecord: '2026-01-01T00:00:01.000Z',
          approximateArrivalOfLastRecord: '2026-01-01T00:00:03.000Z',
          batchSize: 3,
          streamArn: STREAM_ARN,
        },
      },
    ]);
  });

  test('records over the age limit are given up, the others handled', async () => {
    const { calls, discarded } = await deliver(batchOf(3), () => null, {
      maximumRecordAgeInSeconds: 60,
      clock: () => WRITTEN_AT + 61_500,
    });

    expect(calls).toEqual([[2]]);
    expect(discarded).toMatchObject([
      {
        requestContext: { condition: 'RecordAgeExceeded', approximateInvokeCount: 0 },
        DDBStreamBatchInfo: { batchSize: 2 },
      },
    ]);
  });

  test('pauses grow between tries, up to ten seconds', async () => {
    const { pauses } = await deliver(batchOf(1), (_, call) => (call < 10 ? report('0') : null));

    expect(pauses).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000]);
  });

  test('it goes on for ever without a limit, until it is told to stop', async () => {
    const { isDone, calls, discarded } = await deliver(batchOf(2), () => report('0'));

    expect(isDone).toBe(false);
    expect(calls).toHaveLength(1_000);
    expect(discarded).toEqual([]);
  });

  test('a function that alters its event gets the original again', async () => {
    const seen: unknown[] = [];
    const invoke = ({ Records }: StreamEvent) => {
      seen.push(Records[0]?.dynamodb.Keys);
      Object.assign(Records[0]?.dynamodb ?? {}, { Keys: 'spoilt' });
      return Promise.resolve(seen.length === 1 ? report('0') : null);
    };

    await deliver(batchOf(1), () => null, { invoke });

    expect(seen).toEqual([{}, {}]);
  });

  test('with bisecting, whatever is poison: each good record is handled once, in order, each poison given up alone', async () => {
    const scenario = fc.record({
      size: fc.integer({ min: 1, max: 24 }),
      poison: fc.uniqueArray(fc.integer({ min: 0, max: 23 })),
      isReporting: fc.boolean(),
      maximumRetryAttempts: fc.integer({ min: 0, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ size, poison, isReporting, maximumRetryAttempts }) => {
        const handled: number[] = [];
        const answer = (numbers: readonly number[]) => {
          const bad = numbers.findIndex((number) => poison.includes(number));
          if (bad !== -1 && !isReporting) throw new Error('poison');
          handled.push(...numbers.slice(0, bad === -1 ? undefined : bad));
          return bad === -1 ? null : report(String(numbers[bad]));
        };

        const { isDone, discarded } = await deliver(batchOf(size), answer, {
          bisectBatchOnFunctionError: true,
          maximumRetryAttempts,
        });

        const [bad, good] = [true, false].map((isBad) =>
          numbersOf(batchOf(size)).filter((number) => poison.includes(number) === isBad),
        );
        expect(isDone).toBe(true);
        expect(handled).toEqual(good);
        expect(
          discarded.map(({ requestContext, DDBStreamBatchInfo }) => [
            Number(DDBStreamBatchInfo.startSequenceNumber),
            DDBStreamBatchInfo.batchSize,
            requestContext.approximateInvokeCount,
          ]),
        ).toEqual(bad?.map((number) => [number, 1, maximumRetryAttempts + 1]));
      }),
      { numRuns: 300 },
    );
  });
});
