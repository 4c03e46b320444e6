import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { createDocumentClient } from '../../../src/store/dynamodb';
import { findParcelRow } from '../../../src/store/parcels';
import { localCredentials } from '../../helpers/tables';
import { startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';

describe('the operations table’s API', () => {
  let stack: StackUnderTest;

  beforeAll(async () => {
    stack = await startStackUnderTest();
  });
  afterAll(async () => {
    await stack.close();
  });

  const call = (method: string, parcelId: string, row: object): Promise<Response> =>
    fetch(`${stack.url}/operations/parcels/${parcelId}`, { method, body: JSON.stringify(row) });

  test('changes one attribute and leaves alone what JSON can’t carry', async () => {
    const client = createDocumentClient({ endpoint: stack.dynamoDbEndpoint, ...localCredentials });
    const table = `${stack.tablePrefix}parcels`;
    const Item = { parcelId: 'DL-9', tags: new Set(['a']), weight: 12345678901234567890n };
    await client.send(new PutCommand({ TableName: table, Item }));

    const answer = await call('PATCH', 'DL-9', { note: 'fragile', location: null });

    expect(answer.status).toBe(200);
    expect(await findParcelRow(client, table, 'DL-9')).toEqual({ ...Item, note: 'fragile' });
    client.destroy();
  });

  test.each([
    ['parcels', 'rows'],
    ['customers', 'customers'],
  ] as const)(
    'shows every row of %s, also those beyond the megabyte of one scan',
    async (name, list) => {
      const client = createDocumentClient({
        endpoint: stack.dynamoDbEndpoint,
        ...localCredentials,
      });
      const TableName = `${stack.tablePrefix}${name}`;
      const shown = async (): Promise<number> => {
        const answer = await fetch(`${stack.url}/operations/${name}`);
        return ((await answer.json()) as Record<string, unknown[]>)[list]!.length;
      };
      const before = await shown();
      const note = 'x'.repeat(390_000);
      for (const id of ['BIG-1', 'BIG-2', 'BIG-3', 'BIG-4']) {
        const Item = { parcelId: id, customerId: id, note };
        await client.send(new PutCommand({ TableName, Item }));
      }

      const after = await shown();

      expect(after).toBe(before + 4);
      client.destroy();
    },
  );

  test('adds a parcel once, and changes only one that is there', async () => {
    const added = await call('PUT', 'DL-10', { status: 'pending', customerId: 'C-1001' });
    const again = await call('PUT', 'DL-10', { status: 'delivered' });
    const missing = await call('PATCH', 'DL-404', { status: 'delivered' });

    expect([added.status, again.status, missing.status]).toEqual([200, 400, 400]);
    expect(await missing.text()).toContain('DL-404 no longer exists');
  });
});
