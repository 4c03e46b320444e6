import { retryConflicts } from '../../shared/retry';
import { loadState } from '../../store/conversations';
import { leaseCheck, type Lease } from '../../store/lease';
import { settleItemWrites, type Settlement, type StoredQueueItem } from '../../store/outbox';
import type { TransactionOutcome } from '../../store/transaction';
import type { Follow } from '../attempt';
import { commit, type CommitOutcome } from '../commit';
import type { DrainDeps } from '../drain-deps';
import { staleOnConflict } from '../stale-on-conflict';

/**
 * Settles an item together with what the conversation turns to by its outcome: what is to be said is queued if and only
 * if the outcome is on record. `undefined`: nothing follows as the conversation stands, and nothing was written.
 */
export async function settleAndFollow(
  deps: DrainDeps,
  lease: Lease,
  item: StoredQueueItem,
  settlement: Settlement,
  follows: (state: Awaited<ReturnType<typeof loadState>>) => Follow | undefined,
): Promise<TransactionOutcome | undefined> {
  const { client, clock, random } = deps;
  const { conversations } = deps.tables;
  const outcome = await retryConflicts<Exclude<CommitOutcome, 'stale'> | 'nothing'>(
    deps,
    async () => {
      const state = await loadState(client, conversations, item.psid);
      const follow = state.erasing === undefined ? follows(state) : undefined;
      if (follow === undefined) return 'nothing';
      const committed = await staleOnConflict(
        commit(
          { client, conversations, now: clock(), random },
          {
            ...follow,
            state,
            claim: { key: `settled#${item.nonce}`, record: { kind: item.outgoing.type } },
            correlationId: item.correlationId,
            also: [
              leaseCheck(conversations, lease),
              ...settleItemWrites(conversations, item, settlement),
            ],
          },
        ),
      );
      return committed === 'stale' ? 'conflict' : committed;
    },
  );
  if (outcome === 'nothing') return undefined;
  if (outcome === 'committed') return { committed: true };
  return { committed: false, refused: [outcome === 'refused' ? 'lease' : 'queue'] };
}
