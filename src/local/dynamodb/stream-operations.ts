import * as v from 'valibot';
import type { Clock } from '../../shared/clock';
import { MINUTE } from '../../shared/clock';
import type { StreamLog, TableStream } from './stream-log';
import type { ApiOperations, Json } from './wire';
import { DynamoDbError, notFound, readRequest, validationError } from './wire';

const SHARD_ID = 'shardId-00000000000000000001-00000001';
/** A real iterator is good for 15 minutes: a reader that holds one for longer must ask again. */
const ITERATOR_LIFETIME = 15 * MINUTE;
const MAXIMUM_RECORDS = 1_000;

const ListStreams = v.object({ TableName: v.optional(v.string()) });
const DescribeStream = v.object({ StreamArn: v.string() });
const GetShardIterator = v.variant('ShardIteratorType', [
  v.object({
    StreamArn: v.string(),
    ShardId: v.literal(SHARD_ID),
    ShardIteratorType: v.picklist(['TRIM_HORIZON', 'LATEST']),
  }),
  v.object({
    StreamArn: v.string(),
    ShardId: v.literal(SHARD_ID),
    ShardIteratorType: v.picklist(['AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER']),
    SequenceNumber: v.pipe(v.string(), v.regex(/^\d{21}$/)),
  }),
]);
const GetRecords = v.object({
  ShardIterator: v.string(),
  Limit: v.optional(
    v.pipe(v.number(), v.minValue(1), v.maxValue(MAXIMUM_RECORDS)),
    MAXIMUM_RECORDS,
  ),
});

/** `index` counts from the stream's first record ever. */
const Iterator = v.object({ arn: v.string(), index: v.number(), issuedAt: v.number() });
type Iterator = v.InferOutput<typeof Iterator>;

/** The DynamoDB Streams API over the stream log. */
export function createStreamOperations(log: StreamLog, clock: Clock): ApiOperations {
  const find = (arn: string): TableStream => {
    const stream = log.find(arn);
    if (!stream) throw notFound(`Stream: ${arn}`);
    return stream;
  };
  const iterator = (arn: string, index: number): string =>
    writeIterator({ arn, index, issuedAt: clock() });

  return {
    ListStreams: (request) => {
      const { TableName } = readRequest(ListStreams, request);
      const streams = log.all().filter(({ table }) => (TableName ?? table) === table);
      return {
        Streams: streams.map(({ arn, label, table }) => ({
          StreamArn: arn,
          StreamLabel: label,
          TableName: table,
        })),
      };
    },
    DescribeStream: (request) => {
      const { StreamArn } = readRequest(DescribeStream, request);
      return { StreamDescription: describe(find(StreamArn)) };
    },
    GetShardIterator: (request) => {
      const wanted = readRequest(GetShardIterator, request);
      const stream = find(wanted.StreamArn);
      return { ShardIterator: iterator(wanted.StreamArn, startIndex(stream, wanted)) };
    },
    GetRecords: (request) => {
      const { ShardIterator, Limit } = readRequest(GetRecords, request);
      const { arn, index, issuedAt } = readIterator(ShardIterator);
      if (clock() - issuedAt > ITERATOR_LIFETIME) {
        throw new DynamoDbError('ExpiredIteratorException', 'Iterator expired');
      }
      const stream = find(arn);
      if (index < stream.firstIndex) throw trimmed();
      const start = index - stream.firstIndex;
      const Records = stream.records.slice(start, start + Limit);
      const next = index + Records.length;
      const ended = !stream.enabled && next === stream.firstIndex + stream.records.length;
      return { Records, ...(!ended && { NextShardIterator: iterator(arn, next) }) };
    },
  };
}

function describe({ arn, label, table, view, keySchema, ...stream }: TableStream): Json {
  const last = stream.records.at(-1)?.dynamodb.SequenceNumber ?? stream.firstSequenceNumber;
  const range = {
    StartingSequenceNumber: stream.firstSequenceNumber,
    ...(!stream.enabled && { EndingSequenceNumber: last }),
  };
  return {
    StreamArn: arn,
    StreamLabel: label,
    StreamStatus: stream.enabled ? 'ENABLED' : 'DISABLED',
    StreamViewType: view,
    TableName: table,
    KeySchema: keySchema,
    Shards: [{ ShardId: SHARD_ID, SequenceNumberRange: range }],
  };
}

function startIndex(stream: TableStream, wanted: v.InferOutput<typeof GetShardIterator>): number {
  const { records, firstIndex, lastTrimmed = '' } = stream;
  // Sequence numbers have one length, so their order is that of the texts.
  if ('SequenceNumber' in wanted && wanted.SequenceNumber <= lastTrimmed) throw trimmed();
  const indexOf = (isStart: (sequenceNumber: string) => boolean): number => {
    const found = records.findIndex(({ dynamodb }) => isStart(dynamodb.SequenceNumber));
    return firstIndex + (found === -1 ? records.length : found);
  };
  switch (wanted.ShardIteratorType) {
    case 'TRIM_HORIZON':
      return firstIndex;
    case 'LATEST':
      return firstIndex + records.length;
    case 'AT_SEQUENCE_NUMBER':
      return indexOf((sequenceNumber) => sequenceNumber >= wanted.SequenceNumber);
    case 'AFTER_SEQUENCE_NUMBER':
      return indexOf((sequenceNumber) => sequenceNumber > wanted.SequenceNumber);
  }
}

const trimmed = (): DynamoDbError =>
  new DynamoDbError(
    'TrimmedDataAccessException',
    'The requested records are older than the stream keeps',
  );

const writeIterator = (position: Iterator): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

function readIterator(text: string): Iterator {
  try {
    return v.parse(Iterator, JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    throw validationError('Invalid ShardIterator');
  }
}
