import type { Outgoing } from '../messenger/outgoing';
import { splitLongText } from '../messenger/split-text';
import { MINUTE } from '../shared/clock';
import { randomId, type RandomBytes } from '../shared/random';
import { changed, type ConversationState, type StateChange } from '../store/conversation-state';
import { claimWrite, queueWrite, stateWrite, wakeWrite } from '../store/conversations';
import type { DocumentClient } from '../store/dynamodb';
import type { QueueItem } from '../store/queue-item';
import { transact, type Write } from '../store/transaction';

/** One event's whole effect on one conversation. */
export interface Commit {
  /** The state the decision was made on. */
  readonly state: ConversationState;
  readonly claim: { readonly key: string; readonly record: Readonly<Record<string, unknown>> };
  readonly change: StateChange;
  readonly outgoing: readonly Outgoing[];
  /** Writes to other tables that belong to the same fact, e.g. both ends of a link. */
  readonly also?: readonly Write[];
  /** Held items may go out now: the window opened, or the thread came back. */
  readonly release?: boolean;
  /** When operations changed the row that this tells of (milliseconds). */
  readonly changedAt?: number;
  readonly correlationId: string;
}

export interface CommitTools {
  readonly client: DocumentClient;
  readonly conversations: string;
  readonly now: number;
  readonly random: RandomBytes;
}

/** `duplicate`: handled before. `stale`: the state moved on or is being deleted, decide again. `refused`: a write of `also` did not hold. */
export type CommitOutcome = 'committed' | 'duplicate' | 'stale' | 'refused';

/** Should the stream record of a queued item get lost, the schedule drains it this much later. */
const FALLBACK_DRAIN_MS = MINUTE;

/**
 * The transactional outbox (design §2): claim, state, queued items and linked writes, all or nothing.
 * Throws `AppError` with a `store_…` code when DynamoDB can't answer.
 */
export async function commit(tools: CommitTools, fact: Commit): Promise<CommitOutcome> {
  const { client, conversations, now, random } = tools;
  const { psid, version, nextOrder } = fact.state;
  if (fact.state.erasing !== undefined) return 'stale';
  const items = toQueueItems(fact, nextOrder, now, random);
  const next = changed({ ...fact.state, nextOrder: nextOrder + items.length }, fact.change);
  const dueAt = fact.release ? now : now + FALLBACK_DRAIN_MS;

  const outcome = await transact(client, [
    claimWrite(conversations, psid, fact.claim.key, fact.claim.record, now),
    stateWrite(conversations, version, next),
    ...items.map((item) => queueWrite(conversations, item)),
    ...(items.length > 0 || fact.release
      ? [wakeWrite(conversations, psid, dueAt, randomId(random))]
      : []),
    ...(fact.also ?? []),
  ]);

  if (outcome.committed) return 'committed';
  if (outcome.refused.includes('claim')) return 'duplicate';
  return outcome.refused.includes('state') || outcome.refused.includes('queue')
    ? 'stale'
    : 'refused';
}

function toQueueItems(
  fact: Commit,
  firstOrder: number,
  now: number,
  random: RandomBytes,
): readonly QueueItem[] {
  return fact.outgoing.flatMap(splitLongText).map((outgoing, index) => ({
    psid: fact.state.psid,
    order: firstOrder + index,
    outgoing,
    nonce: randomId(random),
    enqueuedAt: now,
    ...(fact.changedAt === undefined ? {} : { changedAt: fact.changedAt }),
    correlationId: fact.correlationId,
    attempts: 0,
    progress: { status: 'waiting' },
  }));
}
