import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Sleep } from '../shared/clock';
import { AppError } from '../shared/errors';
import type { DocumentClient } from './dynamodb';
import { stored } from './store-error';

type Key = Record<string, unknown>;

/** DynamoDB's limit for a batch. */
const BATCH_SIZE = 25;
const MAX_TRIES = 8;
const FIRST_PAUSE_MS = 25;

/** Deletes the items of these keys; none of them need be there. Throws `store_throttled` if DynamoDB keeps putting off. */
export async function deleteAll(
  deps: { readonly client: DocumentClient; readonly sleep: Sleep },
  table: string,
  keys: readonly Key[],
): Promise<void> {
  for (let start = 0; start < keys.length; start += BATCH_SIZE) {
    await deleteBatch(deps, table, keys.slice(start, start + BATCH_SIZE));
  }
}

/** A batch is no transaction: what DynamoDB had no capacity for comes back and is asked for again. */
async function deleteBatch(
  { client, sleep }: { readonly client: DocumentClient; readonly sleep: Sleep },
  table: string,
  batch: readonly Key[],
): Promise<void> {
  let left = batch;
  for (let tries = 1; ; tries += 1) {
    const requests = left.map((key) => ({ DeleteRequest: { Key: key } }));
    const { UnprocessedItems } = await stored(
      client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } })),
    );
    left = (UnprocessedItems?.[table] ?? []).flatMap(
      ({ DeleteRequest }) => DeleteRequest?.Key ?? [],
    );
    if (left.length === 0) return;
    if (tries === MAX_TRIES) {
      throw new AppError('store_throttled', 'DynamoDB kept putting off a batch', true);
    }
    await sleep(FIRST_PAUSE_MS * 2 ** tries);
  }
}
