import { asAppError } from '../shared/errors';
import type { DocumentClient } from './dynamodb';
import { transact, type TransactionOutcome, type Write } from './transaction';

/** A transaction that met another one is an answer here, as a refused condition is: the caller decides anew. */
export async function tryTransaction(
  client: DocumentClient,
  writes: readonly Write[],
): Promise<TransactionOutcome | 'conflict'> {
  try {
    return await transact(client, writes);
  } catch (thrown) {
    if (asAppError(thrown).code === 'store_conflict') return 'conflict';
    throw thrown;
  }
}
