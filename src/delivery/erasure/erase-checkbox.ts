import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { deleteAll } from '../../store/delete-all';
import { userRefPartition } from '../../store/psid';
import { stored } from '../../store/store-error';
import type { ErasureDeps } from './erase-elsewhere';

/**
 * Deletes what is left of an answered checkbox: claims, perhaps of an echo that came while it was answered. Nothing
 * comes back, as its state and its reference are gone already.
 */
export async function eraseCheckbox(
  { client, tables, sleep }: ErasureDeps,
  userRef: string,
): Promise<void> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tables.conversations,
      KeyConditionExpression: 'psid = :partition',
      ProjectionExpression: 'psid, entry',
      ExpressionAttributeValues: { ':partition': userRefPartition(userRef) },
      ConsistentRead: true,
    },
  );
  const keys: Record<string, unknown>[] = [];
  await stored(
    (async () => {
      for await (const { Items = [] } of pages) keys.push(...Items);
    })(),
  );
  await deleteAll({ client, sleep }, tables.conversations, keys);
}
