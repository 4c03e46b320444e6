import { canonicalParcelId } from '../parcel';
import type { CsvFault } from './csv-fault';
import { decodeCsv } from './decode-csv';
import { readHeader } from './parcel-columns';
import { readRow, type ParcelFileRow } from './parcel-file-row';
import { readCsv } from './read-csv';

export interface ParcelFile {
  /** Those in which nothing is wrong. */
  readonly rows: readonly ParcelFileRow[];
  /** By line. */
  readonly faults: readonly CsvFault[];
  /** Each fault is one row's own: the other rows mean what they say. Not so with a wrong header, or a quote gone astray. */
  readonly isSound: boolean;
}

/** Reads a CSV file of parcels, and finds all that is wrong with it as far as the file alone can tell. Never throws. */
export function readParcelFile(bytes: Uint8Array): ParcelFile {
  const text = decodeCsv(bytes);
  if (typeof text !== 'string') return { rows: [], faults: [text], isSound: false };
  const {
    records: [first, ...records],
    faults: illegible,
  } = readCsv(text);
  if (first === undefined) {
    const faults = illegible.length > 0 ? illegible : [EMPTY];
    return { rows: [], faults, isSound: false };
  }
  const header = readHeader(first);
  // Without parcel numbers each row would only repeat the header's fault.
  const read = header.columns.includes('parcelId')
    ? records.map((record) => readRow(header, record))
    : [];
  const rows = read.map(({ row }) => row);
  const faults = [
    ...illegible,
    ...header.faults,
    ...(records.length === 0 ? [{ ...EMPTY, line: first.line }] : []),
    ...read.flatMap((row) => row.faults),
    ...repeated(rows),
  ].sort((left, right) => left.line - right.line);
  const faulty = new Set(faults.map(({ line }) => line));
  return {
    rows: rows.filter(({ line }) => !faulty.has(line)),
    faults,
    isSound: illegible.length === 0 && header.faults.length === 0,
  };
}

const EMPTY: CsvFault = { line: 1, sentence: 'The file names no parcels.' };

/** Of two rows about one parcel, however it is spelled, the one written last would win. */
function repeated(rows: readonly ParcelFileRow[]): readonly CsvFault[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ line, parcelId }) => {
    const parcel = canonicalParcelId(parcelId);
    const before = seen.get(parcel);
    if (before === undefined) seen.set(parcel, line);
    if (before === undefined || parcel === '') return [];
    return [{ line, sentence: `${parcelId} is in line ${before} already.` }];
  });
}
