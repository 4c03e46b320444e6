import { runLanes } from '../../shared/lanes';
import type { RawRow } from '../../store/parcels';
import type { RowChange } from './plan-import';

/** Enough to keep a database busy, and far from its limits. */
const AT_ONCE = 8;

/**
 * Writes one row of the table: false means that it exists now, or no longer does, against expectation. As with
 * `changeParcelRow`.
 */
export type WriteRow = (
  parcelId: string,
  changes: RawRow,
  expecting: 'present' | 'absent',
) => Promise<boolean>;

/** Writes a plan's changes; answers those that could not be written. What was written stays: the file can be imported again. */
export function writeImport(
  changes: readonly RowChange[],
  write: WriteRow,
  onProgress: (done: number) => void,
): Promise<readonly RowChange[]> {
  let done = 0;
  return runLanes(
    changes,
    ({ parcelId }) => parcelId,
    AT_ONCE,
    async ({ parcelId, kind, fields }) => {
      const row = Object.fromEntries(fields.map(({ field, after }) => [field, after]));
      const expecting = kind === 'new' ? 'absent' : 'present';
      const written = await write(parcelId, row, expecting).catch(() => false);
      onProgress((done += 1));
      return written;
    },
  );
}
