import { asAppError } from '../errors';
import { inRounds, type RoundsOptions } from '../in-rounds';
import type { RowChange, TableRow } from './import-plan';

/** The table that a plan was made for. */
export interface ImportTable {
  /** Sets these attributes only; false if the row is there, or is not, against expectation. Throws `store_…`. */
  readonly write: (
    id: string,
    changes: TableRow,
    expecting: 'present' | 'absent',
  ) => Promise<boolean>;
  /** Strongly consistent. */
  readonly find: (id: string) => Promise<TableRow | undefined>;
}

export interface NotWritten<Change> {
  readonly change: Change;
  /**
   * `changed_meanwhile`: the row was made or removed since the plan. `refused`: DynamoDB never takes it. `left`: not
   * tried, or put off until patience ended.
   */
  readonly why: 'changed_meanwhile' | 'refused' | 'left';
}

/**
 * Writes a plan's changes, at the pace that the table bears; answers those that could not be written. What was written
 * stays, and a plan made anew has only the rest: so an import that broke off anywhere is gone on with by repeating it.
 */
export async function writeRows<Change extends RowChange>(
  table: ImportTable,
  changes: readonly Change[],
  idOf: (change: Change) => string,
  options: RoundsOptions,
): Promise<readonly NotWritten<Change>[]> {
  const notWritten: NotWritten<Change>[] = [];
  const step = async (change: Change): Promise<boolean> => {
    const outcome = await writeRow(table, idOf(change), change);
    if (outcome !== 'written' && outcome !== 'put_off') notWritten.push({ change, why: outcome });
    return outcome !== 'put_off';
  };
  const left = await inRounds(changes, step, options);
  return [...notWritten, ...left.map((change) => ({ change, why: 'left' as const }))].sort(
    (one, other) => one.change.line - other.change.line,
  );
}

async function writeRow(
  { write, find }: ImportTable,
  id: string,
  { kind, fields }: RowChange,
): Promise<'written' | 'put_off' | 'changed_meanwhile' | 'refused'> {
  const row = Object.fromEntries(fields.map(({ field, after }) => [field, after]));
  try {
    if (await write(id, row, kind === 'new' ? 'absent' : 'present')) return 'written';
    // A write that was made but whose answer got lost is refused when the SDK repeats it.
    const found = await find(id);
    const isThere = fields.every(({ field, after }) => found?.[field] === after);
    return isThere ? 'written' : 'changed_meanwhile';
  } catch (thrown) {
    return asAppError(thrown).retryable ? 'put_off' : 'refused';
  }
}
