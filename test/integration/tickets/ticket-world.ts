import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { createParcelPush, type BatchResponse } from '../../../src/lambdas/parcel-push/parcel-push';
import type { StreamRecord } from '../../../src/lambdas/parcel-push/push-event';
import {
  toStreamEventRecord,
  type StreamEventRecord,
} from '../../../src/local/streams/stream-event';
import { systemSleep } from '../../../src/shared/clock';
import type { LogFields } from '../../../src/shared/log';
import { systemRandom } from '../../../src/shared/random';
import { loadQueue, loadState } from '../../../src/store/conversations';
import { onTicketChange } from '../../../src/tickets/on-ticket-change';
import type { TellDeps } from '../../../src/tickets/tell';
import { freshTables } from '../../helpers/tables';
import { NOW, readable } from '../../unit/conversation/events';
import { createStreamsClient, readStream } from '../dynamodb/support/read-stream';

type Row = Readonly<Record<string, unknown>>;

/** Tables with tickets in them: agents edit rows, parcel_push gets the records that DynamoDB makes of it. */
export async function createTicketWorld(endpoint: string) {
  const { client, tables } = await freshTables(endpoint);
  const streams = createStreamsClient(endpoint);
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tables.tickets }));
  const arn = Table!.LatestStreamArn!;
  const logged: (LogFields & { readonly event: string })[] = [];
  let from: Parameters<typeof readStream>[2];

  const put = async (table: keyof typeof tables, Item: Row): Promise<void> => {
    await client.send(new PutCommand({ TableName: tables[table], Item }));
  };

  const deps: TellDeps = {
    client,
    tables,
    clock: () => NOW,
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

    /** Somebody who chats with us; with a customer both ends of a link. */
    person: async (psid: string, customerId?: string, state: Row = {}) => {
      if (customerId !== undefined) await put('customers', { customerId, psid });
      await put('conversations', {
        ...{ psid, entry: 'state', version: 1, nextOrder: 0, lastUserActionAt: NOW },
        ...(customerId === undefined ? {} : { customerId }),
        ...state,
      });
    },

    ticket: (ticketId: string, row: Row) =>
      put('tickets', { ticketId, entry: 'ticket', status: 'open', ...row }),

    note: (ticketId: string, key: string, row: Row) =>
      put('tickets', { ticketId, entry: `note#${key}`, author: 'agent', ...row }),

    remove: async (ticketId: string, entry: string) => {
      await client.send(new DeleteCommand({ TableName: tables.tickets, Key: { ticketId, entry } }));
    },

    /** What the stream says of the edits, as Lambda delivers it. */
    recordsOf: async (edits: () => Promise<unknown>): Promise<readonly StreamEventRecord[]> => {
      await edits();
      const records = await readStream(streams, arn, from);
      const last = records.at(-1)?.dynamodb?.SequenceNumber;
      if (last !== undefined) {
        from = { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: last };
      }
      return records.map((record) => toStreamEventRecord(record, arn));
    },

    push: (records: readonly StreamEventRecord[]): Promise<BatchResponse> =>
      createParcelPush({
        tables,
        clock: deps.clock,
        log: deps.log,
        onParcelChange: () => Promise.resolve(),
        onCustomerChange: () => Promise.resolve(),
        onTicketChange: (change: StreamRecord) => onTicketChange(deps, change),
        drain: () => Promise.resolve(),
        drainDue: () => Promise.resolve(),
      })({ Records: records }),

    queueOf: (psid: string) => loadQueue(client, tables.conversations, psid),
    waiting: async (psid: string) =>
      readable(
        (await loadQueue(client, tables.conversations, psid)).map(({ outgoing }) => outgoing),
      ),
    stateOf: (psid: string) => loadState(client, tables.conversations, psid),

    close: () => {
      client.destroy();
      streams.destroy();
    },
  };
}

export type TicketWorld = Awaited<ReturnType<typeof createTicketWorld>>;
