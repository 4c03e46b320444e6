import { GetCommand, QueryCommand, type GetCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { DocumentClient } from './dynamodb';
import { newConversation, type ConversationState } from './conversation-state';
import { claimEntry, expiryOf, QUEUE_PREFIX, queueEntry, STATE_ENTRY, WAKE_ENTRY } from './entries';
import type { QueueItem } from './queue-item';
import { stored } from './store-error';
import type { Write } from './transaction';

/** Reads one person's state, strongly consistent; a person never heard of has version 0. */
export async function loadState(
  client: DocumentClient,
  table: string,
  psid: string,
): Promise<ConversationState> {
  const { Item } = await get(client, table, psid, STATE_ENTRY);
  if (Item === undefined) return newConversation(psid);
  const { entry: _entry, ...state } = Item;
  return state as ConversationState;
}

export async function isClaimed(
  client: DocumentClient,
  table: string,
  psid: string,
  eventKey: string,
): Promise<boolean> {
  return (await get(client, table, psid, claimEntry(eventKey))).Item !== undefined;
}

/** All that waits for Facebook, oldest first, strongly consistent. */
export async function loadQueue(
  client: DocumentClient,
  table: string,
  psid: string,
  pageSize = 100,
): Promise<readonly QueueItem[]> {
  const queue: QueueItem[] = [];
  let next: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await stored(
      client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'psid = :psid AND begins_with(entry, :prefix)',
          ExpressionAttributeValues: { ':psid': psid, ':prefix': QUEUE_PREFIX },
          ConsistentRead: true,
          Limit: pageSize,
          ...(next === undefined ? {} : { ExclusiveStartKey: next }),
        }),
      ),
    );
    queue.push(
      ...Items.map(({ entry: _entry, expiresAt: _expiresAt, ...item }) => item as QueueItem),
    );
    next = LastEvaluatedKey;
  } while (next !== undefined);
  return queue;
}

function get(
  client: DocumentClient,
  table: string,
  psid: string,
  entry: string,
): Promise<GetCommandOutput> {
  return stored(
    client.send(new GetCommand({ TableName: table, Key: { psid, entry }, ConsistentRead: true })),
  );
}

/** Takes the event for its first handler; a second one's transaction is refused with this label. */
export const claimWrite = (
  table: string,
  psid: string,
  eventKey: string,
  record: Readonly<Record<string, unknown>>,
  now: number,
): Write => ({
  label: 'claim',
  item: {
    Put: {
      TableName: table,
      Item: { ...record, psid, entry: claimEntry(eventKey), at: now, expiresAt: expiryOf(now) },
      ConditionExpression: 'attribute_not_exists(entry)',
    },
  },
});

/** Replaces the state, if it is still the one that was read. */
export const stateWrite = (table: string, seenVersion: number, next: ConversationState): Write => ({
  label: 'state',
  item: {
    Put: {
      TableName: table,
      Item: { ...next, entry: STATE_ENTRY, version: seenVersion + 1 },
      ...(seenVersion === 0
        ? { ConditionExpression: 'attribute_not_exists(entry)' }
        : {
            ConditionExpression: 'version = :seen',
            ExpressionAttributeValues: { ':seen': seenVersion },
          }),
    },
  },
});

/** What is written without touching the state is written only while there is a conversation, and not while it is deleted. */
export const standingCheck = (table: string, psid: string): Write => ({
  label: 'state',
  item: {
    ConditionCheck: {
      TableName: table,
      Key: { psid, entry: STATE_ENTRY },
      ConditionExpression: 'attribute_exists(entry) AND attribute_not_exists(erasing)',
    },
  },
});

export const queueWrite = (table: string, item: QueueItem): Write => ({
  label: 'queue',
  item: {
    Put: {
      TableName: table,
      Item: { ...item, entry: queueEntry(item.order), expiresAt: expiryOf(item.enqueuedAt) },
      ConditionExpression: 'attribute_not_exists(entry)',
    },
  },
});

/**
 * Marks the conversation as due for a drain at `dueAt` (milliseconds; the sparse `due-index` finds it). Written with
 * every commit, so that a queued item is drained by the schedule even if its stream record never arrives.
 */
export const wakeWrite = (table: string, psid: string, dueAt: number, nonce: string): Write => ({
  label: 'wake',
  item: {
    Put: { TableName: table, Item: { psid, entry: WAKE_ENTRY, due: 'yes', dueAt, nonce } },
  },
});
