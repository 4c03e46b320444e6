import type { RawRow } from '../../store/parcels';
import { canonicalParcelId } from '../parcel';
import { readStatus } from '../status';
import type { CsvFault } from './csv-fault';
import { PARCEL_COLUMNS, type ParcelColumn } from './parcel-columns';
import type { ParcelFile } from './parcel-file';
import type { ParcelFileRow } from './parcel-file-row';

/** What importing a file would do. With faults nothing is to be written. */
export interface ImportPlan {
  /** By line. */
  readonly faults: readonly CsvFault[];
  readonly changes: readonly RowChange[];
  /** Rows that the table has already just so: importing a file twice changes nothing. */
  readonly unchanged: number;
}

export interface RowChange {
  readonly line: number;
  /** The row's key in the table's spelling. */
  readonly parcelId: string;
  readonly kind: 'new' | 'changed';
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: ParcelColumn;
  /** What the table has, if that is text. */
  readonly before?: string;
  readonly after: string;
}

/** Holds a file against the rows of the table. Only what differs is changed, as if somebody had typed just that. */
export function planImport(file: ParcelFile, table: Iterable<RawRow>): ImportPlan {
  const find = createFinder(table);
  const compared = file.rows.map((row) => {
    const found = find(row.parcelId);
    return { change: toChange(row, found), faults: found === undefined ? missingIn(row) : [] };
  });
  const changes = compared.flatMap(({ change, faults }) => (faults.length > 0 ? [] : [change]));
  const faults = [...file.faults, ...compared.flatMap((row) => row.faults)];
  return {
    faults: faults.sort((left, right) => left.line - right.line),
    changes: changes.filter(({ fields }) => fields.length > 0),
    unchanged: changes.filter(({ fields }) => fields.length === 0).length,
  };
}

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

/** Who gets a parcel and where it is must be known when it is first heard of. */
const missingIn = ({ line, parcelId, cells }: ParcelFileRow): readonly CsvFault[] =>
  (['customerId', 'status'] as const)
    .filter((field) => cells[field] === undefined)
    .map((field) => ({ line, sentence: `${parcelId} is new, so it needs a ${field}.` }));

function toChange({ line, parcelId, cells }: ParcelFileRow, found?: RawRow): RowChange {
  const fields = PARCEL_COLUMNS.flatMap((field): readonly FieldChange[] => {
    const cell = cells[field];
    if (field === 'parcelId' || cell === undefined) return [];
    const [before, after] = [found?.[field], tidy(field, cell)];
    if (typeof before !== 'string') return [{ field, after }];
    return tidy(field, before) === after ? [] : [{ field, before, after }];
  });
  if (found === undefined) return { line, parcelId, kind: 'new', fields };
  return { line, parcelId: String(found['parcelId']), kind: 'changed', fields };
}

/** A status is written one way, however it was typed. */
const tidy = (field: ParcelColumn, text: string): string =>
  (field === 'status' ? readStatus(text) : undefined) ?? text.trim();
