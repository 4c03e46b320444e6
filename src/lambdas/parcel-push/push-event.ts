import * as v from 'valibot';
import { SECOND } from '../../shared/clock';
import { AppError } from '../../shared/errors';
import type { RawRow } from '../../store/parcels';
import { tableOfStream, type Table, type TableNames } from '../../store/tables';
import { readRowImage } from './row-image';

/** What invokes parcel_push (seam 2). */
export type PushEvent =
  | { readonly kind: 'schedule' }
  | {
      readonly kind: 'stream';
      readonly records: readonly StreamRecord[];
      /** How many records were none of DynamoDB's. */
      readonly unreadable: number;
    };

/** A change of one item, from a DynamoDB stream. */
export interface StreamRecord {
  readonly eventId: string;
  readonly sequenceNumber: string;
  /** Milliseconds; DynamoDB tells whole seconds. */
  readonly changedAt?: number;
  /** `undefined`: a table that is none of ours. */
  readonly table: Table | undefined;
  readonly change: 'INSERT' | 'MODIFY' | 'REMOVE';
  /** Removed because its time was up, not by anybody. */
  readonly expired: boolean;
  readonly keys: RawRow;
  readonly oldImage?: RawRow;
  readonly newImage?: RawRow;
}

const scheduleEvent = v.object({ 'detail-type': v.literal('Scheduled Event') });

const streamEvent = v.object({ Records: v.array(v.unknown()) });

const streamRecord = v.object({
  eventID: v.pipe(v.string(), v.minLength(1)),
  eventName: v.picklist(['INSERT', 'MODIFY', 'REMOVE']),
  eventSourceARN: v.string(),
  userIdentity: v.nullish(v.object({ principalId: v.nullish(v.string()) })),
  dynamodb: v.object({
    SequenceNumber: v.pipe(v.string(), v.minLength(1)),
    ApproximateCreationDateTime: v.fallback(v.optional(v.number()), undefined),
    Keys: v.optional(v.unknown()),
    OldImage: v.optional(v.unknown()),
    NewImage: v.optional(v.unknown()),
  }),
});

/** Throws `input_invalid` for an event that is neither of the two kinds. */
export function parsePushEvent(event: unknown, tables: TableNames): PushEvent {
  if (v.is(scheduleEvent, event)) return { kind: 'schedule' };
  if (!v.is(streamEvent, event)) {
    throw new AppError(
      'input_invalid',
      'parcel_push takes DynamoDB stream events and the EventBridge "Scheduled Event" only',
      false,
    );
  }
  const records = event.Records.map((record) => parseRecord(record, tables));
  const readable = records.filter((record) => record !== undefined);
  return { kind: 'stream', records: readable, unreadable: records.length - readable.length };
}

function parseRecord(record: unknown, tables: TableNames): StreamRecord | undefined {
  const parsed = v.safeParse(streamRecord, record);
  if (!parsed.success) return undefined;
  const { eventID, eventName, eventSourceARN, userIdentity, dynamodb } = parsed.output;
  const { ApproximateCreationDateTime: changedAt } = dynamodb;
  const oldImage = readRowImage(dynamodb.OldImage);
  const newImage = readRowImage(dynamodb.NewImage);
  return {
    eventId: eventID,
    sequenceNumber: dynamodb.SequenceNumber,
    ...(changedAt === undefined ? {} : { changedAt: changedAt * SECOND }),
    table: tableOfStream(eventSourceARN, tables),
    change: eventName,
    expired: userIdentity?.principalId === 'dynamodb.amazonaws.com',
    keys: readRowImage(dynamodb.Keys) ?? {},
    ...(oldImage && { oldImage }),
    ...(newImage && { newImage }),
  };
}
