import { clip } from '../../shared/clip';
import { parseParcelRow, type Fault } from '../parcel';
import type { CsvFault } from './csv-fault';
import type { ParcelColumn, ParcelHeader } from './parcel-columns';
import type { CsvRecord } from './read-csv';

/** What one row of a file says of a parcel. An empty cell says nothing: the table keeps what it has. */
export interface ParcelFileRow {
  readonly line: number;
  /** As it was typed; empty if the row names no parcel. */
  readonly parcelId: string;
  readonly cells: Readonly<Partial<Record<ParcelColumn, string>>>;
}

export interface ReadRow {
  readonly row: ParcelFileRow;
  readonly faults: readonly CsvFault[];
}

/** One row on its own, by the rules that the table's rows are read by (`parseParcelRow`). */
export function readRow({ columns }: ParcelHeader, { line, cells: texts }: CsvRecord): ReadRow {
  const cells: ParcelFileRow['cells'] = Object.fromEntries(
    columns.flatMap((column, place) => {
      const text = texts[place] ?? '';
      return column === undefined || text === '' ? [] : [[column, text]];
    }),
  );
  return {
    row: { line, parcelId: cells.parcelId ?? '', cells },
    faults: [...wrongShape(columns.length, texts), ...wrongCells(cells)].map((sentence) => ({
      line,
      sentence,
    })),
  };
}

function wrongShape(width: number, texts: readonly string[]): readonly string[] {
  if (texts.length < width) {
    return [`This row ends after ${texts.length} of ${width} cells.`];
  }
  const stray = texts.find((text, place) => place >= width && text !== '');
  if (stray === undefined) return [];
  return [`“${clip(stray, 40)}” has no column: a text that holds the delimiter needs quotes.`];
}

/** What a file leaves out the table may know, except which parcel the row is about. */
const wrongCells = (cells: ParcelFileRow['cells']): readonly string[] =>
  parseParcelRow(cells)
    .faults.filter(({ field, reason }) => reason !== 'missing' || field === 'parcelId')
    .map((fault) => explain(fault, cells));

function explain({ field, reason }: Fault, cells: Readonly<Record<string, string>>): string {
  const text = cells[field] ?? '';
  switch (reason) {
    case 'missing':
      return `No ${field}.`;
    case 'unknown_status':
      return `“${clip(text, 40)}” is not a status.`;
    case 'too_long':
      return `The ${field} is too long: ${text.length} characters.`;
    case 'number_where_text_belongs':
    case 'not_text':
      return `The ${field} is not text.`;
  }
}
