import {
  changedFields,
  missingIn,
  planRows,
  type ComparedRow,
  type ImportPlan as PlanOf,
  type RowChange as ChangeOf,
} from '../../shared/csv/import-plan';
import type { RawRow } from '../../store/parcels';
import { canonicalParcelId } from '../parcel';
import { readStatus } from '../status';
import { PARCEL_COLUMNS, type ParcelColumn, type ParcelFile } from './parcel-file';

export type ImportPlan = PlanOf<RowChange>;

export interface RowChange extends ChangeOf<ParcelColumn> {
  /** The row's key in the table's spelling. */
  readonly parcelId: string;
}

/** Holds a file against the rows of the table. */
export function planImport(file: ParcelFile, table: Iterable<RawRow>): ImportPlan {
  const find = createFinder(table);
  return planRows(file, ({ line, parcelId, cells }): ComparedRow<RowChange> => {
    const found = find(parcelId);
    const fields = changedFields(DETAILS, cells, found, tidy);
    if (found === undefined) {
      // Who gets a parcel and where it is must be known when it is first heard of.
      const faults = missingIn(['customerId', 'status'], cells, { line, id: parcelId });
      return { change: { line, parcelId, kind: 'new', fields }, faults };
    }
    const key = String(found['parcelId']);
    return { change: { line, parcelId: key, kind: 'changed', fields }, faults: [] };
  });
}

const DETAILS = PARCEL_COLUMNS.filter((column) => column !== 'parcelId');

/** Whether a plan for the file needs this row of the table, however its number is spelled there. */
export function isNamedIn({ rows }: ParcelFile): (row: RawRow) => boolean {
  const named = new Set(rows.map(({ parcelId }) => canonicalParcelId(parcelId)));
  return (row) => named.has(canonicalParcelId(String(row['parcelId'])));
}

/** A number that is typed otherwise than the table has it means the same parcel; exactly the same spelling comes first. */
function createFinder(table: Iterable<RawRow>): (parcelId: string) => RawRow | undefined {
  const exact = new Map<unknown, RawRow>();
  const bySpelling = new Map<string, RawRow>();
  for (const row of table) {
    exact.set(row['parcelId'], row);
    bySpelling.set(canonicalParcelId(String(row['parcelId'])), row);
  }
  return (parcelId) => exact.get(parcelId) ?? bySpelling.get(canonicalParcelId(parcelId));
}

/** A status is written one way, however it was typed. */
const tidy = (field: ParcelColumn, text: string): string =>
  (field === 'status' ? readStatus(text) : undefined) ?? text.trim();
