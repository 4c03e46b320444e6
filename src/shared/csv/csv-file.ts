import type { CsvFault } from './csv-fault';
import { readHeader } from './csv-header';
import type { CsvLayout, CsvRow } from './csv-layout';
import { readRow } from './csv-row';
import { decodeCsv } from './decode-csv';
import { readCsv } from './read-csv';

export interface CsvFile<Row> {
  /** Those in which nothing is wrong. */
  readonly rows: readonly Row[];
  /** By line. */
  readonly faults: readonly CsvFault[];
  /** Each fault is one row's own: the other rows mean what they say. Not so with a wrong header, or a quote gone astray. */
  readonly isSound: boolean;
}

/** Reads a CSV file, and finds all that is wrong with it as far as the file alone can tell. Never throws. */
export function readCsvFile<Column extends string>(
  bytes: Uint8Array,
  layout: CsvLayout<Column>,
): CsvFile<CsvRow<Column>> {
  const text = decodeCsv(bytes);
  if (typeof text !== 'string') return { rows: [], faults: [text], isSound: false };
  const {
    records: [first, ...records],
    faults: illegible,
  } = readCsv(text);
  const empty: CsvFault = { line: 1, sentence: `The file names no ${layout.rowsAre}.` };
  if (first === undefined) {
    const faults = illegible.length > 0 ? illegible : [empty];
    return { rows: [], faults, isSound: false };
  }
  const header = readHeader(layout, first);
  // Without what tells whom a row is about, each row would only repeat the header's fault.
  const isReadable = layout.required.every((column) => header.columns.includes(column));
  const read = isReadable ? records.map((record) => readRow(layout, header, record)) : [];
  const rows = read.map(({ row }) => row);
  const faults = [
    ...illegible,
    ...header.faults,
    ...(records.length === 0 ? [{ ...empty, line: first.line }] : []),
    ...read.flatMap((row) => row.faults),
    ...layout.clashesIn(rows),
  ].sort((left, right) => left.line - right.line);
  const faulty = new Set(faults.map(({ line }) => line));
  return {
    rows: rows.filter(({ line }) => !faulty.has(line)),
    faults,
    isSound: illegible.length === 0 && header.faults.length === 0,
  };
}
