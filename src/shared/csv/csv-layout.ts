import type { CsvFault } from './csv-fault';

/** What one row of a file says. An empty cell says nothing: the table keeps what it has. */
export interface CsvRow<Column extends string> {
  readonly line: number;
  /** As they were typed. */
  readonly cells: CsvCells<Column>;
}

export type CsvCells<Column extends string> = Readonly<Partial<Record<Column, string>>>;

/** What a kind of file may hold. */
export interface CsvLayout<Column extends string> {
  /** What its rows are, e.g. `parcels`. */
  readonly rowsAre: string;
  readonly columns: readonly Column[];
  /** Those that a header must have. */
  readonly required: readonly Column[];
  /** What is read from such a file is not quoted where the file is misread: it may be anybody's e-mail or password. */
  readonly isPersonal: boolean;
  /** Why a column of this name is not taken, where there is more to say than that it is unknown. */
  readonly refuseColumn?: (name: string) => string | undefined;
  /** What is wrong with one row on its own, in sentences. */
  readonly mistakesIn: (cells: CsvCells<Column>) => readonly string[];
  /** What is wrong with rows beside others. */
  readonly clashesIn: (rows: readonly CsvRow<Column>[]) => readonly CsvFault[];
}

/** Of two rows about the same, the one written last would win: each that has the key of one before, which is not ''. */
export function repeated<Row extends { readonly line: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  explain: (row: Row, before: number) => string,
): readonly CsvFault[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const key = keyOf(row);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, row.line);
    if (before === undefined || key === '') return [];
    return [{ line: row.line, sentence: explain(row, before) }];
  });
}
