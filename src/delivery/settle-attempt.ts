import { isSendForm, type CallForm } from '../messenger/send-form';
import { isThreadControl } from '../messenger/thread-control';
import { leaseCheck, type Lease } from '../store/lease';
import {
  progressWrite,
  settleItemWrites,
  stateEffectWrite,
  type Settlement,
  type StoredQueueItem,
} from '../store/outbox';
import type { TransactionOutcome, Write } from '../store/transaction';
import type { Attempt, Consequence } from './attempt';
import type { Judged } from './call-graph';
import type { DrainDeps } from './drain-deps';
import { settleAndFollow } from './handover/settle-and-follow';
import { transactPatiently } from './patient-transaction';

/** Puts on record what became of an attempt, with what was learned by it and what follows from it. */
export async function settleAttempt(
  deps: DrainDeps,
  lease: Lease,
  { item, as, now }: Attempt,
  { numbers }: Judged,
  { item: change, learned, follows }: Consequence,
): Promise<TransactionOutcome> {
  const { conversations } = deps.tables;
  const held = leaseCheck(conversations, lease);
  if ('queued' in change) {
    return write(deps, item, [held, progressWrite(conversations, item, change.queued)], learned);
  }
  const settlement: Settlement = {
    ...formOf(as),
    ...change.settled,
    ...numbers,
    settledAt: now,
  };
  tellRefusedHandover(deps, item, settlement);
  const followed = follows && (await settleAndFollow(deps, lease, item, settlement, follows));
  return (
    followed ??
    write(deps, item, [held, ...settleItemWrites(conversations, item, settlement)], learned)
  );
}

async function write(
  deps: DrainDeps,
  { psid }: StoredQueueItem,
  writes: readonly Write[],
  learned: Consequence['learned'],
): Promise<TransactionOutcome> {
  if (learned === undefined) return transactPatiently(deps, writes);
  const effect = stateEffectWrite(deps.tables.conversations, psid, learned);
  const settled = await transactPatiently(deps, [...writes, effect]);
  const isStateGone = !settled.committed && settled.refused.every((label) => label === 'state');
  // Nothing is learned of a conversation that was erased meanwhile, but the item must not stay as being sent.
  return isStateGone ? transactPatiently(deps, writes) : settled;
}

/** For operations: what to set on the Page is in docs/handover.md. */
function tellRefusedHandover(
  { log }: DrainDeps,
  { outgoing, correlationId }: StoredQueueItem,
  { outcome, reason, code, subcode }: Settlement,
): void {
  if (!isThreadControl(outgoing) || outcome === 'sent') return;
  log(reason === 'not_owner' ? 'warn' : 'error', 'handover_refused', {
    correlationId,
    kind: outgoing.type,
    ...(reason === undefined ? {} : { reason }),
    ...(code === undefined ? {} : { code }),
    ...(subcode === undefined ? {} : { subcode }),
  });
}

export const formOf = (as: CallForm): Pick<StoredQueueItem, 'messagingType'> =>
  isSendForm(as) ? { messagingType: as.messagingType } : {};
