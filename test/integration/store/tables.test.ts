import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { createTables } from '../../../src/cli/tables/create-tables';
import { describeEachDynamoDb } from '../../helpers/dynamodb';
import { localCredentials } from '../../helpers/tables';

describeEachDynamoDb('the tables of the template', (db) => {
  const connect = () => new DynamoDBClient({ endpoint: db().endpoint, ...localCredentials });

  test('are made with their streams, indexes and expiry', async () => {
    const client = connect();

    const created = await createTables(client, 'made-');

    expect(created.map(({ name }) => name).sort()).toEqual([
      'made-conversations',
      'made-customers',
      'made-logins',
      'made-parcels',
      'made-tickets',
    ]);
    const { Table } = await client.send(
      new DescribeTableCommand({ TableName: 'made-conversations' }),
    );
    expect(Table?.StreamSpecification).toEqual({
      StreamEnabled: true,
      StreamViewType: 'NEW_IMAGE',
    });
    expect(Table?.LatestStreamArn).toContain('made-conversations');
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(['due-index']);
    const { TimeToLiveDescription } = await client.send(
      new DescribeTimeToLiveCommand({ TableName: 'made-conversations' }),
    );
    expect(TimeToLiveDescription).toMatchObject({
      AttributeName: 'expiresAt',
      TimeToLiveStatus: 'ENABLED',
    });
    client.destroy();
  });

  test('are left as they are when they exist', async () => {
    const client = connect();
    await createTables(client, 'twice-');

    const again = await createTables(client, 'twice-');

    expect(again.map(({ outcome }) => outcome)).toEqual(Array(5).fill('present'));
    client.destroy();
  });
});
