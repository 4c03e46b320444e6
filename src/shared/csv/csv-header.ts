import { clip } from '../clip';
import type { CsvFault } from './csv-fault';
import type { CsvLayout } from './csv-layout';
import type { CsvRecord } from './read-csv';

export interface CsvHeader<Column extends string> {
  /** For each place in a row; `undefined` for what has no such column. */
  readonly columns: readonly (Column | undefined)[];
  readonly faults: readonly CsvFault[];
}

/** Finds the columns by their names, in any order and case. An unknown one is refused: it may be a known one misspelt. */
export function readHeader<Column extends string>(
  layout: CsvLayout<Column>,
  { line, cells }: CsvRecord,
): CsvHeader<Column> {
  // Spreadsheets add columns that hold nothing.
  const names = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
  const columns = names.map((name) =>
    layout.columns.find((column) => column.toLowerCase() === name.toLowerCase()),
  );
  const wrong = names.flatMap((name, place) => {
    const column = columns[place];
    if (name === '') return [`Column ${place + 1} has no name.`];
    if (column === undefined) return [unknownColumn(layout, name, place)];
    return columns.indexOf(column) < place ? [`The column “${column}” is there twice.`] : [];
  });
  const missing = layout.required
    .filter((column) => !columns.includes(column))
    .map((column) => `The column “${column}” is missing.`);
  return { columns, faults: [...wrong, ...missing].map((sentence) => ({ line, sentence })) };
}

function unknownColumn(
  { columns, isPersonal, refuseColumn }: CsvLayout<string>,
  name: string,
  place: number,
): string {
  // Where a header was forgotten its place is taken by somebody's data.
  const unknown = isPersonal
    ? `The name of column ${place + 1} is not known.`
    : `“${clip(name, 40)}” is not a column.`;
  return refuseColumn?.(name) ?? `${unknown} The columns are ${columns.join(', ')}.`;
}
