import { PARCEL_COLUMNS } from '../../parcels/csv/parcel-file';
import { parseParcelRow, type Fault } from '../../parcels/parcel';
import type { Reach } from '../../parcels/reach';
import type { RawRow } from '../../store/parcels';
import { aligned, oneLine } from '../lines';
import { textOf } from './row-changes';

/** The rows in columns, by number. */
export function parcelLines(rows: readonly RawRow[]): readonly string[] {
  if (rows.length === 0) return ['no parcels'];
  const lines = rows.map((row) => {
    const { parcel, faults } = parseParcelRow(row);
    const cells = [row['status'], row['customerId'], parcel?.expectedDelivery, parcel?.location];
    return [...[row['parcelId'], ...cells].map(cellOf), faultsWords(faults)];
  });
  return aligned(lines.sort(([one = ''], [other = '']) => one.localeCompare(other)));
}

/** All attributes of one row, what is wrong with them, and who hears of a change. */
export const parcelFacts = (row: RawRow, reach: Reach | undefined): readonly string[] => {
  const { faults } = parseParcelRow(row);
  return [
    cellOf(row['parcelId']),
    ...aligned([
      ...attributesOf(row).map((name) => [oneLine(name), cellOf(row[name])]),
      ...faults.map(({ field, reason }) => ['mistake', `${field}: ${FAULT_WORDS[reason]}`]),
      ['tells', reach === undefined ? 'nobody: the row can’t be used' : REACH_WORDS[reach]],
    ]),
  ];
};

const REACH_WORDS: Readonly<Record<Reach, string>> = {
  chat: 'the customer, in their chat',
  muted: 'nobody: the customer has muted it',
  not_linked: 'nobody: the customer is not linked with a chat',
  no_customer: 'nobody: there is no such customer',
};

const FAULT_WORDS: Readonly<Record<Fault['reason'], string>> = {
  missing: 'missing',
  number_where_text_belongs: 'a number or yes/no where text belongs',
  not_text: 'not text',
  too_long: 'too long',
  unknown_status: 'not a status',
};

const faultsWords = (faults: readonly Fault[]): string =>
  faults.length === 0
    ? ''
    : `! ${faults.map(({ field, reason }) => `${field}: ${FAULT_WORDS[reason]}`).join(', ')}`;

/** Rows are typed by hand, by anybody. */
const cellOf = (value: unknown): string => oneLine(textOf(value));

/** What we know first, in our order. */
const attributesOf = (row: RawRow): readonly string[] => {
  const known = PARCEL_COLUMNS.filter((column) => column !== 'parcelId');
  return [...new Set([...known, ...Object.keys(row).sort()])].filter(
    (name) => name !== 'parcelId' && row[name] !== undefined,
  );
};
