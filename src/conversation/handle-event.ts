import type { RecognisedEvent, WebhookEvent } from '../messenger/webhook/events';
import { asAppError, type AppError } from '../shared/errors';
import { errorFields, type Log } from '../shared/log';
import { retryConflicts, type RetryDeps } from '../shared/retry';
import { isClaimed } from '../store/conversations';
import { pagePartition } from '../store/entries';
import { claimEvent, commitDecision, type CommitDeps } from './commit-decision';
import { saveDeadLetter } from './dead-letter';
import { decide } from './decide';
import { partitionOf } from './partition-of';
import { pageTrouble } from './page-trouble';
import { loadSnapshot, type SnapshotDeps } from './load-snapshot';
import { templateStatusWrite } from './template-status';

export interface HandleDeps extends SnapshotDeps, CommitDeps, RetryDeps {
  readonly log: Log;
}

/** `nothing`: of somebody without a conversation, and nothing that begins one. */
export type HandledOutcome = 'committed' | 'duplicate' | 'nothing' | 'ignored' | 'dead_letter';

/**
 * Handles one event once, however often and at how many places it is delivered. A defect of ours becomes a dead
 * letter, so that Facebook does not redeliver it for ever; throws a retryable `AppError` while the store can't answer.
 */
export async function handleEvent(deps: HandleDeps, event: WebhookEvent): Promise<HandledOutcome> {
  if (event.kind === 'ignored') return 'ignored';
  try {
    const partition = partitionOf(event);
    return partition === undefined
      ? await recordPageEvent(deps, event)
      : await handleOnce(deps, partition, event);
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.retryable) throw error;
    await buryEvent(deps, event, error);
    return 'dead_letter';
  }
}

async function handleOnce(
  deps: HandleDeps,
  psid: string,
  event: RecognisedEvent,
): Promise<HandledOutcome> {
  const { client, tables, log, correlationId } = deps;
  if (await isClaimed(client, tables.conversations, psid, event.key)) {
    return logDuplicate(deps, event);
  }
  return retryConflicts(deps, async (attempt) => {
    const snapshot = await loadSnapshot(deps, psid, event);
    const decided = decide(event, snapshot);
    const outcome = await commitDecision(deps, event, snapshot, decided);
    if (outcome === 'conflict') return outcome;
    if (outcome === 'duplicate') return logDuplicate(deps, event);
    const reason = decided.outcome;
    log('info', 'event_handled', { correlationId, kind: event.kind, reason, attempt });
    return outcome;
  });
}

/** What concerns the Page is put on record, and what it says of a template. */
async function recordPageEvent(deps: HandleDeps, event: RecognisedEvent): Promise<HandledOutcome> {
  const { log, correlationId } = deps;
  const outcome = await claimPageEvent(deps, event);
  if (outcome === 'duplicate') return logDuplicate(deps, event);
  log('info', 'page_event', { correlationId, kind: event.kind });
  const trouble = pageTrouble(event);
  if (trouble !== undefined) log('error', 'page_trouble', { correlationId, kind: trouble });
  return outcome;
}

function claimPageEvent(
  deps: HandleDeps,
  event: RecognisedEvent,
): Promise<'committed' | 'duplicate'> {
  const { client, tables, clock } = deps;
  const partition = pagePartition(event.pageId);
  return retryConflicts(deps, async () => {
    const also =
      event.kind === 'templateStatus'
        ? [await templateStatusWrite(client, tables.conversations, event)]
        : [];
    const claimed = await claimEvent(deps, partition, event, 'recorded', clock(), also);
    if (claimed.committed) return 'committed';
    return claimed.refused.includes('claim') ? 'duplicate' : 'conflict';
  });
}

function logDuplicate({ log, correlationId }: HandleDeps, { kind }: RecognisedEvent): 'duplicate' {
  log('info', 'event_duplicate', { correlationId, kind });
  return 'duplicate';
}

async function buryEvent(
  { client, tables, clock, log, correlationId }: HandleDeps,
  event: RecognisedEvent,
  error: AppError,
): Promise<void> {
  const partition = partitionOf(event) ?? pagePartition(event.pageId);
  const letter = { partition, event, error, at: clock(), correlationId };
  try {
    await saveDeadLetter(client, tables.conversations, letter);
  } catch (thrown) {
    const failure = asAppError(thrown);
    if (failure.retryable) throw failure;
    // A redelivery would fail the same way, for ever: the log is all that can be left of it.
    log('error', 'dead_letter_not_stored', { correlationId, ...errorFields(failure) });
  }
  log('error', 'event_dead_letter', { correlationId, kind: event.kind, ...errorFields(error) });
}
