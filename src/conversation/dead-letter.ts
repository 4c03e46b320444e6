import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { RecognisedEvent } from '../messenger/webhook/events';
import type { AppError } from '../shared/errors';
import type { DocumentClient } from '../store/dynamodb';
import { deadLetterEntry, expiryOf } from '../store/entries';
import { stored } from '../store/store-error';

/** Far below DynamoDB's 400 KB for an item, so that the last resort cannot itself fail on what a sender wrote. */
const MAX_EVENT_LENGTH = 50_000;

export interface DeadLetter {
  readonly partition: string;
  readonly event: RecognisedEvent;
  readonly error: AppError;
  readonly at: number;
  readonly correlationId: string;
}

/**
 * Keeps an event that we failed on, in the person's own partition, so that erasing the person erases it too. The same
 * event again replaces it. Its authorization code is left out: a secret, and expired before anybody reads this.
 */
export async function saveDeadLetter(
  client: DocumentClient,
  table: string,
  { partition, event, error, at, correlationId }: DeadLetter,
): Promise<void> {
  const text = JSON.stringify(event, (name, value: unknown) =>
    name === 'authorizationCode' ? '[left out]' : value,
  );
  await stored(
    client.send(
      new PutCommand({
        TableName: table,
        Item: {
          psid: partition,
          entry: deadLetterEntry(event.key),
          event: text.slice(0, MAX_EVENT_LENGTH),
          code: error.code,
          at,
          correlationId,
          expiresAt: expiryOf(at),
        },
      }),
    ),
  );
}
