import { isDeepStrictEqual } from 'node:util';
import { itemSize } from 'dynalite/db';
import type { Clock } from '../../shared/clock';
import { DAY, SECOND } from '../../shared/clock';
import { sha256Hex } from '../../shared/hash';
import type { ItemChange } from './staged-write';
import type { KeySchemaElement, StreamViewType, TableSettings } from './table-registry';
import type { Item } from './wire';

/** A record as GetRecords answers it. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: '1.1';
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly userIdentity?: { readonly PrincipalId: string; readonly Type: string };
  readonly dynamodb: {
    /** Seconds since the epoch. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Item;
    readonly NewImage?: Item;
    readonly OldImage?: Item;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: StreamViewType;
  };
}

/** A table's stream with its one shard. */
export interface TableStream {
  readonly arn: string;
  readonly label: string;
  readonly table: string;
  readonly view: StreamViewType;
  readonly keySchema: readonly KeySchemaElement[];
  readonly firstSequenceNumber: string;
  readonly records: StreamRecord[];
  /** How many records the retention took away, and the last of them. */
  firstIndex: number;
  lastTrimmed?: string;
  /** False once the stream was disabled or its table deleted: what it holds stays readable. */
  enabled: boolean;
}

export interface StreamLog {
  open(table: string, settings: TableSettings): void;
  close(arn: string): void;
  find(arn: string): TableStream | undefined;
  all(): readonly TableStream[];
  /** Appends a record for each item that really changed: DynamoDB writes none for a write without effect. */
  append(changes: readonly ItemChange[], author: Author): void;
}

/** Who deleted or wrote: expiry is marked on the record, so that consumers can tell it from a person's delete. */
export type Author = 'client' | 'time-to-live';

const SEQUENCE_NUMBER_DIGITS = 21;
const SEQUENCE_NUMBERS_PER_MILLISECOND = 1_000_000n;

/**
 * The streams, in memory: after a restart a stream has its old ARN and is empty, readers go on from new records.
 * Sequence numbers start from the clock, so they still grow over restarts.
 */
export function createStreamLog(clock: Clock, awsRegion: string): StreamLog {
  const streams = new Map<string, TableStream>();
  let lastSequenceNumber = BigInt(clock()) * SEQUENCE_NUMBERS_PER_MILLISECOND;
  const nextSequenceNumber = (): string => {
    lastSequenceNumber += 1n;
    return String(lastSequenceNumber).padStart(SEQUENCE_NUMBER_DIGITS, '0');
  };

  return {
    open: (table, { stream, keySchema }) => {
      if (!stream) return;
      const firstSequenceNumber = nextSequenceNumber();
      const empty = { firstSequenceNumber, records: [], firstIndex: 0, enabled: true };
      streams.set(stream.arn, { ...stream, table, keySchema, ...empty });
    },
    close: (arn) => {
      const stream = streams.get(arn);
      if (stream) stream.enabled = false;
    },
    find: (arn) => streams.get(arn),
    all: () => [...streams.values()],
    append: (changes, author) => {
      for (const change of changes) {
        if (isDeepStrictEqual(change.before, change.after)) continue;
        for (const stream of streams.values()) {
          if (!stream.enabled || stream.table !== change.table) continue;
          trim(stream, clock);
          const sequenceNumber = nextSequenceNumber();
          const image = describeChange(stream, change, sequenceNumber, clock);
          stream.records.push({
            eventID: sha256Hex(`${stream.arn}/${sequenceNumber}`).slice(0, 32),
            eventName: eventName(change),
            eventVersion: '1.1',
            eventSource: 'aws:dynamodb',
            awsRegion,
            ...(author === 'time-to-live' && { userIdentity: SERVICE }),
            dynamodb: image,
          });
        }
      }
    },
  };
}

const SERVICE = { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' };

/** DynamoDB keeps stream records for 24 hours. */
function trim(stream: TableStream, clock: Clock): void {
  const horizon = (clock() - DAY) / SECOND;
  const kept = stream.records.findIndex(
    ({ dynamodb }) => dynamodb.ApproximateCreationDateTime >= horizon,
  );
  const expired = kept === -1 ? stream.records.length : kept;
  const last = stream.records.splice(0, expired).at(-1);
  stream.firstIndex += expired;
  if (last) stream.lastTrimmed = last.dynamodb.SequenceNumber;
}

function eventName({ before, after }: ItemChange): StreamRecord['eventName'] {
  if (!before) return 'INSERT';
  return after ? 'MODIFY' : 'REMOVE';
}

function describeChange(
  { view, keySchema }: TableStream,
  { before, after }: ItemChange,
  SequenceNumber: string,
  clock: Clock,
): StreamRecord['dynamodb'] {
  const item = after ?? before ?? {};
  const names = new Set(keySchema.map(({ AttributeName }) => AttributeName));
  const Keys = Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
  const images = {
    ...(after && (view === 'NEW_IMAGE' || view === 'NEW_AND_OLD_IMAGES') && { NewImage: after }),
    ...(before && (view === 'OLD_IMAGE' || view === 'NEW_AND_OLD_IMAGES') && { OldImage: before }),
  };
  const parts = [Keys, ...Object.values(images)];
  return {
    ApproximateCreationDateTime: Math.floor(clock() / SECOND),
    Keys,
    ...images,
    SequenceNumber,
    SizeBytes: parts.reduce((bytes, part) => bytes + itemSize(part), 0),
    StreamViewType: view,
  };
}
