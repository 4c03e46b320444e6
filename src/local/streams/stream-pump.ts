import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { SECOND } from '../../shared/clock';
import type { DeliveryOptions } from './batch-delivery';
import { deliverBatch } from './batch-delivery';
import type { Filter } from './filter-pattern';
import { anyFilter } from './filter-pattern';
import type { StartingPosition } from './shard-reader';
import { createShardSet } from './shard-set';
import { createSignal } from './signal';

export interface StreamPumpOptions extends DeliveryOptions {
  readonly client: DynamoDBStreamsClient;
  /** See `readFilterPattern`. A record passes when one of them matches; without any, all pass. */
  readonly filters?: readonly Filter[];
  /** 1 to 1,000; 100 without it. */
  readonly batchSize?: number;
  readonly startingPosition?: StartingPosition;
  /**
   * Calls `wake` whenever there may be new records, before their writer hears of it (the in-process DynamoDB's
   * `onWrite`), and answers how to end that. Without it the stream is polled.
   */
  readonly subscribe?: (wake: () => void) => () => void;
}

/** What stands between a table's stream and a function on AWS: an event source mapping. */
export interface StreamPump {
  /** Resolves when the place in the stream is fixed: every later write is seen, also from LATEST. */
  start(): Promise<void>;
  /** Lets the running call of the function end. What was not finished is delivered again after a `start`. */
  stop(): Promise<void>;
  /** Resolves when everything written before the call was handled or given up; rejects if the stream fails. */
  drained(): Promise<void>;
}

/** Lambda's own rate: four reads a second. */
const POLL_INTERVAL = SECOND / 4;

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

export function createStreamPump(options: StreamPumpOptions): StreamPump {
  const { client, streamArn, batchSize = 100, startingPosition = 'TRIM_HORIZON' } = options;
  const shards = createShardSet(client, streamArn, startingPosition);
  const passes = anyFilter(options.filters ?? []);
  const wake = createSignal();
  const stopping = createSignal();
  let isStopping = false;
  /** Everything was read, and a write would be told of. */
  let isAtTheEnd = false;
  let waiters: Waiter[] = [];
  let stopRunning: (() => Promise<void>) | undefined;

  const pause = (milliseconds: number): Promise<void> =>
    Promise.race([options.sleep(milliseconds), stopping.raised()]);
  const delivery: DeliveryOptions = { ...options, sleep: pause };

  const readOnce = (): Promise<boolean> =>
    shards.readOnce(batchSize, async (shardId, records) => {
      const wanted = records.filter(passes);
      return deliverBatch(delivery, shardId, wanted, () => isStopping);
    });

  const untilThereIsMore = async (): Promise<void> => {
    if (!options.subscribe) return Promise.race([wake.raised(), pause(POLL_INTERVAL)]);
    isAtTheEnd = true;
    await wake.raised();
    isAtTheEnd = false;
  };

  /** One look at every shard. A look that finds nothing answers those who asked before it began. */
  const look = async (): Promise<void> => {
    wake.lower();
    const asked = waiters;
    waiters = [];
    try {
      if (await readOnce()) {
        waiters.unshift(...asked);
        return;
      }
      for (const { resolve } of asked) resolve();
    } catch (error) {
      for (const { reject } of asked) reject(asError(error));
      return pause(POLL_INTERVAL);
    }
    await untilThereIsMore();
  };

  const run = async (): Promise<void> => {
    while (!isStopping) await look();
    for (const { reject } of waiters) reject(new Error('The stream pump was stopped'));
    waiters = [];
  };

  return {
    start: async () => {
      if (stopRunning) return;
      await shards.open();
      isStopping = false;
      stopping.lower();
      const unsubscribe = options.subscribe?.(wake.raise);
      const running = run();
      stopRunning = async () => {
        unsubscribe?.();
        isStopping = true;
        stopping.raise();
        wake.raise();
        await running;
      };
    },
    stop: async () => {
      await stopRunning?.();
      stopRunning = undefined;
    },
    drained: () =>
      new Promise((resolve, reject) => {
        if (!stopRunning) {
          reject(new Error('The stream pump is not running'));
          return;
        }
        if (isAtTheEnd && !wake.isRaised()) {
          resolve();
          return;
        }
        waiters.push({ resolve, reject });
        wake.raise();
      }),
  };
}

const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error('The stream cannot be read');
