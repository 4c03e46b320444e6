import type { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { describeEachDynamoDb } from '../../helpers/dynamodb';
import type { TestTable } from './support/test-table';
import { createClient, createTestTable, key, number, rejection, text } from './support/test-table';

describeEachDynamoDb('items', (db) => {
  let client: DynamoDBClient;
  let table: TestTable;
  beforeAll(async () => {
    client = createClient(db().endpoint);
    table = await createTestTable(client);
  });
  afterAll(() => {
    client.destroy();
  });

  const putNew = (pk: string, returnOld = false) =>
    client.send(
      new PutItemCommand({
        TableName: table.name,
        Item: { ...key(pk), v: number(2) },
        ConditionExpression: 'attribute_not_exists(pk)',
        ...(returnOld && { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
      }),
    );

  test('a put on condition that there is none is refused the second time and changes nothing', async () => {
    await table.put({ ...key('twice'), v: number(1) });

    const error = await rejection(putNew('twice'));

    expect(error).toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect((error as ConditionalCheckFailedException).Item).toBeUndefined();
    expect(await table.get('twice')).toEqual({ ...key('twice'), v: number(1) });
  });

  test('the refusal carries the item in the way when asked for', async () => {
    await table.put({ ...key('in-the-way'), v: number(1) });

    const error = await rejection(putNew('in-the-way', true));

    expect(error).toMatchObject({ Item: { ...key('in-the-way'), v: number(1) } });
  });

  test('one of many who race for the same new item gets it', async () => {
    const attempts = Array.from({ length: 20 }, () => putNew('race'));

    const outcomes = await Promise.allSettled(attempts);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('no increment of many at once is lost', async () => {
    const increment = new UpdateItemCommand({
      TableName: table.name,
      Key: key('counter'),
      UpdateExpression: 'ADD v :one',
      ExpressionAttributeValues: { ':one': number(1) },
    });

    await Promise.all(Array.from({ length: 30 }, () => client.send(increment)));

    expect((await table.get('counter'))?.['v']).toEqual(number(30));
  });

  test('an update expression changes what it names and answers the new item', async () => {
    await table.put({ ...key('update'), v: number(1), gone: text('x') });

    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: key('update'),
        UpdateExpression:
          'SET #list = list_append(if_not_exists(#list, :empty), :more), v = v + :one REMOVE gone',
        ConditionExpression: '#list2 = :none OR attribute_not_exists(#list2)',
        ExpressionAttributeNames: { '#list': 'list', '#list2': 'list2' },
        ExpressionAttributeValues: {
          ':empty': { L: [] },
          ':more': { L: [text('y')] },
          ':one': number(1),
          ':none': text(''),
        },
        ReturnValues: 'ALL_NEW',
      }),
    );

    expect(Attributes).toEqual({ ...key('update'), v: number(2), list: { L: [text('y')] } });
  });

  test('an index holds only the items that have its key', async () => {
    await table.put({ ...key('owned'), owner: text('O1') });
    await table.put(key('unowned'));

    const { Items } = await client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: 'owner-index',
        KeyConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': text('O1') },
      }),
    );

    expect(Items).toEqual([{ ...key('owned'), owner: text('O1') }]);
  });

  test('an item leaves the index with its key', async () => {
    await table.put({ ...key('leaver'), owner: text('O2') });
    await table.put(key('leaver'));

    const { Count } = await client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: 'owner-index',
        KeyConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': text('O2') },
      }),
    );

    expect(Count).toBe(0);
  });

  test('a batch puts and deletes', async () => {
    await table.put(key('batch', 'old'));

    await client.send(
      new BatchWriteItemCommand({
        RequestItems: {
          [table.name]: [
            { PutRequest: { Item: key('batch', 'new') } },
            { DeleteRequest: { Key: key('batch', 'old') } },
          ],
        },
      }),
    );

    expect(await table.get('batch', 'new')).toEqual(key('batch', 'new'));
    expect(await table.get('batch', 'old')).toBeUndefined();
  });

  test('an unknown table and a malformed expression are told apart', async () => {
    const unknown = new DeleteItemCommand({ TableName: 'no-such-table', Key: key('x') });
    const malformed = new DeleteItemCommand({
      TableName: table.name,
      Key: key('x'),
      ConditionExpression: 'attribute_exists(',
    });

    expect(await rejection(client.send(unknown))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
    expect(await rejection(client.send(malformed))).toMatchObject({ name: 'ValidationException' });
  });

  test('a protected table is not deleted until the protection is taken off', async () => {
    const { name: TableName } = await createTestTable(client);
    const protect = (DeletionProtectionEnabled: boolean) =>
      client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled }));

    await protect(true);
    const error = await rejection(client.send(new DeleteTableCommand({ TableName })));
    await protect(false);
    const { TableDescription } = await client.send(new DeleteTableCommand({ TableName }));

    expect(error).toMatchObject({ name: 'ValidationException' });
    expect(TableDescription?.TableName).toBe(TableName);
  });
});
