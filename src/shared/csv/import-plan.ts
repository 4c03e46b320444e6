import type { CsvFault } from './csv-fault';
import type { CsvFile } from './csv-file';
import type { CsvCells } from './csv-layout';

/** A row of the table that a file is held against: edited by hand, so nothing about it is certain. */
export type TableRow = Readonly<Record<string, unknown>>;

/** What importing a file would do. With faults nothing is to be written. */
export interface ImportPlan<Change> {
  /** By line. */
  readonly faults: readonly CsvFault[];
  readonly changes: readonly Change[];
  /** Rows that the table has already just so: importing a file twice changes nothing. */
  readonly unchanged: number;
}

/** What is to become of one row; each kind of file adds the row's key. */
export interface RowChange<Column extends string = string> {
  readonly line: number;
  readonly kind: 'new' | 'changed';
  readonly fields: readonly FieldChange<Column>[];
}

export interface FieldChange<Column extends string = string> {
  readonly field: Column;
  /** What the table has, if that is text. */
  readonly before?: string;
  readonly after: string;
}

/** One row of a file beside the table: what it would change, unless the table tells that it must not. */
export interface ComparedRow<Change> {
  readonly change: Change;
  readonly faults: readonly CsvFault[];
}

export function planRows<Row, Change extends RowChange>(
  file: CsvFile<Row>,
  compare: (row: Row) => ComparedRow<Change>,
): ImportPlan<Change> {
  const compared = file.rows.map(compare);
  const changes = compared.flatMap(({ change, faults }) => (faults.length > 0 ? [] : [change]));
  const faults = [...file.faults, ...compared.flatMap((row) => row.faults)];
  return {
    faults: faults.sort((left, right) => left.line - right.line),
    changes: changes.filter(({ fields }) => fields.length > 0),
    unchanged: changes.filter(({ fields }) => fields.length === 0).length,
  };
}

/** Only what differs is changed, as if somebody had typed just that. `tidy` is the one way to write a text. */
export const changedFields = <Column extends string>(
  columns: readonly Column[],
  cells: CsvCells<Column>,
  found: TableRow | undefined,
  tidy: (column: Column, text: string) => string,
): readonly FieldChange<Column>[] =>
  columns.flatMap((field): readonly FieldChange<Column>[] => {
    const cell = cells[field];
    if (cell === undefined) return [];
    const [before, after] = [found?.[field], tidy(field, cell)];
    if (typeof before !== 'string') return [{ field, after }];
    return tidy(field, before) === after ? [] : [{ field, before, after }];
  });

/** What must be known of something when it is first heard of. */
export const missingIn = <Column extends string>(
  needed: readonly Column[],
  cells: CsvCells<Column>,
  { line, id }: { readonly line: number; readonly id: string },
): readonly CsvFault[] =>
  needed
    .filter((field) => cells[field] === undefined)
    .map((field) => ({
      line,
      sentence: `${id} is new, so it needs ${field.startsWith('e') ? 'an' : 'a'} ${field}.`,
    }));
