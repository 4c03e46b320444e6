import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { DAY } from '../shared/clock';
import { sha256Hex } from '../shared/hash';
import type { DocumentClient } from './dynamodb';
import { expiryOf } from './entries';
import { stored } from './store-error';
import type { Write } from './transaction';

/** How long the page that tells what became of a request goes on answering. */
const KEPT_MS = 90 * DAY;
const PREFIX = 'deletion#';

/** A request of Facebook's or of operations to delete somebody's data, as it is kept in `logins`: nothing in it names the person. */
export interface Deletion {
  readonly key: string;
  readonly status: 'requested' | 'done' | 'nothing_stored';
  readonly askedBy: 'data_deletion' | 'app_removal' | 'operations';
  /** Milliseconds. */
  readonly requestedAt: number;
  /** A hash of whom it is about: it can be verified where the customer is known, and leads nowhere by itself. */
  readonly subject?: string;
}

/** The code is known to whoever asked, and stored by nobody else (ASVS 6.5.2). */
export const deletionKey = (code: string): string => `${PREFIX}${sha256Hex(code)}`;

export const isDeletionKey = (value: unknown): value is string =>
  typeof value === 'string' && /^deletion#[0-9a-f]{64}$/.test(value);

export const subjectOf = (key: string, customerId: string): string =>
  sha256Hex(`${key}#${customerId}`);

const deletionItem = v.object({
  key: v.string(),
  status: v.picklist(['requested', 'done', 'nothing_stored']),
  askedBy: v.picklist(['data_deletion', 'app_removal', 'operations']),
  requestedAt: v.number(),
  subject: v.optional(v.string(), ''),
});

/** Strongly consistent. */
export async function loadDeletion(
  client: DocumentClient,
  table: string,
  key: string,
): Promise<Deletion | undefined> {
  const { Item } = await stored(
    client.send(new GetCommand({ TableName: table, Key: { key }, ConsistentRead: true })),
  );
  const parsed = v.safeParse(deletionItem, Item);
  return parsed.success ? parsed.output : undefined;
}

/** Refused (label `deletion`) when the same was asked before. */
export const deletionWrite = (table: string, deletion: Deletion): Write => ({
  label: 'deletion',
  item: {
    Put: {
      TableName: table,
      Item: { ...deletion, expiresAt: expiryOf(deletion.requestedAt, KEPT_MS) },
      ConditionExpression: 'attribute_not_exists(#key)',
      ExpressionAttributeNames: { '#key': 'key' },
    },
  },
});

/**
 * With the deletion in the chat's queue the record leads to nobody any more: the same change of the row, delivered again,
 * must not pass for a request without a chat. Refused (label `deletion`) the second time.
 */
export const deletionQueuedWrite = (table: string, key: string): Write => ({
  label: 'deletion',
  item: {
    Update: {
      TableName: table,
      Key: { key },
      UpdateExpression: 'REMOVE subject',
      ConditionExpression: 'attribute_exists(subject)',
    },
  },
});

/** Never refused, so that it can go with the last write of the deletion itself. */
export const deletionDoneWrite = (table: string, key: string, now: number): Write => ({
  label: 'deletion',
  item: {
    Update: {
      TableName: table,
      Key: { key },
      UpdateExpression:
        'SET #status = :done, expiresAt = if_not_exists(expiresAt, :end) REMOVE subject',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':done': 'done', ':end': expiryOf(now, KEPT_MS) },
    },
  },
});

/** Has the customers stream carry the deletion out; refused (label `customer`) when there is no such customer. */
export const eraseRequestWrite = (table: string, customerId: string, key: string): Write => ({
  label: 'customer',
  item: {
    Update: {
      TableName: table,
      Key: { customerId },
      UpdateExpression: 'SET eraseRequest = :key',
      ConditionExpression: 'attribute_exists(customerId)',
      ExpressionAttributeValues: { ':key': key },
    },
  },
});
