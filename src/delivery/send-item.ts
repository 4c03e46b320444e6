import type { LogInForm } from '../messenger/log-in-button';
import type { CallForm } from '../messenger/send-form';
import { SECOND } from '../shared/clock';
import type { Circuit } from '../store/circuit';
import { leaseExtendWrite, type Lease } from '../store/lease';
import { progressWrite, type StoredQueueItem } from '../store/outbox';
import { reserveSlot } from '../store/rate';
import type { TransactionOutcome } from '../store/transaction';
import { CALL_BEGIN_MS, type Judged } from './call-graph';
import type { Consequence } from './attempt';
import { consequenceOf } from './consequence';
import type { SendDeps } from './door';
import { LEASE_MS } from './lease-time';
import { closeAfterAnswer, openAfter, passGate } from './page-circuit';
import { transactPatiently } from './patient-transaction';
import { lostOrGone, type Progressed } from './progressed';
import { makeReady } from './ready';
import { formOf, settleAttempt } from './settle-attempt';
import { tellHeld } from './tell-held';
import { learnUtility } from './utility/learn-utility';

const MAX_SLOT_WAIT_MS = 5 * SECOND;

/**
 * Sends one item: page circuit, rate slot, making ready, mark, call, settle. What takes time comes before the mark,
 * because an item that is marked and not yet sent when we crash would be taken for one of unknown outcome and never go out.
 */
export async function sendItem(
  deps: SendDeps,
  lease: Lease,
  item: StoredQueueItem,
  as: CallForm,
  logIn?: LogInForm,
): Promise<Progressed> {
  const { clock, random } = deps;
  const spareMs = deps.remainingMs() - CALL_BEGIN_MS;
  if (spareMs < 0) return { kind: 'stop', until: soon(deps) };
  const gate = await passGate(deps);
  if (!gate.pass) return { kind: 'stop', until: gate.openUntil };
  const slotTaken = await waitForSlot(deps, Math.min(MAX_SLOT_WAIT_MS, spareMs));
  if (!slotTaken) return { kind: 'stop', until: soon(deps) };

  const ready = await makeReady(deps, item, logIn);
  if (deps.remainingMs() < CALL_BEGIN_MS) return { kind: 'stop', until: soon(deps) };
  const began = clock();
  const marked = await mark(deps, lease, item, as, began);
  if (!marked.committed) return lostOrGone(marked.refused);
  const judged = await deps.door.call(item, as, ready);

  const attempt = { item, as, logIn, began, now: clock() };
  const consequence = consequenceOf(judged.verdict, attempt, random);
  const settled = await settleAttempt(deps, lease, attempt, judged, consequence);
  if (settled.committed) await tellTrouble(deps, item, consequence);
  await learnUtility(deps, item, as, judged.verdict);
  const until = (await tellPage(deps, judged, gate.seen)) ?? consequence.pauseUntil;
  if (!settled.committed) return lostOrGone(settled.refused);
  return until === undefined ? moved(item, consequence) : { kind: 'stop', until };
}

/** A moment with jitter: due at once, the same drain would be begun again and again. */
const soon = ({ clock, random }: SendDeps): number =>
  clock() + SECOND + Math.floor((random(4).readUInt32BE() / 2 ** 32) * 4 * SECOND);

/** A message that the customer does not get now, or never. What a refused handover means is told where it is settled. */
async function tellTrouble(
  deps: SendDeps,
  item: StoredQueueItem,
  { item: change }: Consequence,
): Promise<void> {
  if ('queued' in change) {
    const { progress } = change.queued;
    if (progress.status === 'held') await tellHeld(deps, item, progress.reason);
  } else if (change.settled.outcome === 'failed' && item.outgoing.type === 'message') {
    const { correlationId } = item;
    const { reason } = change.settled;
    deps.log('error', 'message_failed', { correlationId, ...(reason && { reason }) });
  }
}

async function waitForSlot(deps: SendDeps, longestMs: number): Promise<boolean> {
  const { client, tables, door, clock, sleep, log } = deps;
  const now = clock();
  const slot = await reserveSlot(client, tables.conversations, door.account, now, now + longestMs);
  if (slot === undefined) {
    log('warn', 'send_rate_reached', { milliseconds: longestMs });
    return false;
  }
  if (slot > now) await sleep(slot - now);
  return true;
}

/** Nothing is sent that is not on record as being sent by the holder of the lease. */
function mark(
  deps: SendDeps,
  lease: Lease,
  item: StoredQueueItem,
  as: CallForm,
  began: number,
): Promise<TransactionOutcome> {
  const { conversations } = deps.tables;
  const progress = { status: 'sending', since: began, lease: lease.holder } as const;
  return transactPatiently(deps, [
    leaseExtendWrite(conversations, lease, began + LEASE_MS),
    progressWrite(conversations, item, { progress, ...formOf(as) }),
  ]);
}

/** What the verdict says of the Page; the time until which nothing is sent for it, if so. */
async function tellPage(
  deps: SendDeps,
  { verdict }: Judged,
  seen: Circuit | undefined,
): Promise<number | undefined> {
  switch (verdict.kind) {
    case 'token_dead':
    case 'page_restricted':
    case 'config_fault':
    case 'throttle':
      return openAfter(deps, verdict, seen);
    case 'retry':
    case 'unknown':
      return undefined;
    case 'sent':
    case 'window_closed':
    case 'unreachable':
    case 'not_owner':
    case 'routing_fault':
    case 'no_default_app':
    case 'privacy_rules':
    case 'utility_refused':
    case 'permanent':
      // Facebook dealt with the message, whatever it thought of it: token and Page are all right.
      await closeAfterAnswer(deps, seen);
      return undefined;
  }
}

const moved = (item: StoredQueueItem, { item: change }: Consequence): Progressed =>
  'queued' in change
    ? { kind: 'moved', item: { ...item, ...change.queued } }
    : { kind: 'moved', outcome: change.settled.outcome };
