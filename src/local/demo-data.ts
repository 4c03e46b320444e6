import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { hashPassword } from '../accounts/password';
import type { DocumentClient } from '../store/dynamodb';
import type { TableNames } from '../store/tables';

/** Known to everyone who reads the README; it opens nothing outside this machine. */
export const DEMO_PASSWORD = 'parcel-demo';

export const DEMO_CUSTOMERS = [
  { customerId: 'C-1001', email: 'anna@example.com', name: 'Anna Berger', locale: 'de' },
  { customerId: 'C-1002', email: 'ben@example.com', name: 'Ben Carter', locale: 'en' },
] as const;

export const DEMO_PEOPLE = [
  { name: 'Anna Berger', locale: 'de_DE' },
  { name: 'Ben Carter', locale: 'en_GB' },
] as const;

const DEMO_PARCELS = [
  {
    parcelId: 'DL-1001',
    customerId: 'C-1001',
    status: 'in_transit',
    carrier: 'Nordpost',
    location: 'Leipzig',
    expectedDelivery: '2026-11-24',
  },
  {
    parcelId: 'DL-1002',
    customerId: 'C-1001',
    status: 'ready_for_pickup',
    location: 'Kiosk am Markt',
  },
  { parcelId: 'DL-1003', customerId: 'C-1001', status: 'delivered', carrier: 'Nordpost' },
  {
    parcelId: 'DL-2001',
    customerId: 'C-1002',
    status: 'out_for_delivery',
    carrier: 'Blue Van',
    location: 'Bristol',
    expectedDelivery: '2026-11-21',
  },
  { parcelId: 'DL-2002', customerId: 'C-1002', status: 'pending' },
] as const;

/** Fills empty tables; leaves tables alone that hold anything, so that a restart with `--data` changes nothing. */
export async function plantDemoData(
  client: DocumentClient,
  tables: TableNames,
  pepper: string,
): Promise<void> {
  const { Count } = await client.send(new ScanCommand({ TableName: tables.customers, Limit: 1 }));
  if (Count !== 0) return;
  const passwordHash = await hashPassword(DEMO_PASSWORD, pepper);
  const put = (Item: object) => ({ PutRequest: { Item: { ...Item } } });
  await client.send(
    new BatchWriteCommand({
      RequestItems: {
        [tables.customers]: DEMO_CUSTOMERS.map((customer) => put({ ...customer, passwordHash })),
        [tables.parcels]: DEMO_PARCELS.map(put),
      },
    }),
  );
}
