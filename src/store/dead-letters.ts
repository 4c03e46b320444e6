import { DeleteCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { storedIf } from './conditional';
import type { DocumentClient } from './dynamodb';
import { DEAD_LETTER_PREFIX } from './entries';
import { stored } from './store-error';

/** An event that a defect of ours kept from being handled, as it is stored: `dead#<event key>`. */
export interface StoredDeadLetter {
  readonly psid: string;
  readonly entry: string;
  readonly kind: string;
  /** JSON, without one-time codes and cut at its end; absent where DynamoDB refused it. */
  readonly event?: string;
  readonly code: string;
  /** Milliseconds. */
  readonly at: number;
  readonly correlationId: string;
}

/** All of them, oldest first. No index leads to them: this reads the whole table; `onPage` hears how far it is. */
export async function listDeadLetters(
  client: DocumentClient,
  table: string,
  onPage: (entries: number) => void = () => undefined,
): Promise<readonly StoredDeadLetter[]> {
  const letters: StoredDeadLetter[] = [];
  const pages = paginateScan(
    { client },
    {
      TableName: table,
      FilterExpression: 'begins_with(entry, :dead)',
      ExpressionAttributeValues: { ':dead': DEAD_LETTER_PREFIX },
    },
  );
  await stored(
    (async () => {
      let read = 0;
      for await (const { Items = [], ScannedCount = 0 } of pages) {
        letters.push(...(Items as StoredDeadLetter[]));
        onPage((read += ScannedCount));
      }
    })(),
  );
  return letters.sort((one, other) => one.at - other.at);
}

/** Removes a letter, unless the event failed again since it was read. */
export const removeDeadLetter = (
  client: DocumentClient,
  table: string,
  { psid, entry, at }: StoredDeadLetter,
): Promise<boolean> =>
  storedIf(
    client.send(
      new DeleteCommand({
        TableName: table,
        Key: { psid, entry },
        ConditionExpression: '#at = :at',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':at': at },
      }),
    ),
  );
