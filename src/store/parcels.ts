import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DocumentClient } from './dynamodb';
import { asStoreError, stored } from './store-error';

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

/**
 * Sets these attributes of a parcel's row and leaves all others alone; `null` removes one. Makes the row if there is
 * none, unless `expecting` says otherwise: then false means that the row is there, or is not, against expectation.
 */
export async function changeParcelRow(
  client: DocumentClient,
  table: string,
  parcelId: string,
  changes: RawRow,
  expecting?: 'present' | 'absent',
): Promise<boolean> {
  const entries = Object.entries(changes);
  const clause = (verb: string, parts: readonly string[]): readonly string[] =>
    parts.length === 0 ? [] : [`${verb} ${parts.join(', ')}`];
  const named = entries.map(([, value], index) => ({
    value,
    field: `#f${index}`,
    to: `:f${index}`,
  }));
  const [set, removed] = [
    named.filter(({ value }) => value !== null),
    named.filter(({ value }) => value === null),
  ];
  const condition = {
    present: 'attribute_exists(parcelId)',
    absent: 'attribute_not_exists(parcelId)',
  };
  const update = new UpdateCommand({
    TableName: table,
    Key: { parcelId },
    ...(entries.length > 0 && {
      UpdateExpression: [
        ...clause(
          'SET',
          set.map(({ field, to }) => `${field} = ${to}`),
        ),
        ...clause(
          'REMOVE',
          removed.map(({ field }) => field),
        ),
      ].join(' '),
      ExpressionAttributeNames: Object.fromEntries(
        entries.map(([name], index) => [`#f${index}`, name]),
      ),
    }),
    ...(set.length > 0 && {
      ExpressionAttributeValues: Object.fromEntries(set.map(({ value, to }) => [to, value])),
    }),
    ...(expecting && { ConditionExpression: condition[expecting] }),
  });
  try {
    await client.send(update);
    return true;
  } catch (thrown) {
    if (thrown instanceof ConditionalCheckFailedException) return false;
    throw asStoreError(thrown);
  }
}
