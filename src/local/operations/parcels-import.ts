import type { ServerResponse } from 'node:http';
import { systemSleep } from '../../shared/clock';
import { readParcelFile } from '../../parcels/csv/parcel-file';
import { planImport, type ImportPlan } from '../../parcels/csv/plan-import';
import { importTable, writeImport } from '../../parcels/csv/write-import';
import type { DocumentClient } from '../../store/dynamodb';
import { scanParcelRows } from '../../store/scan-parcels';
import type { TableNames } from '../../store/tables';
import type { Handler } from '../http/http-server';
import { readBody } from '../http/read-body';
import type { ImportProgress } from './parcels-import-types';

export interface ParcelsImportOptions {
  readonly client: DocumentClient;
  readonly tables: Pick<TableNames, 'parcels'>;
}

/**
 * `POST /operations/parcels-import` with a CSV file as its body: answers what importing it would do. With `?write` it
 * also does it, unless there are faults, and answers an `ImportProgress` a line.
 */
export function createParcelsImport({ client, tables }: ParcelsImportOptions): Handler {
  const plan = async (file: Uint8Array): Promise<ImportPlan> =>
    planImport(readParcelFile(file), await scanParcelRows(client, tables.parcels));
  const write = async (
    { changes }: ImportPlan,
    tell: (progress: ImportProgress) => void,
  ): Promise<void> => {
    const step = Math.ceil(changes.length / STEPS);
    const table = importTable(client, tables.parcels);
    let told = 0;
    const notWritten = await writeImport(table, changes, {
      sleep: systemSleep,
      patience: PATIENCE,
      onProgress: (done) => {
        if (done - told < step) return;
        told = done;
        tell({ done });
      },
    });
    tell({ notWritten: notWritten.map(({ change }) => change) });
  };

  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
    if (request.method !== 'POST' || pathname !== '/operations/parcels-import') return false;
    // A page of another origin may not send this type without asking first, and is refused then.
    if (request.headers['content-type'] !== 'text/csv') return refuse(response, 'Not a CSV file.');
    const file = await readBody(request);
    if (file === undefined) return refuse(response, 'The file is larger than 10 MB. Split it.');
    const planned = await plan(file).catch(() => undefined);
    if (planned === undefined) return refuse(response, 'The table could not be read. Try again.');
    if (!searchParams.has('write')) {
      begin(response, 200, 'application/json').end(JSON.stringify(planned));
      return true;
    }
    if (planned.faults.length > 0)
      return refuse(response, 'The file does not fit the table as it is now.');
    begin(response, 200, 'application/x-ndjson');
    await write(planned, (progress) => response.write(`${JSON.stringify(progress)}\n`));
    response.end();
    return true;
  };
}

/** Somebody waits in front of the page. */
const PATIENCE = 3;

/** As many as a progress bar can show. */
const STEPS = 200;

const begin = (response: ServerResponse, status: number, type: string): ServerResponse =>
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });

function refuse(response: ServerResponse, error: string): true {
  begin(response, 400, 'application/json').end(JSON.stringify({ error }));
  return true;
}
