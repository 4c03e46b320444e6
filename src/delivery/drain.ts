import { randomId } from '../shared/random';
import type { ConversationState } from '../store/conversation-state';
import { loadQueue, loadState } from '../store/conversations';
import { leaseCheck, leaseReleaseWrite, releaseLease, takeLease, type Lease } from '../store/lease';
import { progressWrite, settleItemWrites, type StoredQueueItem } from '../store/outbox';
import { loadWakeNonce, wakeAgainWrite } from '../store/wake';
import { doorOf, type SendDeps } from './door';
import type { DrainDeps } from './drain-deps';
import { earlier } from './earlier';
import { eraseConversation } from './erasure/erase-conversation';
import { erasureDueAt } from './erasure/erasure-due';
import { isLinkMutual } from './is-link-mutual';
import { LEASE_MS } from './lease-time';
import { nextStep, type GivenUp, type Step } from './next-step';
import { transactPatiently } from './patient-transaction';
import { lostOrGone, type Progressed } from './progressed';
import { sendItem } from './send-item';
import { tellHeld } from './tell-held';

export interface DrainReport {
  /**
   * `busy`: somebody else drains this conversation, and will see what we came for. `idle`: nothing is left that time
   * alone will free. `waiting`: due again at `dueAt`. `lease_lost`: we took too long, and somebody else goes on.
   */
  readonly status: 'busy' | 'idle' | 'waiting' | 'lease_lost';
  readonly sent: number;
  readonly failed: number;
  readonly unconfirmed: number;
  /** Milliseconds. */
  readonly dueAt?: number;
}

/**
 * Sends what waits for one person, in order, as far as policy, Facebook and the time allow. One drain at a time per
 * conversation (a lease), and none ends while something came in that it has not seen (the wake's nonce). Throws
 * `AppError` with a `store_…` code; what was being sent then is settled by its echo.
 */
export async function drain(world: DrainDeps, psid: string): Promise<DrainReport> {
  const deps: SendDeps = { ...world, door: doorOf(world, psid) };
  const { client, clock, random } = deps;
  const { conversations } = deps.tables;
  const lease: Lease = { psid, holder: randomId(random) };
  const tally = { sent: 0, failed: 0, unconfirmed: 0 };
  const now = clock();
  if (!(await takeLease(client, conversations, lease, now, now + LEASE_MS))) {
    return { status: 'busy', ...tally };
  }
  try {
    for (;;) {
      const seen = await loadWakeNonce(client, conversations, psid);
      const stop = await sendQueue(deps, lease, tally);
      if (stop === 'lease_lost') return { status: stop, ...tally };
      const { dueAt } = stop;
      const closed = await transactPatiently(deps, [
        wakeAgainWrite(conversations, psid, seen, { dueAt, nonce: randomId(random) }),
        leaseReleaseWrite(conversations, lease),
      ]);
      if (closed.committed) {
        return dueAt === undefined
          ? { status: 'idle', ...tally }
          : { status: 'waiting', dueAt, ...tally };
      }
      if (closed.refused.includes('lease')) return { status: 'lease_lost', ...tally };
    }
  } catch (thrown) {
    // If this fails too, the lease lapses by itself.
    await releaseLease(client, conversations, lease).catch(() => undefined);
    throw thrown;
  }
}

type Tally = Record<'sent' | 'failed' | 'unconfirmed', number>;

async function sendQueue(
  deps: SendDeps,
  lease: Lease,
  tally: Tally,
): Promise<{ readonly dueAt: number | undefined } | 'lease_lost'> {
  const { client, clock, door } = deps;
  const { conversations } = deps.tables;
  let queue: readonly StoredQueueItem[] = await loadQueue(client, conversations, lease.psid);
  for (;;) {
    const state = await loadState(client, conversations, lease.psid);
    const outsideWindow = await door.outsideWindow(queue);
    const step = nextStep(queue, state, clock(), outsideWindow);
    if (step.do === 'wait') return { dueAt: step.until };
    const progressed = await take(deps, lease, step, state);
    if (progressed.kind === 'lease_lost') return progressed.kind;
    if (progressed.kind === 'erased') return { dueAt: undefined };
    if (progressed.kind === 'stop') {
      return { dueAt: earlier(progressed.until, erasureDueAt(queue)) };
    }
    if (progressed.outcome !== undefined) tally[progressed.outcome] += 1;
    queue = queue.flatMap((item) => {
      if (item.order !== step.item.order) return [item];
      return progressed.item === undefined ? [] : [progressed.item];
    });
  }
}

const LINK_ENDED = { outcome: 'failed', reason: 'link_ended' } as const;

async function take(
  deps: SendDeps,
  lease: Lease,
  step: Exclude<Step, { readonly do: 'wait' }>,
  state: ConversationState,
): Promise<Progressed> {
  switch (step.do) {
    case 'send':
      return (await isLinkMutual(deps, step.item))
        ? sendItem(deps, lease, step.item, step.as, await deps.door.logInForm(step.item, state))
        : giveUp(deps, lease, { item: step.item, why: LINK_ENDED });
    case 'erase':
      return eraseConversation(deps, lease, step.item);
    case 'hold':
      return hold(deps, lease, step);
    case 'giveUp':
      return giveUp(deps, lease, step);
  }
}

async function hold(
  deps: DrainDeps,
  lease: Lease,
  { item, reason }: Extract<Step, { readonly do: 'hold' }>,
): Promise<Progressed> {
  const { conversations } = deps.tables;
  const progress = { status: 'held', reason, since: deps.clock() } as const;
  const written = await transactPatiently(deps, [
    leaseCheck(conversations, lease),
    progressWrite(conversations, item, { progress }),
  ]);
  if (!written.committed) return lostOrGone(written.refused);
  await tellHeld(deps, item, reason);
  return { kind: 'moved', item: { ...item, progress } };
}

async function giveUp(deps: DrainDeps, lease: Lease, { item, why }: GivenUp): Promise<Progressed> {
  const { conversations } = deps.tables;
  const written = await transactPatiently(deps, [
    leaseCheck(conversations, lease),
    ...settleItemWrites(conversations, item, { ...why, settledAt: deps.clock() }),
  ]);
  if (!written.committed) return lostOrGone(written.refused);
  const { correlationId } = item;
  if (why.outcome === 'unconfirmed') deps.log('error', 'send_unconfirmed', { correlationId });
  else deps.log('info', 'message_given_up', { correlationId, reason: why.reason });
  return { kind: 'moved', outcome: why.outcome };
}
