import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DocumentClient } from '../store/dynamodb';
import { expiryOf, queueEntry, sentEntry } from '../store/entries';
import { stored } from '../store/store-error';
import type { Write } from '../store/transaction';

/** What an echo with our metadata says: this item arrived, as this message. */
export interface Arrival {
  readonly conversations: string;
  readonly psid: string;
  readonly order: number;
  readonly nonce: string;
  readonly mid: string;
  readonly now: number;
}

/**
 * The writes that settle an item by its echo, for the echo's own commit. They carry no condition: between this reading
 * and the commit the drain may settle the item, and then they must change nothing but confirm it, never refuse the
 * commit. In the other order the drain's transaction finds the item gone from the queue. An echo that comes late turns
 * "unconfirmed" or "failed" into "sent"; one of no item of ours is no write at all.
 */
export async function settleWrites(
  client: DocumentClient,
  arrival: Arrival,
): Promise<readonly Write[]> {
  const { conversations, psid, order, nonce, mid, now } = arrival;
  const queueKey = { psid, entry: queueEntry(order) };
  const settledKey = { psid, entry: sentEntry(order) };
  // An item moves from the first to the second: read in this order, it is in one of them.
  const queued = await read(client, conversations, queueKey);
  if (queued?.['nonce'] === nonce) {
    const { entry: _entry, psid: _psid, progress: _progress, ...item } = queued;
    const record = { ...item, settledAt: now, expiresAt: expiryOf(now) };
    return [
      { label: 'settled', item: { Delete: { TableName: conversations, Key: queueKey } } },
      confirmWrite(conversations, settledKey, mid, record),
    ];
  }
  const settled = await read(client, conversations, settledKey);
  return settled?.['nonce'] === nonce && settled['outcome'] !== 'sent'
    ? [confirmWrite(conversations, settledKey, mid, {})]
    : [];
}

type Key = Readonly<Record<'psid' | 'entry', string>>;

/** Says "sent"; what else is known of the item is filled in only where nobody wrote it yet. */
function confirmWrite(
  table: string,
  key: Key,
  mid: string,
  record: Readonly<Record<string, unknown>>,
): Write {
  const fields = Object.entries(record);
  const fill = fields.map(([name]) => `, #${name} = if_not_exists(#${name}, :${name})`);
  return {
    label: 'settled',
    item: {
      Update: {
        TableName: table,
        Key: key,
        UpdateExpression: `SET #outcome = :sent, #messageId = :mid${fill.join('')}`,
        ExpressionAttributeNames: {
          '#outcome': 'outcome',
          '#messageId': 'messageId',
          ...Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
        },
        ExpressionAttributeValues: {
          ':sent': 'sent',
          ':mid': mid,
          ...Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
        },
      },
    },
  };
}

async function read(client: DocumentClient, table: string, key: Key) {
  const { Item } = await stored(
    client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true })),
  );
  return Item;
}
