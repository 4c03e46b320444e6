import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../shared/errors';
import type { DocumentClient } from './dynamodb';
import { asStoreError } from './store-error';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One member of a transaction; the label says, when it is refused, whose condition did not hold. */
export interface Write {
  readonly label: string;
  readonly item: TransactItem;
}

export type TransactionOutcome =
  { readonly committed: true } | { readonly committed: false; readonly refused: readonly string[] };

/**
 * All or nothing. A condition that does not hold is an answer (`refused` names the members); anything else
 * throws an `AppError` with a `store_…` code, retryable when another writer was just quicker.
 */
export async function transact(
  client: DocumentClient,
  writes: readonly Write[],
): Promise<TransactionOutcome> {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: writes.map(({ item }) => item) }));
    return { committed: true };
  } catch (thrown) {
    if (!(thrown instanceof TransactionCanceledException)) throw asStoreError(thrown);
    const reasons = thrown.CancellationReasons ?? [];
    const refused = writes
      .filter((_, index) => reasons[index]?.Code === 'ConditionalCheckFailed')
      .map(({ label }) => label);
    if (refused.length > 0) return { committed: false, refused };
    const invalid = reasons.some(({ Code }) => Code === 'ValidationError');
    throw new AppError(
      invalid ? 'store_invalid' : 'store_conflict',
      'Transaction cancelled',
      !invalid,
      { cause: thrown },
    );
  }
}
