import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { SendForm } from '../messenger/send-form';
import { storedIf } from './conditional';
import type { DocumentClient } from './dynamodb';
import { expiryOf, queueEntry, sentEntry, STATE_ENTRY } from './entries';
import type { ThreadOwner } from './conversation-state';
import type { QueueItem } from './queue-item';
import type { Write } from './transaction';

/** What became of a queued item: `out#<order>`, part of the conversation's transcript. Times are milliseconds. */
export interface SettledItem extends Omit<QueueItem, 'progress'> {
  readonly outcome: 'sent' | 'failed' | 'unconfirmed';
  readonly settledAt: number;
  /** Facebook's id of the message. */
  readonly messageId?: string;
  /** Under which rule it was sent or tried last (facts §12). */
  readonly messagingType?: SendForm['messagingType'];
  readonly reason?: string;
  /** Facebook's numbers for a failure. */
  readonly code?: number;
  readonly subcode?: number;
}

/** A queued item as it may be stored: marking it as being sent notes the rule it is sent under. */
export type StoredQueueItem = QueueItem & Pick<SettledItem, 'messagingType'>;

/** What a send teaches about the person. */
export type StateEffect =
  | {
      readonly field:
        'windowClosedAt' | 'unreachableSince' | 'accountLinkingUnavailable' | 'utilityRefusedAt';
      readonly value: number;
    }
  | { readonly field: 'threadOwner'; readonly value: ThreadOwner };

const NAMES = { '#nonce': 'nonce' };
/** Order and nonce name an item for ever: this holds until somebody settled it. */
const STILL_QUEUED = '#nonce = :nonce';

const queueKey = (table: string, { psid, order }: Pick<QueueItem, 'psid' | 'order'>) => ({
  TableName: table,
  Key: { psid, entry: queueEntry(order) },
});

/** What of a queued item may change. */
export type ItemChange = Pick<StoredQueueItem, 'progress'> &
  Partial<Pick<StoredQueueItem, 'attempts' | 'messagingType'>>;

/** Changes how far a queued item has come; refused with label `queue` when it is queued no more. */
export function progressWrite(table: string, item: QueueItem, change: ItemChange): Write {
  const values = Object.entries(change);
  return {
    label: 'queue',
    item: {
      Update: {
        ...queueKey(table, item),
        UpdateExpression: `SET ${values.map(([name]) => `#${name} = :${name}`).join(', ')}`,
        ConditionExpression: STILL_QUEUED,
        ExpressionAttributeNames: {
          ...NAMES,
          ...Object.fromEntries(values.map(([name]) => [`#${name}`, name])),
        },
        ExpressionAttributeValues: {
          ':nonce': item.nonce,
          ...Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
        },
      },
    },
  };
}

/** Puts on record that the customer is told of it by e-mail; false: they were before, or it is queued no more. */
export const markMailed = (
  client: DocumentClient,
  table: string,
  item: QueueItem,
  at: number,
): Promise<boolean> =>
  storedIf(
    client.send(
      new UpdateCommand({
        ...queueKey(table, item),
        UpdateExpression: 'SET mailedAt = :at',
        ConditionExpression: `${STILL_QUEUED} AND attribute_not_exists(mailedAt)`,
        ExpressionAttributeNames: NAMES,
        ExpressionAttributeValues: { ':nonce': item.nonce, ':at': at },
      }),
    ),
  );

/** What is known of an item once it is settled. */
export type Settlement = Omit<SettledItem, keyof QueueItem>;

/** Moves an item from the queue to the transcript; refused with label `queue` when it is queued no more. */
export function settleItemWrites(
  table: string,
  item: StoredQueueItem,
  settlement: Settlement,
): readonly Write[] {
  const { progress: _progress, ...rest } = item;
  const settled: SettledItem = { ...rest, ...settlement };
  return [
    {
      label: 'queue',
      item: {
        Delete: {
          ...queueKey(table, item),
          ConditionExpression: STILL_QUEUED,
          ExpressionAttributeNames: NAMES,
          ExpressionAttributeValues: { ':nonce': item.nonce },
        },
      },
    },
    {
      label: 'settled',
      item: {
        Put: {
          TableName: table,
          Item: {
            ...settled,
            entry: sentEntry(item.order),
            expiresAt: expiryOf(settlement.settledAt),
          },
        },
      },
    },
  ];
}

/** Refused with label `state` when there is no such conversation any more. */
export const stateEffectWrite = (
  table: string,
  psid: string,
  { field, value }: StateEffect,
): Write => ({
  label: 'state',
  item: {
    Update: {
      TableName: table,
      Key: { psid, entry: STATE_ENTRY },
      UpdateExpression: 'SET #field = :value ADD #version :one',
      ConditionExpression: 'attribute_exists(entry)',
      ExpressionAttributeNames: { '#field': field, '#version': 'version' },
      ExpressionAttributeValues: { ':value': value, ':one': 1 },
    },
  },
});
