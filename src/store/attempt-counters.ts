import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { DocumentClient } from './dynamodb';
import { asStoreError, stored } from './store-error';

/** At most `maximum` attempts in a window of `windowMs` that begins with the first of them. */
export interface AttemptLimit {
  readonly maximum: number;
  readonly windowMs: number;
  /** The window ends `windowMs` after the last counted attempt: then no span of that length holds more than `maximum`. */
  readonly prolonged: boolean;
}

export type AttemptCount =
  /** `trusted`: this counter's owner got in before, see `trustCounter`. */
  | { readonly counted: true; readonly trusted: boolean }
  /** The maximum is reached; the window ends at `opensAt` (milliseconds). */
  | { readonly counted: false; readonly opensAt: number };

export interface CounterTools {
  readonly client: DocumentClient;
  readonly logins: string;
  readonly now: number;
}

/**
 * Counts one attempt unless the limit is reached. One conditional write decides, so of any number of parallel attempts
 * no more than `maximum` are counted. A counter holds `attempts`, `windowEndsAt` (milliseconds) and `trustedUntil`
 * (epoch seconds).
 */
export async function countAttempt(
  tools: CounterTools,
  key: string,
  limit: AttemptLimit,
): Promise<AttemptCount> {
  const begun = await updateCounter(tools, key, beginWindow(limit, tools.now));
  return begun.counted ? begun : updateCounter(tools, key, countInWindow(limit, tools.now));
}

type CounterUpdate = Pick<
  UpdateCommandInput,
  'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'
>;

const windowEnd = (limit: AttemptLimit, now: number): Readonly<Record<string, number>> => ({
  ':end': now + limit.windowMs,
  ':expiry': Math.ceil((now + limit.windowMs) / 1_000),
});

/** DynamoDB's TTL may remove the counter when its window is over, but not while it says who is trusted. */
const SET_WINDOW_END = 'windowEndsAt = :end, expiresAt = if_not_exists(trustedUntil, :expiry)';

const beginWindow = (limit: AttemptLimit, now: number): CounterUpdate => ({
  UpdateExpression: `SET attempts = :one, ${SET_WINDOW_END}`,
  ConditionExpression: 'attribute_not_exists(windowEndsAt) OR windowEndsAt <= :now',
  ExpressionAttributeValues: { ':one': 1, ':now': now, ...windowEnd(limit, now) },
});

const countInWindow = (limit: AttemptLimit, now: number): CounterUpdate => ({
  UpdateExpression: `SET attempts = attempts + :one${limit.prolonged ? `, ${SET_WINDOW_END}` : ''}`,
  ConditionExpression: 'windowEndsAt > :now AND attempts < :maximum',
  ExpressionAttributeValues: {
    ':one': 1,
    ':now': now,
    ':maximum': limit.maximum,
    ...(limit.prolonged ? windowEnd(limit, now) : {}),
  },
});

async function updateCounter(
  { client, logins, now }: CounterTools,
  key: string,
  update: CounterUpdate,
): Promise<AttemptCount> {
  const command = new UpdateCommand({
    TableName: logins,
    Key: { key },
    ...update,
    ReturnValues: 'ALL_NEW',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  try {
    const { Attributes } = await client.send(command);
    return { counted: true, trusted: Number(Attributes?.['trustedUntil'] ?? 0) > now / 1_000 };
  } catch (thrown) {
    if (!(thrown instanceof ConditionalCheckFailedException)) throw asStoreError(thrown);
    return { counted: false, opensAt: Number(thrown.Item?.['windowEndsAt']?.N ?? now) };
  }
}

/** Empties the counter, and has it say `trusted` until that time (milliseconds). */
export async function trustCounter(
  { client, logins }: CounterTools,
  key: string,
  until: number,
): Promise<void> {
  await stored(
    client.send(
      new UpdateCommand({
        TableName: logins,
        Key: { key },
        UpdateExpression:
          'SET trustedUntil = :until, expiresAt = :until REMOVE attempts, windowEndsAt',
        ExpressionAttributeValues: { ':until': Math.floor(until / 1_000) },
      }),
    ),
  );
}
