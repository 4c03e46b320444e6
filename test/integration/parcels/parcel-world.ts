import { DescribeTableCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { createParcelPush, type BatchResponse } from '../../../src/lambdas/parcel-push/parcel-push';
import type { StreamRecord } from '../../../src/lambdas/parcel-push/push-event';
import {
  toStreamEventRecord,
  type StreamEventRecord,
} from '../../../src/local/streams/stream-event';
import { onParcelChange, type ParcelChangeDeps } from '../../../src/parcels/push-parcel-change';
import { systemSleep } from '../../../src/shared/clock';
import { systemRandom } from '../../../src/shared/random';
import type { LogFields } from '../../../src/shared/log';
import { loadQueue } from '../../../src/store/conversations';
import { createDocumentClient } from '../../../src/store/dynamodb';
import type { QueueItem } from '../../../src/store/queue-item';
import { freshTables, localCredentials } from '../../helpers/tables';
import { createStreamsClient, readStream } from '../dynamodb/support/read-stream';

type Row = Readonly<Record<string, unknown>>;
type OnParcelChange = (change: StreamRecord) => Promise<unknown>;

export interface LogLine extends LogFields {
  readonly event: string;
}

/** Tables with a company in them: operations edit rows, parcel_push gets the records that DynamoDB makes of it. */
export async function createParcelWorld(endpoint: string) {
  const { client, tables } = await freshTables(endpoint);
  const streams = createStreamsClient(endpoint);
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tables.parcels }));
  const arn = Table!.LatestStreamArn!;
  const logged: LogLine[] = [];
  let from: Parameters<typeof readStream>[2];

  const put = (table: keyof typeof tables, item: Row) =>
    client.send(new PutCommand({ TableName: tables[table], Item: item }));

  const deps: ParcelChangeDeps = {
    client,
    tables,
    clock: () => 1_795_000_000_000,
    random: systemRandom,
    sleep: systemSleep,
    log: (_, event, fields) => logged.push({ event, ...fields }),
  };

  return {
    client,
    tables,
    deps,
    logged,
    put,

    /** Both ends of a link: customer and conversation. */
    link: async (customerId: string, psid: string, customer: Row = {}, state: Row = {}) => {
      await put('customers', { customerId, psid, ...customer });
      await put('conversations', {
        psid,
        entry: 'state',
        version: 1,
        nextOrder: 0,
        customerId,
        ...state,
      });
    },

    /** What the stream of the parcels says of the edits, as Lambda delivers it. */
    recordsOf: async (edits: () => Promise<void>): Promise<readonly StreamEventRecord[]> => {
      await edits();
      const records = await readStream(streams, arn, from);
      const last = records.at(-1)?.dynamodb?.SequenceNumber;
      if (last !== undefined) {
        from = { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: last };
      }
      return records.map((record) => toStreamEventRecord(record, arn));
    },

    setParcel: (row: Row) => put('parcels', row),

    /** As the console writes it: any type in any column. */
    typeRow: (Item: ConstructorParameters<typeof PutItemCommand>[0]['Item']) =>
      client.send(new PutItemCommand({ TableName: tables.parcels, Item })),

    push: (
      records: readonly StreamEventRecord[],
      wrap: (push: OnParcelChange) => OnParcelChange = (push) => push,
    ): Promise<BatchResponse> =>
      createParcelPush({
        tables,
        clock: deps.clock,
        log: deps.log,
        onParcelChange: wrap((change) => onParcelChange(deps, change)),
        onCustomerChange: () => Promise.resolve(),
        onTicketChange: () => Promise.resolve(),
        drain: () => Promise.resolve(),
        drainDue: () => Promise.resolve(),
      })({ Records: records }),

    queueOf: (psid: string) => loadQueue(client, tables.conversations, psid, 1_000),

    /** A client of its own, on which something happens before each transaction. */
    clientWith: (beforeTransaction: () => Promise<unknown>) => {
      const disturbed = createDocumentClient({ endpoint, ...localCredentials });
      disturbed.middlewareStack.add(
        (next, { commandName }) =>
          async (args) => {
            if (commandName === 'TransactWriteItemsCommand') await beforeTransaction();
            return next(args);
          },
        { step: 'initialize' },
      );
      return disturbed;
    },

    /** Somebody else writes the conversation's state. */
    touchState: (psid: string) =>
      client.send(
        new UpdateCommand({
          TableName: tables.conversations,
          Key: { psid, entry: 'state' },
          UpdateExpression: 'ADD version :one',
          ExpressionAttributeValues: { ':one': 1 },
        }),
      ),

    close: () => {
      client.destroy();
      streams.destroy();
    },
  };
}

export type ParcelWorld = Awaited<ReturnType<typeof createParcelWorld>>;

/** The first line of each queued message. */
export const firstLines = (queue: readonly QueueItem[]): readonly string[] =>
  queue.map(({ outgoing }) =>
    outgoing.type === 'message' && outgoing.content.kind === 'text'
      ? (outgoing.content.text.split('\n')[0] ?? '')
      : '',
  );
