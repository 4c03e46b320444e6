import type { Finding, Verdict } from './finding';

const ORDER: readonly Verdict[] = ['problem', 'warning', 'ok', 'not checked'];

/** One line a finding, and below a warning or a problem what mends it; the last line counts. */
export function reportLines(findings: readonly Finding[]): readonly string[] {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const indent = ' '.repeat('not checked'.length + 2 + width + 2);
  return [
    ...findings.flatMap((finding) => [
      `${finding.verdict.padEnd('not checked'.length)}  ${finding.check.padEnd(width)}  ${onLine(finding.says)}`,
      ...('mend' in finding ? [`${indent}→ ${finding.mend}`] : []),
    ]),
    '',
    countLine(findings),
  ];
}

/** E.g. `1 problem, 2 warnings, 15 ok, 3 not checked`. */
export function countLine(findings: readonly Finding[]): string {
  return ORDER.flatMap((verdict) => {
    const count = findings.filter((finding) => finding.verdict === verdict).length;
    const isPlural = count > 1 && (verdict === 'problem' || verdict === 'warning');
    return count === 0 ? [] : [`${String(count)} ${verdict}${isPlural ? 's' : ''}`];
  }).join(', ');
}

export const hasProblem = (findings: readonly Finding[]): boolean =>
  findings.some(({ verdict }) => verdict === 'problem');

const onLine = (text: string): string => text.replace(/\s*\n\s*/g, '; ');
