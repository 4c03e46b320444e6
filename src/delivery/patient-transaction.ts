import { asAppError } from '../shared/errors';
import { transact, type TransactionOutcome, type Write } from '../store/transaction';
import type { DrainDeps } from './drain-deps';

const MAX_TRIES = 5;
const FIRST_PAUSE_MS = 25;

/**
 * A transaction that waits a moment when another writer or DynamoDB's load is in its way: after a send, giving up at
 * once would leave the outcome to the echo. Throws what the last try threw.
 */
export async function transactPatiently(
  { client, sleep }: Pick<DrainDeps, 'client' | 'sleep'>,
  writes: readonly Write[],
): Promise<TransactionOutcome> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transact(client, writes);
    } catch (thrown) {
      if (!asAppError(thrown).retryable || tries === MAX_TRIES) throw thrown;
      await sleep(FIRST_PAUSE_MS * 2 ** tries);
    }
  }
}
