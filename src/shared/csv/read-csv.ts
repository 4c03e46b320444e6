import { parse, type CsvErrorCode } from 'csv-parse/sync';
import type { CsvFault } from './csv-fault';

export interface CsvRecord {
  /** Where the record begins: a quoted text may go over several lines. */
  readonly line: number;
  /** Trimmed. */
  readonly cells: readonly string[];
}

export interface CsvText {
  readonly records: readonly CsvRecord[];
  readonly faults: readonly CsvFault[];
}

interface BrokenLine {
  readonly code: CsvErrorCode;
  readonly line: number;
}

const DELIMITERS: readonly string[] = [',', ';', '\t'];

/** Splits CSV (RFC 4180) into cells; its header tells which delimiter it has. Blank lines count, but are left out. */
export function readCsv(text: string): CsvText {
  const records: CsvRecord[] = [];
  const broken: BrokenLine[] = [];
  let end = 0;
  // csv-parse would count a quoted CRLF as two lines.
  const unix = text.replace(/\r\n?/g, '\n');
  const lastLine = unix.split('\n').length;
  parse(unix, {
    bom: true,
    delimiter: delimiterOf(text),
    max_record_size: 0,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_records_with_error: true,
    trim: true,
    on_record: (record, { lines }) => {
      const cells = record as readonly string[];
      records.push({
        line: lines - cells.join('').split('\n').length + 1,
        cells: cells.map((cell) => cell.trim()),
      });
      end = lines;
      return null;
    },
    on_skip: (error) => {
      if (error === undefined) return;
      const { code, lines } = error as { readonly code: CsvErrorCode; readonly lines?: number };
      // For a quote that never closes csv-parse tells where the text ends, not where the quote began.
      const next = Math.min(end + 1, lastLine);
      const line = code === 'CSV_QUOTE_NOT_CLOSED' ? next : (lines ?? next);
      end = line;
      broken.push({ code, line });
    },
  });
  // After a wrong closing quote nobody can tell what is inside of quotes and what is not.
  const lost = broken.find(({ code }) => WRONG_CLOSING_QUOTE.has(code))?.line ?? Infinity;
  return {
    records: records.filter(({ line, cells }) => line < lost && cells.some((cell) => cell !== '')),
    faults: explain(broken.filter(({ line }) => line <= lost)),
  };
}

/** The delimiter that the first line has most of. */
function delimiterOf(text: string): string {
  const [header = ''] = text.trimStart().split(/[\r\n]/, 1);
  const count = (delimiter: string): number => header.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

const WRONG_CLOSING_QUOTE: ReadonlySet<CsvErrorCode> = new Set([
  'CSV_INVALID_CLOSING_QUOTE',
  'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE',
]);

/** One fault a line: csv-parse reports each stray quote. */
function explain(broken: readonly BrokenLine[]): readonly CsvFault[] {
  const codes = new Map(broken.map(({ line, code }) => [line, code]));
  return [...codes].map(([line, code]) => ({
    line,
    sentence:
      code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'A quote opens here and is never closed.'
        : 'A quote inside a text must be doubled, and the whole text quoted: "a 5"" screen".',
  }));
}
