import { asAppError } from '../shared/errors';
import type { CommitOutcome } from './commit';

/** Another transaction on the same conversation was under way: read again, decide again. */
export async function staleOnConflict(committing: Promise<CommitOutcome>): Promise<CommitOutcome> {
  try {
    return await committing;
  } catch (thrown) {
    if (asAppError(thrown).code === 'store_conflict') return 'stale';
    throw thrown;
  }
}
