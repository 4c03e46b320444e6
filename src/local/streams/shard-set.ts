import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { ShardBatch, ShardReader, StartingPosition } from './shard-reader';
import { createShardReader, listShards } from './shard-reader';

/** Takes a shard's batch and answers whether to go on behind it. */
export type BatchHandler = (shardId: string, records: ShardBatch['records']) => Promise<boolean>;

/** All shards of a stream, each read in order and none before its parent was read to its end. */
export interface ShardSet {
  /** Fixes the positions; again, after a stop, it keeps them. */
  open(): Promise<void>;
  /** Takes at most one batch from every shard. Answers whether there was anything. */
  readOnce(limit: number, handle: BatchHandler): Promise<boolean>;
}

export function createShardSet(
  client: DynamoDBStreamsClient,
  streamArn: string,
  start: StartingPosition,
): ShardSet {
  const readers = new Map<string, ShardReader>();
  const parents = new Map<string, string | undefined>();

  const discover = async (position: StartingPosition): Promise<void> => {
    for (const { id, parentId } of await listShards(client, streamArn)) {
      if (readers.has(id)) continue;
      const reader = createShardReader(client, streamArn, id, position);
      await reader.open();
      readers.set(id, reader);
      parents.set(id, parentId);
    }
  };
  const isReadable = (id: string, reader: ShardReader): boolean =>
    !reader.isFinished() && readers.get(parents.get(id) ?? '')?.isFinished() !== false;

  const readShard = async (
    id: string,
    reader: ShardReader,
    limit: number,
    handle: BatchHandler,
  ): Promise<boolean> => {
    const batch = await reader.read(limit);
    if (batch.records.length > 0 && !(await handle(id, batch.records))) return true;
    batch.advance();
    if (!reader.isFinished()) return batch.records.length > 0;
    // What comes after the end of a shard is in its children, from their beginning.
    await discover('TRIM_HORIZON');
    return true;
  };

  return {
    open: () => discover(start),
    readOnce: async (limit, handle) => {
      let found = false;
      for (const [id, reader] of [...readers]) {
        if (isReadable(id, reader)) found = (await readShard(id, reader, limit, handle)) || found;
      }
      return found;
    },
  };
}
