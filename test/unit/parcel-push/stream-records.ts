import { tableNames, type Table } from '../../../src/store/tables';

export const tables = tableNames('test-');

const arn = (table: string): string =>
  `arn:aws:dynamodb:eu-west-1:123456789012:table/${table}/stream/2026-11-20T00:00:00.000`;

type Image = Readonly<Record<string, unknown>>;

interface Changes {
  readonly eventName?: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly keys?: Image;
  readonly newImage?: Image;
  readonly oldImage?: Image;
  readonly userIdentity?: { readonly principalId: string; readonly type: string };
}

/** A record as Lambda gets it; `number` is its place in the stream. */
export const streamRecord = (table: Table | 'foreign', number: number, changes: Changes = {}) => ({
  eventID: `event-${String(number)}`,
  eventName: changes.eventName ?? 'MODIFY',
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'eu-west-1',
  eventSourceARN: arn(table === 'foreign' ? 'somebody-elses' : tables[table]),
  ...(changes.userIdentity && { userIdentity: changes.userIdentity }),
  dynamodb: {
    ApproximateCreationDateTime: 1_795_000_000,
    Keys: changes.keys ?? {},
    ...(changes.newImage && { NewImage: changes.newImage }),
    ...(changes.oldImage && { OldImage: changes.oldImage }),
    SequenceNumber: String(1_000 + number),
    SizeBytes: 100,
    StreamViewType: 'NEW_AND_OLD_IMAGES',
  },
});

export const parcelRecord = (number: number, parcelId: string, customerId: string) =>
  streamRecord('parcels', number, {
    keys: { parcelId: { S: parcelId } },
    newImage: { parcelId: { S: parcelId }, customerId: { S: customerId } },
  });

export const entryRecord = (
  number: number,
  psid: string,
  entry: string,
  changes: Changes = { eventName: 'INSERT' },
) =>
  streamRecord('conversations', number, {
    ...changes,
    keys: { psid: { S: psid }, entry: { S: entry } },
  });
