import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteItemCommand,
  DescribeTableCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { ListStreamsCommand } from '@aws-sdk/client-dynamodb-streams';
import * as fc from 'fast-check';
import { describeEachDynamoDb } from '../../helpers/dynamodb';
import { createStreamsClient, readStream, shardIterator } from './support/read-stream';
import type { Item } from './support/test-table';
import { createClient, createTestTable, key, number, rejection, text } from './support/test-table';

describeEachDynamoDb('streams', (db) => {
  let client: DynamoDBClient;
  let streams: DynamoDBStreamsClient;
  beforeAll(() => {
    client = createClient(db().endpoint);
    streams = createStreamsClient(db().endpoint);
  });
  afterAll(() => {
    client.destroy();
    streams.destroy();
  });

  const remove = (TableName: string, pk: string) =>
    client.send(new DeleteItemCommand({ TableName, Key: key(pk) }));

  test('insert, modify and remove each leave a record with the images of both sides', async () => {
    const table = await createTestTable(client);
    const [first, second] = [1, 2].map((v) => ({ ...key('life'), v: number(v) }));
    await table.put(first!);
    await table.put(second!);
    await remove(table.name, 'life');

    const records = await readStream(streams, table.streamArn);

    expect(records.map(({ eventName, dynamodb }) => ({ eventName, ...dynamodb }))).toMatchObject([
      { eventName: 'INSERT', Keys: key('life'), NewImage: first },
      { eventName: 'MODIFY', Keys: key('life'), OldImage: first, NewImage: second },
      { eventName: 'REMOVE', Keys: key('life'), OldImage: second },
    ]);
    expect(records[0]?.dynamodb).not.toHaveProperty('OldImage');
    expect(records[2]?.dynamodb).not.toHaveProperty('NewImage');
    expect(records[2]).not.toHaveProperty('userIdentity');
  });

  test('sequence numbers grow and event ids differ', async () => {
    const table = await createTestTable(client);
    for (const pk of ['a', 'b', 'c', 'd']) await table.put(key(pk));

    const records = await readStream(streams, table.streamArn);

    const numbers = records.map(({ dynamodb }) => BigInt(dynamodb!.SequenceNumber!));
    expect(records.map(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S)).toEqual(['a', 'b', 'c', 'd']);
    expect(numbers.every((value, index) => index === 0 || value > numbers[index - 1]!)).toBe(true);
    expect(new Set(records.map(({ eventID }) => eventID)).size).toBe(4);
  });

  test('a write without effect leaves no record', async () => {
    const table = await createTestTable(client);
    await table.put({ ...key('same'), v: number(1) });
    await table.put({ v: number(1), ...key('same') });
    await remove(table.name, 'never-there');

    const records = await readStream(streams, table.streamArn);

    expect(records).toHaveLength(1);
  });

  test('a refused write leaves no record', async () => {
    const table = await createTestTable(client);
    const update = new UpdateItemCommand({
      TableName: table.name,
      Key: key('refused'),
      UpdateExpression: 'SET v = :v',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':v': number(1) },
    });

    const error = await rejection(client.send(update));

    expect(error).toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect(await readStream(streams, table.streamArn)).toEqual([]);
  });

  test('each member of a transaction has its record, on the stream of its table', async () => {
    const [parcels, tickets] = await Promise.all([
      createTestTable(client),
      createTestTable(client),
    ]);

    await client.send(
      new TransactWriteItemsCommand({
        TransactItems: [parcels, tickets, parcels].map(({ name }, index) => ({
          Put: { TableName: name, Item: key(`member-${String(index)}`) },
        })),
      }),
    );

    const keysOn = async (arn: string) =>
      (await readStream(streams, arn)).map(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S);
    expect((await keysOn(parcels.streamArn)).sort()).toEqual(['member-0', 'member-2']);
    expect(await keysOn(tickets.streamArn)).toEqual(['member-1']);
  });

  test('a reader can begin at the end, or behind a record it knows', async () => {
    const table = await createTestTable(client);
    await table.put(key('before'));
    const [known] = await readStream(streams, table.streamArn);
    const latest = await shardIterator(streams, table.streamArn, { ShardIteratorType: 'LATEST' });
    await table.put(key('after'));

    const fromLatest = await readStream(streams, table.streamArn, { iterator: latest });
    const fromKnown = await readStream(streams, table.streamArn, {
      ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
      SequenceNumber: known!.dynamodb!.SequenceNumber!,
    });

    expect(fromLatest.map(({ dynamodb }) => dynamodb?.Keys)).toEqual([key('after')]);
    expect(fromKnown).toEqual(fromLatest);
  });

  test('a stream of new images has no old ones', async () => {
    const table = await createTestTable(client, 'NEW_IMAGE');
    await table.put({ ...key('view'), v: number(1) });
    await table.put({ ...key('view'), v: number(2) });

    const records = await readStream(streams, table.streamArn);

    expect(records.map(({ dynamodb }) => dynamodb?.NewImage?.['v'])).toEqual([
      number(1),
      number(2),
    ]);
    expect(records.some(({ dynamodb }) => dynamodb?.OldImage)).toBe(false);
  });

  test('the table and the list of streams tell the same stream', async () => {
    const table = await createTestTable(client);

    const { Table } = await client.send(new DescribeTableCommand({ TableName: table.name }));
    const { Streams } = await streams.send(new ListStreamsCommand({ TableName: table.name }));

    expect(Table).toMatchObject({
      LatestStreamArn: table.streamArn,
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    expect(Streams?.map(({ StreamArn }) => StreamArn)).toEqual([table.streamArn]);
  });

  test('replaying the records gives the table, whatever was written', async () => {
    const write = fc.record({
      pk: fc.constantFrom('p', 'q'),
      v: fc.option(fc.integer({ min: 0, max: 2 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(write, { maxLength: 8 }), async (writes) => {
        const table = await createTestTable(client);
        for (const { pk, v } of writes) {
          if (v === null) await remove(table.name, pk);
          else await table.put({ ...key(pk), v: number(v), note: text('n') });
        }

        const replayed = new Map<string, Item | undefined>();
        for (const { dynamodb } of await readStream(streams, table.streamArn)) {
          const pk = dynamodb!.Keys!['pk']!.S!;
          expect(dynamodb?.OldImage).toEqual(replayed.get(pk));
          replayed.set(pk, dynamodb?.NewImage);
        }

        expect(replayed.get('p')).toEqual(await table.get('p'));
        expect(replayed.get('q')).toEqual(await table.get('q'));
      }),
      { numRuns: 20 },
    );
  });
});
