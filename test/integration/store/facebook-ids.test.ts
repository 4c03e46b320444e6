import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { sha256Hex } from '../../../src/shared/hash';
import { findCustomer } from '../../../src/store/customers';
import type { DocumentClient } from '../../../src/store/dynamodb';
import {
  bindAsidWrite,
  findCustomerIdByAsid,
  moveAsidWrite,
  releaseAsidWrite,
} from '../../../src/store/facebook-ids';
import type { TableNames } from '../../../src/store/tables';
import { transact, type Write } from '../../../src/store/transaction';
import { describeEachDynamoDb } from '../../helpers/dynamodb';
import { freshTables } from '../../helpers/tables';

const ASID = '10158799999999991';
const REFUSED = { committed: false, refused: ['asid'] };

describeEachDynamoDb('the id that Facebook knows a customer by', (db) => {
  let client: DocumentClient;
  let tables: TableNames;

  beforeEach(async () => {
    ({ client, tables } = await freshTables(db().endpoint));
  });
  afterEach(() => {
    client.destroy();
  });

  const write = (one: Write) => transact(client, [one]);
  const find = () => findCustomerIdByAsid(client, tables.logins, ASID);
  const bind = (customerId: string) => write(bindAsidWrite(tables.logins, ASID, customerId));

  test('finds the customer it was bound to, and stands in the table only hashed', async () => {
    expect(await find()).toBeUndefined();

    await bind('C-1');

    expect(await find()).toBe('C-1');
    const { Items } = await client.send(new ScanCommand({ TableName: tables.logins }));
    expect(JSON.stringify(Items)).not.toContain(ASID);
    expect(Items).toEqual([{ key: `asid#${sha256Hex(ASID)}`, customerId: 'C-1' }]);
  });

  test('may be bound again to the same customer and to no other', async () => {
    await bind('C-1');

    expect(await bind('C-1')).toEqual({ committed: true });
    expect(await bind('C-2')).toEqual(REFUSED);

    expect(await find()).toBe('C-1');
  });

  test('moves only away from whom it was bound to', async () => {
    await bind('C-1');
    const move = (from: string) => write(moveAsidWrite(tables.logins, ASID, { from, to: 'C-3' }));

    expect(await move('C-2')).toEqual(REFUSED);
    expect(await find()).toBe('C-1');
    expect(await move('C-1')).toEqual({ committed: true });
    expect(await find()).toBe('C-3');
  });

  test('is released by its own customer only; twice is no failure', async () => {
    await bind('C-1');
    const release = (customerId: string) =>
      write(releaseAsidWrite(tables.logins, ASID, customerId));

    expect(await release('C-2')).toEqual(REFUSED);
    expect(await find()).toBe('C-1');
    expect(await release('C-1')).toEqual({ committed: true });
    expect(await release('C-1')).toEqual({ committed: true });
    expect(await find()).toBeUndefined();
    expect(await bind('C-2')).toEqual({ committed: true });
  });

  test.each([
    { typed: ASID, read: ASID },
    { typed: '', read: undefined },
    { typed: 5, read: undefined },
  ])('stands in the customer’s row too: $typed is read as $read', async ({ typed, read }) => {
    const Item = { customerId: 'C-1', asid: typed };
    await client.send(new PutCommand({ TableName: tables.customers, Item }));

    expect((await findCustomer(client, tables.customers, 'C-1'))?.asid).toBe(read);
  });
});
