import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import {
  DescribeStreamCommand,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { StreamEventRecord } from './stream-event';
import { toStreamEventRecord } from './stream-event';

export type StartingPosition = 'TRIM_HORIZON' | 'LATEST';

export interface Shard {
  readonly id: string;
  readonly parentId?: string;
}

/** What a shard holds next. Nothing is passed until `advance`: an unhandled batch is read again. */
export interface ShardBatch {
  readonly records: readonly StreamEventRecord[];
  advance(): void;
}

export interface ShardReader {
  /** Fixes the position, so that LATEST means from now on. */
  open(): Promise<void>;
  read(limit: number): Promise<ShardBatch>;
  /** Whether a closed shard has been read to its end. */
  isFinished(): boolean;
}

export async function listShards(
  client: DynamoDBStreamsClient,
  streamArn: string,
): Promise<Shard[]> {
  const shards: Shard[] = [];
  let last: string | undefined;
  do {
    const page = await client.send(
      new DescribeStreamCommand({
        StreamArn: streamArn,
        ...(last !== undefined && { ExclusiveStartShardId: last }),
      }),
    );
    for (const { ShardId, ParentShardId } of page.StreamDescription?.Shards ?? []) {
      if (ShardId === undefined) continue;
      shards.push({ id: ShardId, ...(ParentShardId !== undefined && { parentId: ParentShardId }) });
    }
    last = page.StreamDescription?.LastEvaluatedShardId;
  } while (last !== undefined);
  return shards;
}

/** Reads one shard in order, and finds its place again when its iterator has expired. */
export function createShardReader(
  client: DynamoDBStreamsClient,
  streamArn: string,
  shardId: string,
  start: StartingPosition,
): ShardReader {
  let iterator: string | undefined;
  let checkpoint: string | undefined;
  let finished = false;

  const getIterator = async (place: Place): Promise<string | undefined> => {
    const request = { StreamArn: streamArn, ShardId: shardId, ...place };
    return (await client.send(new GetShardIteratorCommand(request))).ShardIterator;
  };
  const getRecords = (limit: number) =>
    client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }));

  /** Behind the last record that was handled. Where that is gone too: rather the oldest again than a gap. */
  const findPlace = async (): Promise<string | undefined> => {
    if (checkpoint === undefined) return getIterator({ ShardIteratorType: 'TRIM_HORIZON' });
    try {
      const SequenceNumber = checkpoint;
      return await getIterator({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber });
    } catch (error) {
      if (!(error instanceof TrimmedDataAccessException)) throw error;
      return getIterator({ ShardIteratorType: 'TRIM_HORIZON' });
    }
  };
  const readFromPlace = async (limit: number) => {
    try {
      return await getRecords(limit);
    } catch (error) {
      if (!isLostPlace(error)) throw error;
      iterator = await findPlace();
      return getRecords(limit);
    }
  };

  return {
    open: async () => {
      iterator ??= await getIterator({ ShardIteratorType: start });
    },
    read: async (limit) => {
      const page = await readFromPlace(limit);
      const records = (page.Records ?? []).map((record) => toStreamEventRecord(record, streamArn));
      return {
        records,
        advance: () => {
          checkpoint = records.at(-1)?.dynamodb.SequenceNumber ?? checkpoint;
          iterator = page.NextShardIterator;
          finished = iterator === undefined;
        },
      };
    },
    isFinished: () => finished,
  };
}

type Place =
  | { readonly ShardIteratorType: StartingPosition }
  | { readonly ShardIteratorType: 'AFTER_SEQUENCE_NUMBER'; readonly SequenceNumber: string };

/** An iterator is good for 15 minutes, a record is kept for 24 hours. */
const isLostPlace = (error: unknown): boolean =>
  error instanceof ExpiredIteratorException || error instanceof TrimmedDataAccessException;
