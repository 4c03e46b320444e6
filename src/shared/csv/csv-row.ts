import { clip } from '../clip';
import type { CsvFault } from './csv-fault';
import type { CsvHeader } from './csv-header';
import type { CsvCells, CsvLayout, CsvRow } from './csv-layout';
import type { CsvRecord } from './read-csv';

export interface ReadRow<Column extends string> {
  readonly row: CsvRow<Column>;
  readonly faults: readonly CsvFault[];
}

/** One row on its own. */
export function readRow<Column extends string>(
  layout: CsvLayout<Column>,
  { columns }: CsvHeader<Column>,
  { line, cells: texts }: CsvRecord,
): ReadRow<Column> {
  const named = columns.flatMap((column, place) => {
    const text = texts[place] ?? '';
    return column === undefined || text === '' ? [] : [[column, text] as const];
  });
  const cells = Object.fromEntries(named) as CsvCells<Column>;
  const mistakes = [...wrongShape(layout, columns.length, texts), ...layout.mistakesIn(cells)];
  return {
    row: { line, cells },
    faults: mistakes.map((sentence) => ({ line, sentence })),
  };
}

function wrongShape(
  { isPersonal }: CsvLayout<string>,
  width: number,
  texts: readonly string[],
): readonly string[] {
  if (texts.length < width) {
    return [`This row ends after ${texts.length} of ${width} cells.`];
  }
  const place = texts.findIndex((text, index) => index >= width && text !== '');
  const stray = texts[place];
  if (stray === undefined) return [];
  const called = isPersonal ? `Cell ${place + 1}` : `“${clip(stray, 40)}”`;
  return [`${called} has no column: a text that holds the delimiter needs quotes.`];
}
