import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { MINUTE, SECOND } from '../shared/clock';
import type { DocumentClient } from './dynamodb';
import { pagePartition } from './entries';
import { asStoreError } from './store-error';

const RATE_ENTRY = 'rate';

/** From 40 a second on Facebook freezes the Page (facts §3); design §5 keeps to 30. */
export const SENDS_PER_SECOND = 30;
/** Nobody reserves that far ahead: a clock was wrong, and must not stop the Page. */
const FARTHEST_MS = MINUTE;
const INTERVAL_MS = Math.ceil(SECOND / SENDS_PER_SECOND);

/**
 * Reserves the Page's next free moment to send, for all Lambdas together: one attribute holds when the next slot
 * begins (GCRA without a burst: slots are an interval apart, so no second ever has more than 30). Returns the slot's
 * time in milliseconds, or `undefined` when it would begin after `latest`; then nothing is reserved.
 */
export async function reserveSlot(
  client: DocumentClient,
  table: string,
  pageId: string,
  now: number,
  latest: number,
): Promise<number | undefined> {
  const key = { TableName: table, Key: { psid: pagePartition(pageId), entry: RATE_ENTRY } };
  const free = await update(client, {
    ...key,
    UpdateExpression: 'SET nextSlot = :after',
    ConditionExpression:
      'attribute_not_exists(nextSlot) OR nextSlot <= :now OR nextSlot > :farthest',
    ExpressionAttributeValues: {
      ':now': now,
      ':after': now + INTERVAL_MS,
      ':farthest': now + FARTHEST_MS,
    },
  });
  if (free !== undefined) return free;
  // The next slot moves back only from a wrong clock, so it is still ahead of us: only `latest` can refuse this one.
  return update(client, {
    ...key,
    UpdateExpression: 'SET nextSlot = nextSlot + :interval',
    ConditionExpression: 'nextSlot <= :latest',
    ExpressionAttributeValues: { ':latest': latest, ':interval': INTERVAL_MS },
  });
}

/** The slot that the update took; `undefined` when its condition did not hold. */
async function update(
  client: DocumentClient,
  input: UpdateCommandInput,
): Promise<number | undefined> {
  try {
    const { Attributes } = await client.send(
      new UpdateCommand({ ...input, ReturnValues: 'UPDATED_NEW' }),
    );
    return Number(Attributes?.['nextSlot']) - INTERVAL_MS;
  } catch (thrown) {
    if (thrown instanceof ConditionalCheckFailedException) return undefined;
    throw asStoreError(thrown);
  }
}
