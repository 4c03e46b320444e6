/** What is wrong in a file, for whoever made it. Quotes the file, so it must never be logged. */
export interface CsvFault {
  /** Counted as an editor does: from 1, the header included. */
  readonly line: number;
  readonly sentence: string;
}
