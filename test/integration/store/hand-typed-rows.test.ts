import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoDb, toDocumentClient } from '../../../src/store/dynamodb';
import { findParcelRow } from '../../../src/store/parcels';
import { describeEachDynamoDb } from '../../helpers/dynamodb';
import { freshTables, localCredentials } from '../../helpers/tables';

describeEachDynamoDb('a row with numbers that JavaScript can’t hold', (db) => {
  test('is read all the same, whole numbers exactly', async () => {
    const { client, tables } = await freshTables(db().endpoint);
    const raw = createDynamoDb({ endpoint: db().endpoint, ...localCredentials });
    const Item = {
      parcelId: { S: 'DL-1001' },
      huge: { N: '12345678901234567890' },
      enormous: { N: '1E+100' },
      plain: { N: '7.5' },
    };
    await raw.send(new PutItemCommand({ TableName: tables.parcels, Item }));

    const row = await findParcelRow(toDocumentClient(raw), tables.parcels, 'DL-1001');

    expect(row).toMatchObject({ huge: 12345678901234567890n, plain: 7.5 });
    expect(Number(row?.['enormous'])).toBe(1e100);
    raw.destroy();
    client.destroy();
  });
});
