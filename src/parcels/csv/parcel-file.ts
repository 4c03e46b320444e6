import { clip } from '../../shared/clip';
import { readCsvFile, type CsvFile } from '../../shared/csv/csv-file';
import { repeated, type CsvCells, type CsvLayout, type CsvRow } from '../../shared/csv/csv-layout';
import { canonicalParcelId, parseParcelRow, type Fault } from '../parcel';

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

export interface ParcelFileRow extends CsvRow<ParcelColumn> {
  /** As it was typed. */
  readonly parcelId: string;
}

export type ParcelFile = CsvFile<ParcelFileRow>;

/** Reads a CSV file of parcels, and finds all that is wrong with it as far as the file alone can tell. Never throws. */
export function readParcelFile(bytes: Uint8Array): ParcelFile {
  const file = readCsvFile(bytes, LAYOUT);
  const rows = file.rows.map(({ line, cells }) => ({ line, parcelId: numberIn(cells), cells }));
  return { ...file, rows };
}

const numberIn = ({ parcelId = '' }: CsvCells<ParcelColumn>): string => parcelId;

const LAYOUT: CsvLayout<ParcelColumn> = {
  rowsAre: 'parcels',
  columns: PARCEL_COLUMNS,
  required: ['parcelId'],
  isPersonal: false,
  mistakesIn,
  clashesIn: (rows) =>
    repeated(
      rows,
      // However it is spelled.
      ({ cells }) => canonicalParcelId(numberIn(cells)),
      ({ cells }, before) => `${numberIn(cells)} is in line ${before} already.`,
    ),
};

/**
 * By the rules that the table's rows are read by (`parseParcelRow`). What a file leaves out the table may know, except
 * which parcel the row is about.
 */
function mistakesIn(cells: CsvCells<ParcelColumn>): readonly string[] {
  return parseParcelRow(cells)
    .faults.filter(({ field, reason }) => reason !== 'missing' || field === 'parcelId')
    .map((fault) => explain(fault, cells));
}

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
