import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { DocumentClient } from './dynamodb';
import { WAKE_ENTRY } from './entries';
import { stored } from './store-error';
import type { Write } from './transaction';

export const DUE_INDEX = 'due-index';

/** The nonce changes with every commit that queues or releases: who saw it knows whether something came since. */
export type WakeNonce = string | undefined;

/** `undefined`: the conversation is not due for anything. */
export async function loadWakeNonce(
  client: DocumentClient,
  table: string,
  psid: string,
): Promise<WakeNonce> {
  const { Item } = await stored(
    client.send(
      new GetCommand({ TableName: table, Key: { psid, entry: WAKE_ENTRY }, ConsistentRead: true }),
    ),
  );
  const nonce: unknown = Item?.['nonce'];
  return typeof nonce === 'string' ? nonce : undefined;
}

/** Due again at that time (milliseconds), or not at all; refused with label `wake` if something came since. */
export function wakeAgainWrite(
  table: string,
  psid: string,
  seen: WakeNonce,
  next: { readonly dueAt: number | undefined; readonly nonce: string },
): Write {
  const unchanged =
    seen === undefined
      ? { ConditionExpression: 'attribute_not_exists(entry)' }
      : {
          ConditionExpression: '#nonce = :seen',
          ExpressionAttributeNames: { '#nonce': 'nonce' },
          ExpressionAttributeValues: { ':seen': seen },
        };
  const key = { psid, entry: WAKE_ENTRY };
  const { dueAt, nonce } = next;
  if (dueAt !== undefined) {
    const Item = { ...key, due: 'yes', dueAt, nonce };
    return { label: 'wake', item: { Put: { TableName: table, Item, ...unchanged } } };
  }
  return seen === undefined
    ? { label: 'wake', item: { ConditionCheck: { TableName: table, Key: key, ...unchanged } } }
    : { label: 'wake', item: { Delete: { TableName: table, Key: key, ...unchanged } } };
}

/** Whose time has come, longest due first, in pages. The index is eventually consistent. */
export async function* findDue(
  client: DocumentClient,
  table: string,
  now: number,
  pageSize = 100,
): AsyncGenerator<readonly string[]> {
  let next: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await stored(
      client.send(
        new QueryCommand({
          TableName: table,
          IndexName: DUE_INDEX,
          KeyConditionExpression: '#due = :yes AND dueAt <= :now',
          ExpressionAttributeNames: { '#due': 'due' },
          ExpressionAttributeValues: { ':yes': 'yes', ':now': now },
          Limit: pageSize,
          ...(next === undefined ? {} : { ExclusiveStartKey: next }),
        }),
      ),
    );
    yield Items.map((item) => String(item['psid']));
    next = LastEvaluatedKey;
  } while (next !== undefined);
}
