import { commit } from '../delivery/commit';
import type { RecognisedEvent } from '../messenger/webhook/events';
import { asAppError } from '../shared/errors';
import { claimWrite, standingCheck } from '../store/conversations';
import { transact, type TransactionOutcome, type Write } from '../store/transaction';
import { claimRecord } from './claim-record';
import type { Decision, Snapshot } from './decision';
import { effectWrites, type EffectDeps } from './effect-writes';
import { isGone } from './gone';

export interface CommitDeps extends EffectDeps {
  readonly correlationId: string;
}

/**
 * `conflict`: something that the decision rests on has changed, or the conversation is being deleted; load and decide
 * again. `nothing`: of a conversation that was deleted; or there is none, and nothing that would begin one.
 */
export type CommitResult = 'committed' | 'duplicate' | 'conflict' | 'nothing';

/** Makes a decision true, all of it in one transaction with the claim on its event, or none of it. */
export async function commitDecision(
  deps: CommitDeps,
  event: RecognisedEvent,
  snapshot: Snapshot,
  decided: Decision,
): Promise<CommitResult> {
  const { state, now } = snapshot;
  try {
    const isIdle = leavesStateAlone(decided);
    if (isIdle && (state.version === 0 || isGone(event, snapshot))) return 'nothing';
    const also = await effectWrites(deps, decided.effects, state, now);
    if (!isIdle) return await commitState(deps, event, snapshot, decided, also);
    const standing = standingCheck(deps.tables.conversations, state.psid);
    const claimed = await claimEvent(deps, state.psid, event, decided.outcome, now, [
      standing,
      ...also,
    ]);
    if (claimed.committed) return 'committed';
    return claimed.refused.includes('claim') ? 'duplicate' : 'conflict';
  } catch (thrown) {
    if (asAppError(thrown).code === 'store_conflict') return 'conflict';
    throw thrown;
  }
}

/** Puts an event on record as handled; refused with label `claim` when it was before. `now` in milliseconds. */
export function claimEvent(
  { client, tables }: CommitDeps,
  partition: string,
  event: RecognisedEvent,
  outcome: string,
  now: number,
  also: readonly Write[] = [],
): Promise<TransactionOutcome> {
  const record = claimRecord(event, outcome);
  return transact(client, [
    claimWrite(tables.conversations, partition, event.key, record, now),
    ...also,
  ]);
}

/** A receipt or an echo of ours does not touch the state, so it cannot make somebody else's commit stale. */
const leavesStateAlone = ({ change, outgoing, release }: Decision): boolean =>
  Object.keys(change).length === 0 && outgoing.length === 0 && !release;

async function commitState(
  { client, tables, random, correlationId }: CommitDeps,
  event: RecognisedEvent,
  { state, now }: Snapshot,
  { change, outgoing, release, outcome }: Decision,
  also: readonly Write[],
): Promise<CommitResult> {
  const committed = await commit(
    { client, conversations: tables.conversations, now, random },
    {
      ...{ state, change, outgoing, also, release, correlationId },
      claim: { key: event.key, record: claimRecord(event, outcome) },
    },
  );
  return committed === 'stale' || committed === 'refused' ? 'conflict' : committed;
}
