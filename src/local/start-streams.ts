import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import mappings from '../../infra/streams.json';
import type { Clock, Sleep } from '../shared/clock';
import type { Log } from '../shared/log';
import type { TableNames } from '../store/tables';
import { readFilterPattern } from './streams/filter-pattern';
import { createStreamPump, type StreamPump } from './streams/stream-pump';

export interface StreamsOptions {
  readonly client: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly tables: TableNames;
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Without it the streams are polled; see `StreamPumpOptions`. */
  readonly subscribe?: (listener: (tables: ReadonlySet<string>) => void) => () => void;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly log: Log;
}

/**
 * What can never succeed parcel_push acknowledges itself, so a failing batch means that something is down: it is tried
 * again until that is mended, for as long as the stream itself would keep it with some to spare.
 */
const MAXIMUM_AGE_SECONDS = 20 * 60 * 60;
const BATCH_SIZE = 25;

/** Starts one pump for each table whose changes invoke parcel_push (`infra/streams.json`). */
export async function startStreams(options: StreamsOptions): Promise<readonly StreamPump[]> {
  const tables = Object.keys(mappings) as (keyof typeof mappings)[];
  const pumps = await Promise.all(tables.map((table) => createPump(options, table)));
  await Promise.all(pumps.map((pump) => pump.start()));
  return pumps;
}

async function createPump(
  { client, streams, tables, invoke, subscribe, clock, sleep, log }: StreamsOptions,
  table: keyof typeof mappings,
): Promise<StreamPump> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tables[table] }));
  return createStreamPump({
    client: streams,
    streamArn: Table?.LatestStreamArn ?? '',
    functionName: 'parcel_push',
    filters: mappings[table].map((pattern) => readFilterPattern(pattern)),
    batchSize: BATCH_SIZE,
    maximumRecordAgeInSeconds: MAXIMUM_AGE_SECONDS,
    bisectBatchOnFunctionError: true,
    // The local streams begin empty, also after a restart.
    startingPosition: 'TRIM_HORIZON',
    invoke,
    onFailure: () => {
      log('error', 'stream_batch_given_up', { table });
      return Promise.resolve();
    },
    ...(subscribe && {
      subscribe: (wake) =>
        subscribe((changed) => {
          if (changed.has(tables[table])) wake();
        }),
    }),
    clock,
    sleep,
  });
}
