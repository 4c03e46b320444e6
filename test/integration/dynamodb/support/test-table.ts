import { randomUUID } from 'node:crypto';
import type { AttributeValue, StreamViewType } from '@aws-sdk/client-dynamodb';
import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { dynamoDbClientConfig } from '../../../helpers/dynamodb';

export type Item = Record<string, AttributeValue>;

/** A table of a test's own: key `pk`, `sk`; sparse index `owner-index` on `owner`. */
export interface TestTable {
  readonly name: string;
  readonly streamArn: string;
  put(item: Item): Promise<void>;
  get(pk: string, sk?: string): Promise<Item | undefined>;
}

export const text = (value: string): AttributeValue.SMember => ({ S: value });
export const number = (value: number): AttributeValue.NMember => ({ N: String(value) });
export const key = (pk: string, sk = 'a'): Item => ({ pk: text(pk), sk: text(sk) });

export const createClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient(dynamoDbClientConfig(endpoint));

export async function createTestTable(
  client: DynamoDBClient,
  view: StreamViewType = 'NEW_AND_OLD_IMAGES',
): Promise<TestTable> {
  const TableName = `test-${randomUUID()}`;
  const { TableDescription } = await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'owner'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'owner-index',
          KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: view },
    }),
  );
  await waitUntilTableExists({ client, minDelay: 1, maxWaitTime: 10 }, { TableName });
  return {
    name: TableName,
    streamArn: TableDescription?.LatestStreamArn ?? '',
    put: async (item) => {
      await client.send(new PutItemCommand({ TableName, Item: item }));
    },
    get: async (pk, sk = 'a') => {
      const request = { TableName, Key: key(pk, sk), ConsistentRead: true };
      return (await client.send(new GetItemCommand(request))).Item;
    },
  };
}

/** What the promise was rejected with; a promise that resolves fails the test. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It was expected to be refused');
}
