import type { _Record as SdkRecord } from '@aws-sdk/client-dynamodb-streams';
import { SECOND } from '../../shared/clock';

/** DynamoDB JSON with binary values as base64 text. */
type Image = Readonly<Record<string, unknown>>;

/** A stream record as Lambda hands it to a function. */
export interface StreamEventRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: string;
  readonly eventSource: string;
  readonly awsRegion: string;
  readonly eventSourceARN: string;
  /** Only on an item that expired. Lower case here, unlike in the answer of GetRecords. */
  readonly userIdentity?: { readonly principalId: string; readonly type: string };
  readonly dynamodb: {
    /** Seconds since the epoch. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Image;
    readonly NewImage?: Image;
    readonly OldImage?: Image;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: string;
  };
}

export interface StreamEvent {
  readonly Records: readonly StreamEventRecord[];
}

/** Turns a record as the SDK answers it (dates, byte arrays) into what Lambda's JSON event holds. */
export function toStreamEventRecord(record: SdkRecord, streamArn: string): StreamEventRecord {
  const { userIdentity, dynamodb = {} } = record;
  const { ApproximateCreationDateTime: created, NewImage, OldImage } = dynamodb;
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? 'MODIFY',
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: record.eventSource ?? 'aws:dynamodb',
    awsRegion: record.awsRegion ?? '',
    eventSourceARN: streamArn,
    ...(userIdentity && {
      userIdentity: {
        principalId: userIdentity.PrincipalId ?? '',
        type: userIdentity.Type ?? '',
      },
    }),
    dynamodb: {
      ApproximateCreationDateTime: Math.floor((created?.getTime() ?? 0) / SECOND),
      Keys: toImage(dynamodb.Keys ?? {}),
      ...(NewImage && { NewImage: toImage(NewImage) }),
      ...(OldImage && { OldImage: toImage(OldImage) }),
      SequenceNumber: dynamodb.SequenceNumber ?? '',
      SizeBytes: dynamodb.SizeBytes ?? 0,
      StreamViewType: dynamodb.StreamViewType ?? '',
    },
  };
}

const toImage = (item: object): Image =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toJson(value)]));

function toJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(toJson);
  return typeof value === 'object' && value !== null ? toImage(value) : value;
}
