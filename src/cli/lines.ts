import { DAY, HOUR, MINUTE } from '../shared/clock';

/** What others have written must not steer the terminal of whoever reads it. */
export const printable = (text: string): string => text.replaceAll(/\p{Cc}/gu, ' ');

export const oneLine = (text: string): string => printable(text).replaceAll(/\s+/g, ' ').trim();

/** To the minute, in UTC. */
export const moment = (at: number): string =>
  new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** How long that is by now, in the largest unit that it fills. */
export function span(since: number, now: number): string {
  const passed = Math.max(0, now - since);
  if (passed >= DAY) return `${String(Math.floor(passed / DAY))} d`;
  if (passed >= HOUR) return `${String(Math.floor(passed / HOUR))} h`;
  return `${String(Math.floor(passed / MINUTE))} min`;
}

/** Rows of cells as columns, two blanks apart. */
export function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<readonly number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
