import { commit } from '../delivery/commit';
import type { RecognisedEvent, WebhookEvent } from '../messenger/webhook/events';
import { AppError, asAppError } from '../shared/errors';
import { errorFields, type Log } from '../shared/log';
import type { RandomBytes } from '../shared/random';
import { claimWrite, isClaimed } from '../store/conversations';
import { pagePartition } from '../store/entries';
import { transact } from '../store/transaction';
import { claimRecord } from './claim-record';
import { saveDeadLetter } from './dead-letter';
import { decide } from './decide';
import type { Decision, Snapshot } from './decision';
import { effectWrites } from './effect-writes';
import { loadSnapshot, type SnapshotDeps } from './load-snapshot';

export interface HandleDeps extends SnapshotDeps {
  readonly random: RandomBytes;
  readonly log: Log;
  readonly correlationId: string;
}

export type HandledOutcome = 'committed' | 'duplicate' | 'ignored' | 'dead_letter';

/**
 * Handles one event once, however often and at how many places it is delivered. A defect of ours becomes a dead
 * letter, so that Facebook does not redeliver it for ever; throws a retryable `AppError` while the store can't answer.
 */
export async function handleEvent(deps: HandleDeps, event: WebhookEvent): Promise<HandledOutcome> {
  const { log, correlationId } = deps;
  if (event.kind === 'ignored') {
    log('info', 'event_ignored', { correlationId, reason: event.reason });
    return 'ignored';
  }
  try {
    return event.psid === null
      ? await recordPageEvent(deps, event)
      : await handleOnce(deps, event.psid, event);
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.retryable) throw error;
    await buryEvent(deps, event, error);
    return 'dead_letter';
  }
}

/** Each try decides on what is stored by then; whoever loses so often is better served by a redelivery. */
const MAX_TRIES = 5;

async function handleOnce(
  deps: HandleDeps,
  psid: string,
  event: RecognisedEvent,
): Promise<HandledOutcome> {
  if (await isClaimed(deps.client, deps.tables.conversations, psid, event.key)) return 'duplicate';
  for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
    const snapshot = await loadSnapshot(deps, psid, event);
    const decided = decide(event, snapshot);
    const outcome = await tryCommit(deps, event, snapshot, decided);
    if (outcome === 'conflict') continue;
    const { kind } = event;
    deps.log('info', 'event_handled', {
      correlationId: deps.correlationId,
      kind,
      reason: outcome === 'committed' ? decided.outcome : outcome,
      attempt,
    });
    return outcome;
  }
  throw new AppError('store_conflict', 'The conversation kept changing', true);
}

async function tryCommit(
  deps: HandleDeps,
  event: RecognisedEvent,
  snapshot: Snapshot,
  decided: Decision,
): Promise<'committed' | 'duplicate' | 'conflict'> {
  const { client, tables, random, correlationId } = deps;
  const { state, now } = snapshot;
  const record = claimRecord(event, decided.outcome);
  try {
    if (changesNothing(decided)) return await claimOnly(deps, state.psid, event, record, now);
    const outcome = await commit(
      { client, conversations: tables.conversations, now, random },
      {
        state,
        claim: { key: event.key, record },
        change: decided.change,
        outgoing: decided.outgoing,
        also: await effectWrites(deps, decided.effects, state, now),
        release: decided.release,
        correlationId,
      },
    );
    return outcome === 'stale' || outcome === 'refused' ? 'conflict' : outcome;
  } catch (thrown) {
    if (asAppError(thrown).code === 'store_conflict') return 'conflict';
    throw thrown;
  }
}

/** Such an event leaves the state's version alone: a delivery receipt must not make somebody else's commit stale. */
const changesNothing = ({ change, outgoing, effects, release }: Decision): boolean =>
  Object.keys(change).length === 0 && outgoing.length === 0 && effects.length === 0 && !release;

/** What concerns the Page, or somebody without a psid, is put on record and nothing else. */
async function recordPageEvent(deps: HandleDeps, event: RecognisedEvent): Promise<HandledOutcome> {
  const record = claimRecord(event, 'recorded');
  const outcome = await claimOnly(deps, pagePartition(event.pageId), event, record, deps.clock());
  deps.log('info', 'page_event', {
    correlationId: deps.correlationId,
    kind: event.kind,
    reason: outcome,
  });
  return outcome;
}

async function claimOnly(
  { client, tables }: HandleDeps,
  partition: string,
  event: RecognisedEvent,
  record: Readonly<Record<string, unknown>>,
  now: number,
): Promise<'committed' | 'duplicate'> {
  const claim = claimWrite(tables.conversations, partition, event.key, record, now);
  const { committed } = await transact(client, [claim]);
  return committed ? 'committed' : 'duplicate';
}

async function buryEvent(
  { client, tables, clock, log, correlationId }: HandleDeps,
  event: RecognisedEvent,
  error: AppError,
): Promise<void> {
  await saveDeadLetter(client, tables.conversations, {
    partition: event.psid ?? pagePartition(event.pageId),
    event,
    error,
    at: clock(),
    correlationId,
  });
  log('error', 'event_dead_letter', { correlationId, kind: event.kind, ...errorFields(error) });
}
