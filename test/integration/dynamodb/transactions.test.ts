import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { TransactGetItemsCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { describeEachDynamoDb } from '../../helpers/dynamodb';
import type { TestTable } from './support/test-table';
import { createClient, createTestTable, key, number, rejection } from './support/test-table';

describeEachDynamoDb('transactions', (db) => {
  let client: DynamoDBClient;
  let table: TestTable;
  beforeAll(async () => {
    client = createClient(db().endpoint);
    table = await createTestTable(client);
  });
  afterAll(() => {
    client.destroy();
  });

  const transact = (TransactItems: TransactWriteItem[], ClientRequestToken?: string) =>
    client.send(
      new TransactWriteItemsCommand({
        TransactItems,
        ...(ClientRequestToken !== undefined && { ClientRequestToken }),
      }),
    );
  const put = (pk: string, v = 0): TransactWriteItem => ({
    Put: { TableName: table.name, Item: { ...key(pk), v: number(v) } },
  });
  const increment = (pk: string): TransactWriteItem => ({
    Update: {
      TableName: table.name,
      Key: key(pk),
      UpdateExpression: 'SET #v = #v + :v',
      ConditionExpression: 'attribute_exists(#key) AND #v < :v2',
      // Each name and value begins with another: a condition's are not to be confused with the update's.
      ExpressionAttributeNames: { '#v': 'v', '#key': 'pk' },
      ExpressionAttributeValues: { ':v': number(1), ':v2': number(100) },
    },
  });
  const mustHave = (pk: string, v: number): TransactWriteItem => ({
    ConditionCheck: {
      TableName: table.name,
      Key: key(pk),
      ConditionExpression: 'v = :v',
      ExpressionAttributeValues: { ':v': number(v) },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  });

  test('all members are written, and a checked item stays as it is', async () => {
    await transact([put('all-old'), put('all-updated', 5), put('all-checked', 7)]);

    await transact([
      put('all-new', 1),
      increment('all-updated'),
      { Delete: { TableName: table.name, Key: key('all-old') } },
      mustHave('all-checked', 7),
    ]);

    expect(await table.get('all-new')).toEqual({ ...key('all-new'), v: number(1) });
    expect(await table.get('all-updated')).toEqual({ ...key('all-updated'), v: number(6) });
    expect(await table.get('all-old')).toBeUndefined();
    expect(await table.get('all-checked')).toEqual({ ...key('all-checked'), v: number(7) });
  });

  test('one failed condition undoes all, and the reasons say whose it was', async () => {
    await table.put({ ...key('undo-checked'), v: number(7) });

    const error = await rejection(transact([put('undo-new'), mustHave('undo-checked', 8)]));

    expect(error).toMatchObject({
      name: 'TransactionCanceledException',
      message: expect.stringContaining('[None, ConditionalCheckFailed]') as string,
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Item: { ...key('undo-checked'), v: number(7) } },
      ],
    });
    expect(await table.get('undo-new')).toBeUndefined();
  });

  test('an update that its item does not allow undoes all', async () => {
    await table.put({ ...key('text'), v: { S: 'seven' } });
    const add: TransactWriteItem = {
      Update: {
        TableName: table.name,
        Key: key('text'),
        UpdateExpression: 'SET v = v + :one',
        ExpressionAttributeValues: { ':one': number(1) },
      },
    };

    const error = await rejection(transact([put('beside-text'), add]));

    // DynamoDB cancels with the reason ValidationError (API reference); DynamoDB Local answers a plain one.
    expect((error as Error).name).toMatch(/^(TransactionCanceled|Validation)Exception$/);
    expect(await table.get('beside-text')).toBeUndefined();
  });

  test('the same request with the same token is done once', async () => {
    await table.put({ ...key('token'), v: number(1) });

    await transact([increment('token')], 'token-once');
    await transact([increment('token')], 'token-once');

    expect(await table.get('token')).toEqual({ ...key('token'), v: number(2) });
  });

  test('another request with a used token is refused', async () => {
    await transact([put('token-first')], 'token-used');

    const error = await rejection(transact([put('token-second')], 'token-used'));

    expect(error).toMatchObject({ name: 'IdempotentParameterMismatchException' });
    expect(await table.get('token-second')).toBeUndefined();
  });

  test('two operations on one item are refused', async () => {
    const error = await rejection(transact([put('same'), mustHave('same', 0)]));

    expect(error).toMatchObject({ name: 'ValidationException' });
  });

  test('a hundred members are the most', async () => {
    const members = Array.from({ length: 101 }, (_, index) => put(`many-${String(index)}`));

    expect(await rejection(transact(members))).toMatchObject({ name: 'ValidationException' });
    await transact(members.slice(1));
    expect(await table.get('many-100')).toBeDefined();
  });

  test('a transactional read sees both sides of a transfer, never between', async () => {
    await transact([put('left', 50), put('right', 50)]);
    const move = (pk: string, by: number): TransactWriteItem => ({
      Update: {
        TableName: table.name,
        Key: key(pk),
        UpdateExpression: 'ADD v :by',
        ExpressionAttributeValues: { ':by': number(by) },
      },
    });
    const read = async (): Promise<number> => {
      const { Responses } = await client.send(
        new TransactGetItemsCommand({
          TransactItems: ['left', 'right', 'nobody'].map((pk) => ({
            Get: { TableName: table.name, Key: key(pk) },
          })),
        }),
      );
      return Responses!.reduce((sum, { Item }) => sum + Number(Item?.['v']?.N ?? 0), 0);
    };

    const sums: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const [sum] = await Promise.all([
        read().catch(() => 100), // DynamoDB may cancel a read that meets a write; it never answers half of one
        transact([move('left', -1), move('right', 1)]).catch(() => undefined),
      ]);
      sums.push(sum);
    }

    expect(sums).toEqual(Array.from({ length: 10 }, () => 100));
  });
});
