import type { Finding } from '../messenger/examination/finding';

/** The findings for a terminal, one line each under a heading; a sentence when there are none. */
export function findingsTable(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return ['Nothing found.'];
  const rows = findings.map(({ code, source, entries, sentence }) => [
    code,
    source,
    entries.map((id) => `#${String(id)}`).join(' '),
    sentence,
  ]);
  const all = [['finding', 'source', 'on the wire', 'what'], ...rows];
  const widths = [0, 1, 2].map((column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  );
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}
