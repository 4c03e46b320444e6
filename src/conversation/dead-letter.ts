import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { readChatCode } from '../accounts/chat-code';
import type { RecognisedEvent } from '../messenger/webhook/events';
import { asAppError, type AppError } from '../shared/errors';
import type { DocumentClient } from '../store/dynamodb';
import { deadLetterEntry, expiryOf } from '../store/entries';
import { stored } from '../store/store-error';

/** Far below DynamoDB's 400 KB for an item, so that the last resort cannot itself fail on what a sender wrote. */
const MAX_EVENT_LENGTH = 50_000;

/** Stands where a secret stood. */
export const LEFT_OUT = '[left out]';

const SECRETS: ReadonlySet<string> = new Set(['authorizationCode', 'ref']);

const isSecret = (name: string, value: unknown): boolean =>
  SECRETS.has(name) ||
  (name === 'text' && typeof value === 'string' && readChatCode(value) !== undefined);

export interface DeadLetter {
  readonly partition: string;
  readonly event: RecognisedEvent;
  readonly error: AppError;
  readonly at: number;
  readonly correlationId: string;
}

/**
 * Keeps an event that we failed on, in the person's own partition, so that erasing the person erases it too. The same
 * event again replaces it. Its authorization code, its reference and a typed code are left out: they are secrets. Where
 * DynamoDB refuses the letter, one without the event's content is kept; throws when it can't answer or refuses that.
 */
export async function saveDeadLetter(
  client: DocumentClient,
  table: string,
  letter: DeadLetter,
): Promise<void> {
  try {
    await put(client, table, letter, { event: textOf(letter.event) });
  } catch (thrown) {
    if (asAppError(thrown).retryable) throw thrown;
    await put(client, table, letter, {});
  }
}

/** Cutting may halve a surrogate pair. */
const textOf = (event: RecognisedEvent): string =>
  JSON.stringify(event, (name, value: unknown) => (isSecret(name, value) ? LEFT_OUT : value))
    .slice(0, MAX_EVENT_LENGTH)
    .toWellFormed();

async function put(
  client: DocumentClient,
  table: string,
  { partition, event, error, at, correlationId }: DeadLetter,
  content: { readonly event?: string },
): Promise<void> {
  await stored(
    client.send(
      new PutCommand({
        TableName: table,
        Item: {
          psid: partition,
          entry: deadLetterEntry(event.key),
          kind: event.kind,
          ...content,
          code: error.code,
          at,
          correlationId,
          expiresAt: expiryOf(at),
        },
      }),
    ),
  );
}
