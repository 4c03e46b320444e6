import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { systemClock } from '../../../src/shared/clock';
import type { DiscardedBatch } from '../../../src/local/streams/discarded-batch';
import { readFilterPattern } from '../../../src/local/streams/filter-pattern';
import type { StreamEvent, StreamEventRecord } from '../../../src/local/streams/stream-event';
import type { StreamPump, StreamPumpOptions } from '../../../src/local/streams/stream-pump';
import { createStreamPump } from '../../../src/local/streams/stream-pump';
import { describeEachDynamoDb } from '../../helpers/dynamodb';
import { createStreamsClient } from './support/read-stream';
import type { TestTable } from './support/test-table';
import { createClient, createTestTable, key, text } from './support/test-table';

const nameOf = ({ dynamodb }: StreamEventRecord): string =>
  (dynamodb.Keys['pk'] as { readonly S: string }).S;
const failuresOf = (records: readonly StreamEventRecord[]) => ({
  batchItemFailures: records.map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber })),
});

describeEachDynamoDb('the stream pump', (db) => {
  let client: DynamoDBClient;
  let streams: DynamoDBStreamsClient;
  let table: TestTable;
  const pumps: StreamPump[] = [];
  /** The tests tell of their writes themselves, as Amazon's DynamoDB Local does not. */
  const told = new Set<() => void>();
  beforeAll(() => {
    client = createClient(db().endpoint);
    streams = createStreamsClient(db().endpoint);
  });
  beforeEach(async () => {
    const created = await createTestTable(client);
    const put: TestTable['put'] = async (item) => {
      await created.put(item);
      for (const wake of told) wake();
    };
    table = { ...created, put };
  });
  afterEach(async () => {
    await Promise.all(pumps.splice(0).map((pump) => pump.stop()));
  });
  afterAll(() => {
    client.destroy();
    streams.destroy();
  });

  const subscribe = (wake: () => void) => {
    told.add(wake);
    return () => told.delete(wake);
  };

  /** Unless it polls, it looks when told of a write. */
  const startPump = async (
    options: Partial<StreamPumpOptions>,
    { isPolling = false } = {},
  ): Promise<StreamPump> => {
    const pump = createStreamPump({
      client: streams,
      streamArn: table.streamArn,
      functionName: 'under-test',
      invoke: () => Promise.resolve(undefined),
      ...(!isPolling && { subscribe: db().onWrite ?? subscribe }),
      clock: systemClock,
      sleep: () => Promise.resolve(),
      ...options,
    });
    pumps.push(pump);
    await pump.start();
    return pump;
  };
  const putAll = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) await table.put(key(name));
  };
  const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];

  test('every record reaches the function once, in order, as Lambda hands it over', async () => {
    const seen: StreamEventRecord[] = [];
    const invoke = (event: StreamEvent) => {
      seen.push(...event.Records);
      return Promise.resolve({ batchItemFailures: [] });
    };
    const pump = await startPump({ invoke, batchSize: 4 });
    await table.put({ ...key('a'), data: { B: Buffer.from('bytes') }, tags: { SS: ['x', 'y'] } });
    await putAll(...NAMES.slice(1));

    await pump.drained();

    expect(seen.map(nameOf)).toEqual(NAMES);
    expect(seen[0]).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      eventSourceARN: table.streamArn,
      dynamodb: {
        ApproximateCreationDateTime: expect.any(Number) as number,
        NewImage: { ...key('a'), data: { B: 'Ynl0ZXM=' }, tags: { SS: ['x', 'y'] } },
      },
    });
  });

  test('drained waits for what the function itself writes', async () => {
    const seen: string[] = [];
    const invoke = async ({ Records }: StreamEvent) => {
      seen.push(...Records.map(nameOf));
      if (seen.length < 4) await table.put(key(`from-${String(seen.length)}`));
    };
    const pump = await startPump({ invoke });
    await table.put(key('first'));

    await pump.drained();

    expect(seen).toEqual(['first', 'from-1', 'from-2', 'from-3']);
  });

  test('a poison record is cut out and given up; each good one is handled once, in order', async () => {
    const handled: string[] = [];
    const discarded: DiscardedBatch[] = [];
    let poisonCalls = 0;
    const invoke = ({ Records }: StreamEvent) => {
      const poison = Records.findIndex((record) => nameOf(record) === 'e');
      handled.push(...Records.slice(0, poison === -1 ? undefined : poison).map(nameOf));
      if (poison === -1) return Promise.resolve(failuresOf([]));
      if (Records.length === 1) poisonCalls += 1;
      return Promise.resolve(failuresOf(Records.slice(poison)));
    };
    await putAll(...NAMES);
    const pump = await startPump({
      invoke,
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 3,
      onFailure: (batch) => Promise.resolve(void discarded.push(batch)),
    });

    await pump.drained();

    expect(handled).toEqual(NAMES.filter((name) => name !== 'e'));
    expect(poisonCalls).toBe(4);
    expect(discarded).toMatchObject([
      {
        requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 4 },
        DDBStreamBatchInfo: { batchSize: 1, streamArn: table.streamArn },
      },
    ]);
  });

  test('a function that throws is given the batch again, in halves, and no good record is lost', async () => {
    const handled: string[] = [];
    const discarded: DiscardedBatch[] = [];
    const invoke = ({ Records }: StreamEvent) => {
      if (Records.some((record) => nameOf(record) === 'c')) throw new Error('poison');
      handled.push(...Records.map(nameOf));
      return Promise.resolve();
    };
    await putAll('a', 'b', 'c', 'd', 'e');
    const pump = await startPump({
      invoke,
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 1,
      onFailure: (batch) => Promise.resolve(void discarded.push(batch)),
    });

    await pump.drained();

    expect(handled).toEqual(['a', 'b', 'd', 'e']);
    expect(discarded).toMatchObject([{ DDBStreamBatchInfo: { batchSize: 1 } }]);
  });

  test('only what a filter lets through reaches the function', async () => {
    const seen: string[] = [];
    const invoke = ({ Records }: StreamEvent) =>
      Promise.resolve(void seen.push(...Records.map(nameOf)));
    const pattern = { dynamodb: { NewImage: { sk: { S: [{ prefix: 'queue#' }] } } } };
    const pump = await startPump({ invoke, filters: [readFilterPattern(JSON.stringify(pattern))] });
    await table.put({ pk: text('in'), sk: text('queue#1') });
    await table.put({ pk: text('out'), sk: text('state') });
    await table.put({ pk: text('in-too'), sk: text('queue#2') });

    await pump.drained();

    expect(seen).toEqual(['in', 'in-too']);
  });

  test('from the latest position, only what is written after the start is seen', async () => {
    const seen: string[] = [];
    const invoke = ({ Records }: StreamEvent) =>
      Promise.resolve(void seen.push(...Records.map(nameOf)));
    await putAll('before');
    const pump = await startPump({ invoke, startingPosition: 'LATEST' });
    await putAll('after');

    await pump.drained();

    expect(seen).toEqual(['after']);
  });

  test('without a wake-up it polls', async () => {
    const { promise, resolve } = deferred<string>();
    const invoke = ({ Records }: StreamEvent) => {
      resolve(nameOf(Records[0]!));
      return Promise.resolve();
    };
    const tick = () => new Promise<void>((done) => setImmediate(done));
    await startPump({ invoke, sleep: tick }, { isPolling: true });

    await putAll('polled');

    expect(await promise).toBe('polled');
  });

  test('a batch that a stop interrupts is delivered again after the next start', async () => {
    const seen: string[] = [];
    let isBroken = true;
    const firstCall = deferred<undefined>();
    const invoke = ({ Records }: StreamEvent) => {
      if (isBroken) {
        firstCall.resolve(undefined);
        throw new Error('broken');
      }
      return Promise.resolve(void seen.push(...Records.map(nameOf)));
    };
    await putAll('a', 'b');
    const pump = await startPump({ invoke, sleep: () => new Promise(() => undefined) });
    await firstCall.promise;

    await pump.stop();
    isBroken = false;
    await pump.start();
    await pump.drained();

    expect(seen).toEqual(['a', 'b']);
  });

  test('a pump that does not run is never drained', async () => {
    const pump = await startPump({});
    await pump.stop();

    await expect(pump.drained()).rejects.toThrow('not running');
  });
});

function deferred<Value>() {
  let resolve!: (value: Value) => void;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
