import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeTimeToLiveCommand,
  ExecuteStatementCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { GetRecordsCommand } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDbOptions, LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { startDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { DAY, HOUR, MINUTE, systemClock } from '../../../src/shared/clock';
import { createShardReader } from '../../../src/local/streams/shard-reader';
import { createStreamPump } from '../../../src/local/streams/stream-pump';
import { createStreamsClient, onlyShard, readStream, shardIterator } from './support/read-stream';
import { createClient, createTestTable, key, number, rejection, text } from './support/test-table';

/** What is particular to the in-process DynamoDB, beyond the contract that it shares with DynamoDB Local. */
describe('the in-process DynamoDB', () => {
  const cleanups: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  const start = async (options: DynamoDbOptions = {}) => {
    const db = await startDynamoDb(options);
    const client = createClient(db.endpoint);
    const streams = createStreamsClient(db.endpoint);
    const close = once(async () => {
      client.destroy();
      streams.destroy();
      await db.close();
    });
    cleanups.push(close);
    return { db, client, streams, close };
  };
  const temporaryFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'dynamodb-'));
    cleanups.push(() => rm(folder, { recursive: true }));
    return folder;
  };

  test('keeps items, indexes and settings in its folder over a restart', async () => {
    const dataDir = await temporaryFolder();
    const first = await start({ dataDir });
    const table = await createTestTable(first.client);
    await table.put({ ...key('kept'), owner: text('O1') });
    await first.client.send(
      new UpdateTimeToLiveCommand({
        TableName: table.name,
        TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' },
      }),
    );
    await first.close();

    const second = await start({ dataDir });
    const { Items } = await second.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: 'owner-index',
        KeyConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': text('O1') },
      }),
    );
    const ttl = await second.client.send(new DescribeTimeToLiveCommand({ TableName: table.name }));

    expect(Items).toEqual([{ ...key('kept'), owner: text('O1') }]);
    expect(ttl.TimeToLiveDescription?.AttributeName).toBe('expiresAt');
  });

  test('after a restart the stream has its name and goes on with new records', async () => {
    const dataDir = await temporaryFolder();
    const first = await start({ dataDir });
    const table = await createTestTable(first.client);
    await table.put(key('before'));
    const [before] = await readStream(first.streams, table.streamArn);
    await first.close();

    const second = await start({ dataDir });
    const put = new PutItemCommand({ TableName: table.name, Item: key('after') });
    await second.client.send(put);
    const records = await readStream(second.streams, table.streamArn, {
      ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
      SequenceNumber: before!.dynamodb!.SequenceNumber!,
    });

    expect(records.map(({ dynamodb }) => dynamodb?.Keys)).toEqual([key('after')]);
  });

  test('a folder in use is refused with a clear error', async () => {
    const dataDir = await temporaryFolder();
    await start({ dataDir });

    const error = await rejection(startDynamoDb({ dataDir }));

    expect(error).toMatchObject({
      code: 'config_invalid',
      message: expect.stringMatching(/in use|another/) as string,
    });
  });

  test('is reachable at the loopback address only', async () => {
    const { db } = await start();
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');

    const attempts = await Promise.all(
      ['127.0.0.1', ...outside.map(({ address }) => address)].map((host) => isOpen(host, db.port)),
    );

    expect(attempts).toEqual([true, ...outside.map(() => false)]);
  });

  test('a member that its item does not allow is a reason of the cancellation', async () => {
    const { client } = await start();
    const table = await createTestTable(client);
    await table.put({ ...key('text'), v: text('seven') });

    const error = await rejection(
      client.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName: table.name, Item: key('beside') } },
            {
              Update: {
                TableName: table.name,
                Key: key('text'),
                UpdateExpression: 'SET v = v + :one',
                ExpressionAttributeValues: { ':one': number(1) },
              },
            },
          ],
        }),
      ),
    );

    expect(error).toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'ValidationError' }],
    });
  });

  test('throttles operations on items, and nothing else, while told to', async () => {
    const { db, client } = await start();
    const table = await createTestTable(client);

    db.throttle(true);
    const error = await rejection(table.put(key('refused')));
    const { TableNames } = await client.send(new ListTablesCommand({}));
    db.throttle(false);
    await table.put(key('accepted'));

    expect(error).toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    expect(TableNames).toEqual([table.name]);
    expect(await table.get('refused')).toBeUndefined();
  });

  test('tells of each write after it, and of which table, until told not to', async () => {
    const { db, client } = await start();
    const table = await createTestTable(client);
    const changed: (readonly string[])[] = [];
    const stop = db.onWrite((tables) => changed.push([...tables]));

    await table.put(key('heard'));
    const heard = [...changed];
    stop();
    await table.put(key('unheard'));

    expect(heard).toEqual([[table.name]]);
    expect(changed).toEqual(heard);
  });

  test('what it cannot do it refuses', async () => {
    const { client } = await start();
    const { name: TableName } = await createTestTable(client);
    const dropIndex = new UpdateTableCommand({
      TableName,
      GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'owner-index' } }],
    });
    const partiQl = new ExecuteStatementCommand({ Statement: `SELECT * FROM "${TableName}"` });

    expect(await rejection(client.send(dropIndex))).toMatchObject({ name: 'ValidationException' });
    expect(await rejection(client.send(partiQl))).toMatchObject({
      name: 'UnknownOperationException',
    });
  });

  test('a stream switched off ends; switched on again it is another', async () => {
    const { client, streams } = await start();
    const table = await createTestTable(client);
    const switchStream = (StreamEnabled: boolean) =>
      client.send(
        new UpdateTableCommand({
          TableName: table.name,
          StreamSpecification: {
            StreamEnabled,
            ...(StreamEnabled && { StreamViewType: 'NEW_IMAGE' }),
          },
        }),
      );
    await table.put(key('old-stream'));

    const off = await switchStream(false);
    const on = await switchStream(true);
    await table.put(key('new-stream'));

    const keysOn = async (arn: string) =>
      (await readStream(streams, arn)).map(({ dynamodb }) => dynamodb?.Keys);
    const newArn = on.TableDescription!.LatestStreamArn!;
    expect(off.TableDescription?.LatestStreamArn).toBeUndefined();
    expect(newArn).not.toBe(table.streamArn);
    expect(await keysOn(table.streamArn)).toEqual([key('old-stream')]);
    expect(await keysOn(newArn)).toEqual([key('new-stream')]);
  });

  describe('when the clock moves on', () => {
    test('an iterator expires and records older than a day are gone', async () => {
      let now = Date.UTC(2026, 0, 1);
      const { client, streams } = await start({ clock: () => now });
      const table = await createTestTable(client);
      await table.put(key('old'));
      const stale = await shardIterator(streams, table.streamArn, {
        ShardIteratorType: 'TRIM_HORIZON',
      });
      now += DAY + HOUR;
      await table.put(key('new'));

      const error = await rejection(streams.send(new GetRecordsCommand({ ShardIterator: stale })));
      const records = await readStream(streams, table.streamArn);

      expect(error).toMatchObject({ name: 'ExpiredIteratorException' });
      expect(records.map(({ dynamodb }) => dynamodb?.Keys)).toEqual([key('new')]);
    });

    test('a reader whose next record is gone goes on at the oldest', async () => {
      let now = Date.UTC(2026, 0, 1);
      const { client, streams } = await start({ clock: () => now });
      const table = await createTestTable(client);
      await table.put(key('gone'));
      now += DAY - MINUTE;
      const shardId = await onlyShard(streams, table.streamArn);
      const reader = createShardReader(streams, table.streamArn, shardId, 'TRIM_HORIZON');
      await reader.open();
      now += 5 * MINUTE;
      await table.put(key('kept'));

      const { records } = await reader.read(10);

      expect(records.map(({ dynamodb }) => dynamodb.Keys)).toEqual([key('kept')]);
    });

    test('a pump finds its place again and misses nothing', async () => {
      let now = Date.UTC(2026, 0, 1);
      const clock = () => now;
      const { db, client, streams } = await start({ clock });
      const table = await createTestTable(client);
      const { pump, seen } = await startPump({ db, streams, clock }, table.streamArn);
      await table.put(key('one'));
      await pump.drained();

      now += DAY + HOUR;
      await table.put(key('two'));
      await pump.drained();

      expect(seen).toEqual([key('one'), key('two')]);
    });
  });

  test('a pump whose database is gone says so instead of waiting', async () => {
    const { db, client, streams, close } = await start();
    const table = await createTestTable(client);
    const { pump } = await startPump({ db, streams, clock: systemClock }, table.streamArn);
    await close();

    await expect(pump.drained()).rejects.toThrow();
  });

  const startPump = async (
    {
      db,
      streams,
      clock,
    }: { db: LocalDynamoDb; streams: DynamoDBStreamsClient; clock: () => number },
    streamArn: string,
  ) => {
    const seen: unknown[] = [];
    const pump = createStreamPump({
      client: streams,
      streamArn,
      functionName: 'under-test',
      invoke: ({ Records }) => {
        seen.push(...Records.map(({ dynamodb }) => dynamodb.Keys));
        return Promise.resolve();
      },
      subscribe: (wake) => db.onWrite(wake),
      clock,
      sleep: () => new Promise((done) => setImmediate(done)),
    });
    cleanups.push(() => pump.stop());
    await pump.start();
    return { pump, seen };
  };
});

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}

const isOpen = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    get({ host, port, timeout: 1_000 }, (response) => {
      response.resume();
      resolve(true);
    }).on('error', () => {
      resolve(false);
    });
  });
