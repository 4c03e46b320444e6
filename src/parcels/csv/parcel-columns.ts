import { clip } from '../../shared/clip';
import type { CsvFault } from './csv-fault';
import type { CsvRecord } from './read-csv';

/** What a file may say of a parcel, `parcelId` always. */
export const PARCEL_COLUMNS = [
  'parcelId',
  'customerId',
  'status',
  'carrier',
  'expectedDelivery',
  'location',
  'note',
] as const;

export type ParcelColumn = (typeof PARCEL_COLUMNS)[number];

export interface ParcelHeader {
  /** For each place in a row; `undefined` for what has no such column. */
  readonly columns: readonly (ParcelColumn | undefined)[];
  readonly faults: readonly CsvFault[];
}

/** Finds the columns by their names, in any order and case. An unknown one is refused: it may be a known one misspelt. */
export function readHeader({ line, cells }: CsvRecord): ParcelHeader {
  // Spreadsheets add columns that hold nothing.
  const names = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
  const columns = names.map(columnCalled);
  const wrong = names.flatMap((name, place) => {
    const column = columns[place];
    if (name === '') return [`Column ${place + 1} has no name.`];
    if (column === undefined) {
      const known = PARCEL_COLUMNS.join(', ');
      return [`“${clip(name, 40)}” is not a column. The columns are ${known}.`];
    }
    return columns.indexOf(column) < place ? [`The column “${column}” is there twice.`] : [];
  });
  if (!columns.includes('parcelId')) wrong.push('The column “parcelId” is missing.');
  return { columns, faults: wrong.map((sentence) => ({ line, sentence })) };
}

const columnCalled = (name: string): ParcelColumn | undefined =>
  PARCEL_COLUMNS.find((column) => column.toLowerCase() === name.toLowerCase());
