import type { Clock, Sleep } from '../../shared/clock';
import { SECOND } from '../../shared/clock';
import { handledRecords } from './batch-outcome';
import type { DiscardCondition, DiscardedBatch } from './discarded-batch';
import { describeDiscardedBatch } from './discarded-batch';
import type { StreamEvent, StreamEventRecord } from './stream-event';

/** How Lambda is told to treat failures; names and defaults are those of CreateEventSourceMapping. */
export interface DeliveryOptions {
  readonly streamArn: string;
  readonly functionName: string;
  readonly invoke: (event: StreamEvent) => Promise<unknown>;
  /** Without it, or when negative, a batch is tried until it succeeds or gets too old. */
  readonly maximumRetryAttempts?: number;
  readonly bisectBatchOnFunctionError?: boolean;
  /** Without it, or when negative, no record is too old. */
  readonly maximumRecordAgeInSeconds?: number;
  /** Takes what is given up; without it, that is dropped. */
  readonly onFailure?: (discarded: DiscardedBatch) => Promise<void>;
  readonly clock: Clock;
  readonly sleep: Sleep;
}

interface Attempt {
  readonly records: readonly StreamEventRecord[];
  /** Calls of the function that brought these records no further; splitting a batch is not counted. */
  readonly failures: number;
}

const FIRST_BACKOFF = 100;
const LONGEST_BACKOFF = 10 * SECOND;

/**
 * Brings one batch of one shard to the function, in order: again and again, in parts, or given up, so that every
 * record has been handled or discarded when this resolves. Resolves early, with `false`, once `isStopping`.
 */
export async function deliverBatch(
  options: DeliveryOptions,
  shardId: string,
  records: readonly StreamEventRecord[],
  isStopping: () => boolean,
): Promise<boolean> {
  const pending: Attempt[] = [{ records, failures: 0 }];
  for (let next = pending.shift(); next; next = pending.shift()) {
    if (isStopping()) return false;
    const { fresh, stale } = splitByAge(next.records, options);
    await discard(options, shardId, stale, 'RecordAgeExceeded', next.failures);
    if (fresh.length === 0) continue;

    const handled = await invoke(options, fresh);
    const left = fresh.slice(handled);
    if (left.length === 0) continue;
    if (handled > 0) {
      // Progress: what remains starts over with a full count of retries, undivided.
      pending.unshift({ records: left, failures: 0 });
    } else if (options.bisectBatchOnFunctionError === true && left.length > 1) {
      pending.unshift(...halve(left, next.failures));
    } else if (isExhausted(options, next.failures)) {
      await discard(options, shardId, left, 'RetryAttemptsExhausted', next.failures + 1);
      continue;
    } else {
      pending.unshift({ records: left, failures: next.failures + 1 });
    }
    await options.sleep(Math.min(FIRST_BACKOFF * 2 ** next.failures, LONGEST_BACKOFF));
  }
  return true;
}

async function invoke(
  options: DeliveryOptions,
  records: readonly StreamEventRecord[],
): Promise<number> {
  try {
    // Through JSON each time, as over the wire: a function that alters its event does not alter the retry.
    const event = JSON.parse(JSON.stringify({ Records: records })) as StreamEvent;
    return handledRecords(await options.invoke(event), records);
  } catch {
    // Lambda too learns no more of a failed function than that it failed; the function logs its own errors.
    return 0;
  }
}

function splitByAge(records: readonly StreamEventRecord[], options: DeliveryOptions) {
  const limit = options.maximumRecordAgeInSeconds ?? -1;
  const oldest = limit < 0 ? -Infinity : options.clock() / SECOND - limit;
  const isFresh = ({ dynamodb }: StreamEventRecord): boolean =>
    dynamodb.ApproximateCreationDateTime >= oldest;
  return {
    fresh: records.filter(isFresh),
    stale: records.filter((record) => !isFresh(record)),
  };
}

function halve(records: readonly StreamEventRecord[], failures: number): Attempt[] {
  const middle = Math.floor(records.length / 2);
  const halves = [records.slice(0, middle), records.slice(middle)];
  return halves.map((half) => ({ records: half, failures }));
}

const isExhausted = ({ maximumRetryAttempts = -1 }: DeliveryOptions, failures: number): boolean =>
  maximumRetryAttempts >= 0 && failures >= maximumRetryAttempts;

async function discard(
  { streamArn, functionName, clock, onFailure }: DeliveryOptions,
  shardId: string,
  records: readonly StreamEventRecord[],
  condition: DiscardCondition,
  invocations: number,
): Promise<void> {
  const [first] = records;
  const last = records.at(-1);
  if (!first || !last || !onFailure) return;
  const origin = { streamArn, functionName, shardId, condition, invocations, at: clock() };
  await onFailure(describeDiscardedBatch(origin, first, last, records.length));
}
