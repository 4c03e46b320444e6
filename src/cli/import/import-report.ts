import type { CsvFault } from '../../shared/csv/csv-fault';
import type { ImportPlan, RowChange } from '../../shared/csv/import-plan';
import type { NotWritten } from '../../shared/csv/write-import';
import type { CommandResult } from '../command';
import { aligned, oneLine } from '../lines';

/** A change that says which row it is of. */
export type KeyedChange<Key extends string> = RowChange & Readonly<Record<Key, string>>;

/** Nothing is written: all that is wrong with the file, as far as it and the table tell. */
export function refusal(faults: readonly CsvFault[], isSound: boolean): CommandResult {
  const advice = isSound
    ? 'Mend these lines, or leave them out with --skip-faulty.'
    : 'Mend the file: what is wrong is not a single line’s own.';
  return {
    lines: [...faultLines(faults), `mistakes: ${faults.length}; nothing was imported. ${advice}`],
    data: { imported: false, faults },
    exitCode: 1,
  };
}

/** What a plan would do. */
export function preview({ changes, unchanged, faults }: ImportPlan<RowChange>): CommandResult {
  const counts = { ...countsOf(changes), unchanged };
  return {
    lines: [...faultLines(faults), `would be ${countsLine(counts)}`, ...skippedLine(faults)],
    data: { imported: false, ...counts, faults },
    ...(faults.length > 0 ? { exitCode: 3 } : {}),
  };
}

/** What an import did; a program learns of lines that were left out by exit code 3, of rows by 1. */
export function outcome<Key extends string, Change extends KeyedChange<Key>>(
  key: Key,
  { changes, unchanged, faults }: ImportPlan<Change>,
  notWritten: readonly NotWritten<Change>[],
): CommandResult {
  const missed = new Set<RowChange>(notWritten.map(({ change }) => change));
  const counts = { ...countsOf(changes.filter((change) => !missed.has(change))), unchanged };
  const left = notWritten.filter(({ why }) => why === 'left').length;
  return {
    lines: [
      ...faultLines(faults),
      ...refusedLines(key, notWritten),
      countsLine(counts),
      ...skippedLine(faults),
      ...(left === 0 ? [] : [`${left} rows are left; the same command goes on with them`]),
    ],
    data: {
      ...{ imported: true, ...counts, faults },
      notWritten: notWritten.map(({ change, why }) => ({
        ...{ line: change.line, [key]: change[key], why },
      })),
    },
    ...(notWritten.length > 0 ? { exitCode: 1 } : faults.length > 0 ? { exitCode: 3 } : {}),
  };
}

interface Counts {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
}

const countsOf = (changes: readonly RowChange[]): Omit<Counts, 'unchanged'> => ({
  new: changes.filter(({ kind }) => kind === 'new').length,
  changed: changes.filter(({ kind }) => kind === 'changed').length,
});

const countsLine = ({ new: made, changed, unchanged }: Counts): string =>
  `${made} new, ${changed} changed, ${unchanged} already so`;

/** They quote the file, which may be anybody's. */
const faultLines = (faults: readonly CsvFault[]): readonly string[] =>
  aligned(faults.map(({ line, sentence }) => [`line ${line}`, oneLine(sentence)]));

const skippedLine = (faults: readonly CsvFault[]): readonly string[] => {
  const lines = new Set(faults.map(({ line }) => line)).size;
  return lines === 0 ? [] : [`lines left out: ${lines}`];
};

const WHY: Readonly<Record<Exclude<NotWritten<RowChange>['why'], 'left'>, string>> = {
  changed_meanwhile: 'was made or removed by somebody else just now',
  refused: 'is refused by DynamoDB',
};

const refusedLines = <Key extends string>(
  key: Key,
  notWritten: readonly NotWritten<KeyedChange<Key>>[],
): readonly string[] =>
  notWritten.flatMap(({ change, why }) =>
    why === 'left' ? [] : [`line ${change.line}  ${oneLine(change[key])} ${WHY[why]}`],
  );
