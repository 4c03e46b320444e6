import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../shared/clock';
import { systemClock } from '../../shared/clock';
import { openDatabase, type WriteListener } from './database';
import { createItemOperations } from './item-operations';
import { createDynamoDbServer, type Authorise } from './server';
import { createStreamOperations } from './stream-operations';
import { createTableOperations } from './table-operations';
import { createTimeToLiveOperations, expireItems } from './time-to-live';
import { createTransactionOperations } from './transactions';
import type { ApiOperations } from './wire';
import { DynamoDbError } from './wire';

export interface DynamoDbOptions {
  /** 0 (the default) takes a free one. */
  readonly port?: number;
  readonly clock?: Clock;
  /** Where the data survive a restart; without it they are in memory. */
  readonly dataDir?: string;
  /** Milliseconds between two sweeps for expired items; without it only `expireNow` sweeps. */
  readonly ttlSweepMs?: number;
  /** Who may do what; without it everybody may do everything. */
  readonly authorise?: Authorise;
}

export interface LocalDynamoDb {
  readonly endpoint: string;
  readonly port: number;
  /** Deletes what has expired by the clock; answers how many items that were. */
  expireNow(): Promise<number>;
  /** While on, every operation on items is refused as DynamoDB refuses one above the table's capacity. */
  throttle(on: boolean): void;
  /** Whether that is on, and how many operations it has refused so far. */
  throttling(): { readonly throttled: boolean; readonly refused: number };
  /** The listener hears of every write, after it; for a reader of the streams that does not want to poll. */
  onWrite(listener: WriteListener): () => void;
  close(): Promise<void>;
}

/** DynamoDB with streams, transactions and expiry, in this process, at a port of 127.0.0.1. */
export async function startDynamoDb(options: DynamoDbOptions = {}): Promise<LocalDynamoDb> {
  const {
    port = 0,
    clock = systemClock,
    dataDir,
    ttlSweepMs,
    authorise = () => undefined,
  } = options;
  const database = await openDatabase(clock, dataDir);
  let throttled = false;
  let refused = 0;
  const refuses = (): boolean => {
    if (throttled) refused += 1;
    return throttled;
  };
  const items = refuseWhen(refuses, {
    ...createItemOperations(database),
    ...createTransactionOperations(database),
  });
  const apis = {
    DynamoDB_20120810: {
      ...items,
      ...createTableOperations(database),
      ...createTimeToLiveOperations(database),
    },
    DynamoDBStreams_20120810: createStreamOperations(database.streams, clock),
  };
  const server = createDynamoDbServer(apis, authorise);
  const address = await listen(server, port);
  const stopSweeping = sweepEvery(ttlSweepMs, () => expireItems(database));

  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    port: address.port,
    expireNow: () => expireItems(database),
    throttle: (on) => {
      throttled = on;
    },
    throttling: () => ({ throttled, refused }),
    onWrite: (listener) => database.onWrite(listener),
    close: async () => {
      stopSweeping();
      await closeServer(server);
      await database.lock(() => database.store.db.close());
    },
  };
}

const refuseWhen = (refuses: () => boolean, operations: ApiOperations): ApiOperations =>
  Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (request) => {
        if (!refuses()) return operation(request);
        throw new DynamoDbError(
          'ProvisionedThroughputExceededException',
          'The level of configured provisioned throughput for the table was exceeded.',
        );
      },
    ]),
  );

const listen = (server: Server, port: number): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve(server.address() as AddressInfo);
    });
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
    server.closeAllConnections();
  });

function sweepEvery(milliseconds: number | undefined, sweep: () => Promise<number>): () => void {
  if (milliseconds === undefined) return () => undefined;
  const timer = setInterval(() => {
    // A sweep that fails leaves the items for the next one, as an expiry of DynamoDB's may come late.
    sweep().catch(() => undefined);
  }, milliseconds);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
