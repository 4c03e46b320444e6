import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeContinuousBackupsCommand,
  DescribeTimeToLiveCommand,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { startDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { DAY, HOUR, SECOND } from '../../../src/shared/clock';
import { describeEachDynamoDb } from '../../helpers/dynamodb';
import { createStreamsClient, readStream } from './support/read-stream';
import type { TestTable } from './support/test-table';
import { createClient, createTestTable, key, number, text } from './support/test-table';

const enableTimeToLive = (client: DynamoDBClient, TableName: string) =>
  client.send(
    new UpdateTimeToLiveCommand({
      TableName,
      TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' },
    }),
  );

describeEachDynamoDb('time to live', (db) => {
  test('is off until switched on, and tells its attribute then', async () => {
    const client = createClient(db().endpoint);
    const { name } = await createTestTable(client);
    const describeTtl = async () =>
      (await client.send(new DescribeTimeToLiveCommand({ TableName: name }))).TimeToLiveDescription;

    const before = await describeTtl();
    await enableTimeToLive(client, name);
    const after = await describeTtl();

    expect(before).toEqual({ TimeToLiveStatus: 'DISABLED' });
    expect(after).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
    client.destroy();
  });
});

// Amazon's DynamoDB Local expires by its own clock, and never what a sparse index lacks: in-process only.
describe('expiry in the in-process DynamoDB', () => {
  const START = Date.UTC(2026, 0, 1);
  let now: number;
  let db: LocalDynamoDb;
  let client: DynamoDBClient;
  let table: TestTable;
  beforeEach(async () => {
    now = START;
    db = await startDynamoDb({ clock: () => now });
    client = createClient(db.endpoint);
    table = await createTestTable(client);
    await enableTimeToLive(client, table.name);
  });
  afterEach(async () => {
    client.destroy();
    await db.close();
  });

  const putExpiring = (pk: string, at: number) =>
    table.put({ ...key(pk), expiresAt: number(at / SECOND) });

  test('takes what is past its time by the given clock, and nothing else', async () => {
    await putExpiring('soon', START + HOUR);
    await putExpiring('later', START + DAY);
    await table.put(key('never'));
    await table.put({ ...key('not-a-number'), expiresAt: text('1') });
    await putExpiring('six-years-ago', START - 6 * 365 * DAY);

    const early = await db.expireNow();
    now = START + 2 * HOUR;
    const late = await db.expireNow();

    expect([early, late]).toEqual([0, 1]);
    expect(await table.get('soon')).toBeUndefined();
    for (const pk of ['later', 'never', 'not-a-number', 'six-years-ago']) {
      expect(await table.get(pk)).toBeDefined();
    }
  });

  test('is told on the stream apart from a delete by a client', async () => {
    await putExpiring('expired', START + HOUR);
    now = START + 2 * HOUR;

    await db.expireNow();

    const streams = createStreamsClient(db.endpoint);
    const record = (await readStream(streams, table.streamArn)).at(-1);
    expect(record).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' },
      dynamodb: { Keys: key('expired'), OldImage: key('expired') },
    });
    streams.destroy();
  });

  test('takes all of many items', async () => {
    const padding = text('x'.repeat(50_000)); // so that one page of a scan, 1 MB, does not hold them
    const names = Array.from({ length: 30 }, (_, index) => `many-${String(index)}`);
    for (const pk of names) {
      await table.put({ ...key(pk), padding, expiresAt: number(START / SECOND + 1) });
    }
    now = START + HOUR;

    expect(await db.expireNow()).toBe(30);
  });

  test('continuous backups are accepted and remembered', async () => {
    await client.send(
      new UpdateContinuousBackupsCommand({
        TableName: table.name,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );

    const answer = await client.send(
      new DescribeContinuousBackupsCommand({ TableName: table.name }),
    );

    expect(answer.ContinuousBackupsDescription).toMatchObject({
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
    });
  });
});
