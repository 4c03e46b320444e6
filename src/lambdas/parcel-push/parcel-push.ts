import { SECOND, type Clock } from '../../shared/clock';
import { asAppError, type AppError } from '../../shared/errors';
import { errorFields, type Log } from '../../shared/log';
import type { TableNames } from '../../store/tables';
import type { LambdaContext } from '../runtime';
import { runLanes } from '../../shared/lanes';
import { parsePushEvent, type StreamRecord } from './push-event';
import { workOf, type Ignored, type Work } from './work';

/** What parcel_push sets in motion. Each throws an `AppError` that is retryable if the same call may succeed later. */
export interface ParcelPushDeps {
  readonly tables: TableNames;
  readonly clock: Clock;
  readonly log: Log;
  readonly onParcelChange: (change: StreamRecord) => Promise<unknown>;
  readonly onCustomerChange: (change: StreamRecord) => Promise<unknown>;
  readonly onTicketChange: (change: StreamRecord) => Promise<unknown>;
  /** Sends what waits for one person. `remainingMs`: how long this invocation may still run. */
  readonly drain: (psid: string, remainingMs: () => number) => Promise<unknown>;
  /** Sends what has come due for anybody. */
  readonly drainDue: (remainingMs: () => number) => Promise<unknown>;
}

/** Lambda's answer for partial failures: the stream is delivered again from the lowest of these (anchors §B2). */
export interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** People served side by side. */
const WIDTH = 10;

/** What is left of an invocation too late to begin anything. */
const TOO_LATE_MS = SECOND;

/**
 * parcel_push: turns changed rows into queued messages, and drains queues. A record that may succeed later is answered
 * as failed and its lane stops, so that order is kept; one that never will is logged as a dead letter and acknowledged,
 * so that no row can stop the stream. What is delivered again is harmless: its event id is claimed. A drain is never
 * answered as failed, because its wake entry stays due and brings it back.
 * Throws `input_invalid` for an event of any other kind.
 */
export const createParcelPush =
  (deps: ParcelPushDeps) =>
  async (event: unknown, context: LambdaContext = {}): Promise<BatchResponse> => {
    const remainingMs = context.getRemainingTimeInMillis?.bind(context) ?? (() => Infinity);
    const pushed = parsePushEvent(event, deps.tables);
    if (pushed.kind === 'schedule') {
      await deps.drainDue(remainingMs);
      return { batchItemFailures: [] };
    }
    if (pushed.unreadable > 0) {
      deps.log('error', 'stream_records_unreadable', { count: pushed.unreadable });
    }

    const now = deps.clock();
    const all = pushed.records.map((record) => workOf(record, now));
    logIgnored(
      deps.log,
      all.filter((each) => 'ignored' in each),
    );
    const work = oneDrainEach(all.filter((each) => 'task' in each));
    const failed = await runLanes(
      work,
      ({ lane }) => lane,
      WIDTH,
      (each) => tryWork(deps, each, remainingMs),
    );
    return {
      batchItemFailures: failed.map(({ record }) => ({ itemIdentifier: record.sequenceNumber })),
    };
  };

/** One drain sends all that waits for a person, so only the first record that asks for it counts. */
function oneDrainEach(work: readonly Work[]): readonly Work[] {
  const seen = new Set<string>();
  return work.filter(({ task }) => {
    if (task.do !== 'drain') return true;
    if (seen.has(task.psid)) return false;
    seen.add(task.psid);
    return true;
  });
}

/** Of one invocation, for one person: nobody's queue may hold up a whole shard of the stream. */
const DRAIN_SLICE_MS = 10 * SECOND;

/** False: the record is to be delivered again. */
async function tryWork(
  deps: ParcelPushDeps,
  work: Work,
  remainingMs: () => number,
): Promise<boolean> {
  const isDrain = work.task.do === 'drain';
  if (remainingMs() < TOO_LATE_MS) return isDrain;
  try {
    const outcome = await doWork(deps, work, remainingMs);
    if (typeof outcome === 'string') {
      const { record, task } = work;
      deps.log('info', 'change_handled', { ...origin(record), kind: task.do, reason: outcome });
    }
    return true;
  } catch (thrown) {
    const error = asAppError(thrown);
    deps.log(error.retryable ? 'warn' : 'error', outcomeOf(error, isDrain), {
      ...origin(work.record),
      kind: work.task.do,
      ...errorFields(error),
    });
    return isDrain || !error.retryable;
  }
}

function outcomeOf({ retryable }: AppError, isDrain: boolean): string {
  if (isDrain) return 'drain_failed';
  return retryable ? 'stream_record_failed' : 'stream_record_dead_letter';
}

function doWork(
  deps: ParcelPushDeps,
  { record, task }: Work,
  remainingMs: () => number,
): Promise<unknown> {
  switch (task.do) {
    case 'pushParcelChange':
      return deps.onParcelChange(record);
    case 'pushCustomerChange':
      return deps.onCustomerChange(record);
    case 'pushTicketChange':
      return deps.onTicketChange(record);
    case 'drain':
      return deps.drain(task.psid, sliceOf(deps.clock, remainingMs));
  }
}

/** What is not sent in its time is still due: the wake entry brings it back. */
function sliceOf(clock: Clock, remainingMs: () => number): () => number {
  const end = clock() + DRAIN_SLICE_MS;
  return () => Math.min(remainingMs(), end - clock());
}

/** Expired items and entries that ask for nothing are daily business. */
function logIgnored(log: Log, records: readonly Ignored[]): void {
  for (const { record, ignored } of records) {
    if (ignored === 'unknown_table' || ignored === 'table_not_pushed') {
      log('info', 'stream_record_ignored', { ...origin(record), reason: ignored });
    }
  }
}

const origin = ({ eventId, table }: StreamRecord) => ({
  correlationId: eventId,
  ...(table === undefined ? {} : { table }),
});
