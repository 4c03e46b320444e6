import { GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { DocumentClient } from './dynamodb';
import { stored } from './store-error';

export const CUSTOMER_INDEX = 'customerId-index';

/** A row as it stands in the table: edited by hand, so nothing about it is certain. `parcels/` makes sense of it. */
export type RawRow = Readonly<Record<string, unknown>>;

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
