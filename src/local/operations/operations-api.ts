import { DeleteCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { parseParcelRow } from '../../parcels/parcel';
import { STATUSES } from '../../parcels/status';
import type { Clock } from '../../shared/clock';
import type { RandomBytes } from '../../shared/random';
import type { DocumentClient } from '../../store/dynamodb';
import { changeParcelRow, type RawRow } from '../../store/parcels';
import type { TableNames } from '../../store/tables';
import { describeFailure } from '../http/failure';
import { readBody } from '../http/read-body';
import type { LocalDynamoDb } from '../dynamodb/start-dynamodb';
import type { EventStream } from '../http/event-stream';
import { createParcelsImport } from './parcels-import';
import { loadOutbox } from '../../delivery/outbox/load-outbox';
import { createThrottlingRoutes } from './throttling-routes';
import { createTicketRoutes } from './tickets-api';

const rowText = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));

/** On the page, of what was sent to each person. */
const SETTLED_SHOWN = 5;

export interface OperationsOptions {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly client: DocumentClient;
  readonly tables: TableNames;
  readonly events: EventStream;
  readonly dynamoDb: Pick<LocalDynamoDb, 'throttle' | 'throttling'>;
}

/** What stands in for the DynamoDB console on the local page: rows are read and written as they are, mistakes included. */
export function createOperationsApi(options: OperationsOptions) {
  const { client, tables, events, dynamoDb } = options;
  const scan = async (table: string): Promise<readonly RawRow[]> => {
    const rows: RawRow[] = [];
    for await (const { Items = [] } of paginateScan({ client }, { TableName: table })) {
      rows.push(...Items);
    }
    return rows;
  };

  const routes: Readonly<Record<string, (id: string, body: string) => Promise<unknown>>> = {
    'GET parcels': async () => ({
      rows: (await scan(tables.parcels)).map(shownRow).sort(byParcel),
    }),
    'PUT parcels': async (parcelId, body) => {
      const { parcelId: _id, ...row } = v.parse(rowText, body);
      const made = await changeParcelRow(client, tables.parcels, parcelId, row, 'absent');
      return made ? {} : refuse(`${parcelId} exists already.`);
    },
    'PATCH parcels': async (parcelId, body) => {
      const changes = v.parse(rowText, body);
      const changed = await changeParcelRow(client, tables.parcels, parcelId, changes, 'present');
      return changed ? {} : refuse(`${parcelId} no longer exists.`);
    },
    'DELETE parcels': async (parcelId) => {
      await client.send(new DeleteCommand({ TableName: tables.parcels, Key: { parcelId } }));
      return {};
    },
    'GET customers': async () => ({
      customers: (await scan(tables.customers)).map(({ customerId, name, email, psid }) => ({
        customerId,
        name,
        email,
        linked: psid !== undefined,
      })),
    }),
    ...createTicketRoutes(options),
    ...createThrottlingRoutes(dynamoDb),
    'GET queue': () => loadOutbox(client, tables.conversations, SETTLED_SHOWN),
    'GET statuses': () => Promise.resolve({ statuses: STATUSES }),
  };

  const importParcels = createParcelsImport(options);
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (await importParcels(request, response)) return true;
    const { pathname } = new URL(request.url ?? '/', 'http://local');
    const [, space, collection = '', id = '', part] = pathname.split('/');
    if (space !== 'operations') return false;
    if (collection === 'events') {
      events.connect(response);
      return true;
    }
    const path = part === undefined ? collection : `${collection}/${part}`;
    const route = routes[`${request.method ?? ''} ${path}`];
    if (route === undefined) return false;
    const body = (await readBody(request))?.toString('utf8') ?? '';
    const [status, answer] = await route(decodeURIComponent(id), body).then(
      (value) => [200, value] as const,
      describeFailure,
    );
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(
      JSON.stringify(answer, (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
    );
    return true;
  };
}

const refuse = (sentence: string): never => {
  throw new Error(sentence);
};

function shownRow(row: RawRow) {
  const { faults } = parseParcelRow(row);
  return { row, faults };
}

const byParcel = (left: { row: RawRow }, right: { row: RawRow }): number =>
  String(left.row['parcelId']).localeCompare(String(right.row['parcelId']));
