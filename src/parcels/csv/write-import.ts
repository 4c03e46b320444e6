import {
  writeRows,
  type ImportTable,
  type NotWritten as NotWrittenOf,
} from '../../shared/csv/write-import';
import type { RoundsOptions } from '../../shared/in-rounds';
import type { DocumentClient } from '../../store/dynamodb';
import { changeParcelRow, findParcelRow } from '../../store/parcels';
import type { RowChange } from './plan-import';

export type NotWritten = NotWrittenOf<RowChange>;

export const importTable = (client: DocumentClient, table: string): ImportTable => ({
  write: (...row) => changeParcelRow(client, table, ...row),
  find: (parcelId) => findParcelRow(client, table, parcelId),
});

/** As `writeRows`. */
export const writeImport = (
  table: ImportTable,
  changes: readonly RowChange[],
  options: RoundsOptions,
): Promise<readonly NotWritten[]> => writeRows(table, changes, ({ parcelId }) => parcelId, options);
