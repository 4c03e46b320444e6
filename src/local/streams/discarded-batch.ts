import { SECOND } from '../../shared/clock';
import type { StreamEventRecord } from './stream-event';

export type DiscardCondition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/** What Lambda sends to a mapping's OnFailure destination: where the records are, not the records. */
export interface DiscardedBatch {
  readonly requestContext: {
    readonly functionArn: string;
    readonly condition: DiscardCondition;
    readonly approximateInvokeCount: number;
  };
  readonly version: '1.0';
  readonly timestamp: string;
  readonly DDBStreamBatchInfo: {
    readonly shardId: string;
    readonly startSequenceNumber: string;
    readonly endSequenceNumber: string;
    readonly approximateArrivalOfFirstRecord: string;
    readonly approximateArrivalOfLastRecord: string;
    readonly batchSize: number;
    readonly streamArn: string;
  };
}

export interface DiscardOrigin {
  readonly streamArn: string;
  readonly functionName: string;
  readonly shardId: string;
  readonly condition: DiscardCondition;
  readonly invocations: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export function describeDiscardedBatch(
  origin: DiscardOrigin,
  first: StreamEventRecord,
  last: StreamEventRecord,
  batchSize: number,
): DiscardedBatch {
  const [, , , region = '', account = ''] = origin.streamArn.split(':');
  return {
    requestContext: {
      functionArn: `arn:aws:lambda:${region}:${account}:function:${origin.functionName}`,
      condition: origin.condition,
      approximateInvokeCount: origin.invocations,
    },
    version: '1.0',
    timestamp: new Date(origin.at).toISOString(),
    DDBStreamBatchInfo: {
      shardId: origin.shardId,
      startSequenceNumber: first.dynamodb.SequenceNumber,
      endSequenceNumber: last.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrivalOf(first),
      approximateArrivalOfLastRecord: arrivalOf(last),
      batchSize,
      streamArn: origin.streamArn,
    },
  };
}

const arrivalOf = ({ dynamodb }: StreamEventRecord): string =>
  new Date(dynamodb.ApproximateCreationDateTime * SECOND).toISOString();
