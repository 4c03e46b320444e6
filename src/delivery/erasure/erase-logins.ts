import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { deleteAll } from '../../store/delete-all';
import { stored } from '../../store/store-error';
import type { ErasureDeps, Subject } from './erase-elsewhere';

/**
 * Deletes the codes, references, tokens and the Facebook id that name the person or the customer; answers how many.
 * No index finds them: the table is read through, which it is small enough for, as nearly all in it lives minutes.
 */
export async function eraseLogins(
  { client, tables, sleep }: ErasureDeps,
  { psid, customerIds }: Subject,
): Promise<number> {
  const named = [
    ...(psid === undefined ? [] : ['psid = :psid', 'redeemedBy = :psid']),
    ...customerIds.map((_, index) => `customerId = :customer${String(index)}`),
  ];
  if (named.length === 0) return 0;
  const pages = paginateScan(
    { client },
    {
      TableName: tables.logins,
      ConsistentRead: true,
      FilterExpression: named.join(' OR '),
      ProjectionExpression: '#key',
      ExpressionAttributeNames: { '#key': 'key' },
      ExpressionAttributeValues: {
        ...(psid === undefined ? {} : { ':psid': psid }),
        ...Object.fromEntries(customerIds.map((id, index) => [`:customer${String(index)}`, id])),
      },
    },
  );
  const keys: Record<string, unknown>[] = [];
  await stored(
    (async () => {
      for await (const { Items = [] } of pages) keys.push(...Items);
    })(),
  );
  await deleteAll({ client, sleep }, tables.logins, keys);
  return keys.length;
}
