import { asAppError } from '../../shared/errors';
import { inRounds, type RoundsOptions } from '../../shared/in-rounds';
import type { DocumentClient } from '../../store/dynamodb';
import { changeParcelRow, findParcelRow, type RawRow } from '../../store/parcels';
import type { RowChange } from './plan-import';

/** The table that a plan was made for. */
export interface ImportTable {
  /** As `changeParcelRow`. */
  readonly write: (
    parcelId: string,
    changes: RawRow,
    expecting: 'present' | 'absent',
  ) => Promise<boolean>;
  /** As `findParcelRow`. */
  readonly find: (parcelId: string) => Promise<RawRow | undefined>;
}

export const importTable = (client: DocumentClient, table: string): ImportTable => ({
  write: (...row) => changeParcelRow(client, table, ...row),
  find: (parcelId) => findParcelRow(client, table, parcelId),
});

export interface NotWritten {
  readonly change: RowChange;
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
export async function writeImport(
  table: ImportTable,
  changes: readonly RowChange[],
  options: RoundsOptions,
): Promise<readonly NotWritten[]> {
  const notWritten: NotWritten[] = [];
  const step = async (change: RowChange): Promise<boolean> => {
    const outcome = await writeRow(table, change);
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
  { parcelId, kind, fields }: RowChange,
): Promise<'written' | 'put_off' | 'changed_meanwhile' | 'refused'> {
  const row = Object.fromEntries(fields.map(({ field, after }) => [field, after]));
  try {
    if (await write(parcelId, row, kind === 'new' ? 'absent' : 'present')) return 'written';
    // A write that was made but whose answer got lost is refused when the SDK repeats it.
    const found = await find(parcelId);
    const isThere = fields.every(({ field, after }) => found?.[field] === after);
    return isThere ? 'written' : 'changed_meanwhile';
  } catch (thrown) {
    return asAppError(thrown).retryable ? 'put_off' : 'refused';
  }
}
