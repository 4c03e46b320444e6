import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DocumentClient } from './dynamodb';
import { pagePartition } from './entries';
import { asStoreError, stored } from './store-error';

export const CIRCUIT_ENTRY = 'circuit';

/** Why nothing is sent for the whole Page. No entry: the circuit is closed and messages flow. */
export interface Circuit {
  readonly reason: 'token_dead' | 'page_restricted' | 'config_fault' | 'throttle';
  /** Milliseconds; then one probe may go out. */
  readonly openUntil: number;
  /** How often it was opened in a row for this reason, from 0. */
  readonly level: number;
}

export async function loadCircuit(
  client: DocumentClient,
  table: string,
  pageId: string,
): Promise<Circuit | undefined> {
  const { Item } = await stored(
    client.send(new GetCommand({ TableName: table, Key: keyOf(pageId), ConsistentRead: true })),
  );
  if (Item === undefined) return undefined;
  const { psid: _psid, entry: _entry, ...circuit } = Item;
  return circuit as Circuit;
}

/** Writes the circuit if it is still as it was seen. False: somebody else changed it first. */
export const replaceCircuit = (
  client: DocumentClient,
  table: string,
  pageId: string,
  seen: Circuit | undefined,
  next: Circuit,
): Promise<boolean> =>
  holds(
    client.send(
      new PutCommand({ TableName: table, Item: { ...keyOf(pageId), ...next }, ...asSeen(seen) }),
    ),
  );

/** Closes the circuit if it is still as it was seen. */
export const closeCircuit = (
  client: DocumentClient,
  table: string,
  pageId: string,
  seen: Circuit,
): Promise<boolean> =>
  holds(client.send(new DeleteCommand({ TableName: table, Key: keyOf(pageId), ...asSeen(seen) })));

const keyOf = (pageId: string) => ({ psid: pagePartition(pageId), entry: CIRCUIT_ENTRY });

const asSeen = (seen: Circuit | undefined) =>
  seen === undefined
    ? { ConditionExpression: 'attribute_not_exists(entry)' }
    : {
        ConditionExpression: 'openUntil = :seen',
        ExpressionAttributeValues: { ':seen': seen.openUntil },
      };

async function holds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (thrown) {
    if (thrown instanceof ConditionalCheckFailedException) return false;
    throw asStoreError(thrown);
  }
}
