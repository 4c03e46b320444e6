import { GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { changeRow, type Expecting, type RawRow } from './change-row';
import type { DocumentClient } from './dynamodb';
import { stored } from './store-error';

export const CUSTOMER_INDEX = 'customerId-index';

export type { RawRow };

export async function findParcelRow(
  client: DocumentClient,
  table: string,
  parcelId: string,
): Promise<RawRow | undefined> {
  const { Item } = await stored(
    client.send(new GetCommand({ TableName: table, Key: { parcelId }, ConsistentRead: true })),
  );
  return Item;
}

/** All rows of one customer, at most `limit` of them. The index is eventually consistent. */
export async function listParcelRows(
  client: DocumentClient,
  table: string,
  customerId: string,
  limit = 200,
): Promise<readonly RawRow[]> {
  const rows: RawRow[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      IndexName: CUSTOMER_INDEX,
      KeyConditionExpression: 'customerId = :customerId',
      ExpressionAttributeValues: { ':customerId': customerId },
    },
  );
  await stored(
    (async () => {
      for await (const { Items = [] } of pages) {
        rows.push(...Items);
        if (rows.length >= limit) return;
      }
    })(),
  );
  return rows.slice(0, limit);
}

/** As `changeRow`, of a parcel. */
export const changeParcelRow = (
  client: DocumentClient,
  table: string,
  parcelId: string,
  changes: RawRow,
  expecting?: Expecting,
): Promise<boolean> =>
  changeRow(client, table, { name: 'parcelId', value: parcelId }, changes, expecting);
