import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DocumentClient } from './dynamodb';
import { claimEntry, queueEntry, sentEntry } from './entries';
import type { SettledItem } from './outbox';
import type { RawRow } from './parcels';
import type { QueueItem } from './queue-item';
import { stored } from './store-error';

/** What is on record of a handled event; `undefined` if it was not handled, or so long ago that it has expired. */
export const findClaim = (
  client: DocumentClient,
  table: string,
  psid: string,
  eventKey: string,
): Promise<RawRow | undefined> => get(client, table, psid, claimEntry(eventKey));

/** What took that place in the queue, as it is settled or still waits; `undefined` once it has expired. */
export async function findItem(
  client: DocumentClient,
  table: string,
  psid: string,
  order: number,
): Promise<QueueItem | SettledItem | undefined> {
  // The queue first: an item that is settled in between is found settled then.
  const found =
    (await get(client, table, psid, queueEntry(order))) ??
    (await get(client, table, psid, sentEntry(order)));
  return found as QueueItem | SettledItem | undefined;
}

async function get(
  client: DocumentClient,
  TableName: string,
  psid: string,
  entry: string,
): Promise<RawRow | undefined> {
  const { Item } = await stored(
    client.send(new GetCommand({ TableName, Key: { psid, entry }, ConsistentRead: true })),
  );
  return Item;
}
