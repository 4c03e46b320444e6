import { canonicalParcelId } from '../../parcels/parcel';
import { readConfig } from '../../shared/config';
import { AppError } from '../../shared/errors';
import { findParcelRow, type RawRow } from '../../store/parcels';
import { findParcelRows } from '../../store/scan-parcels';
import { tableNames } from '../../store/tables';
import type { CommandWorld } from '../command';

export const parcelTables = ({ env }: Pick<CommandWorld, 'env'>) =>
  tableNames(readConfig(env, 'tablePrefix').tablePrefix);

/** The parcel's row: as typed, else in our spelling, else, which reads the whole table, in any. */
export async function findRow(world: CommandWorld, typed: string): Promise<RawRow> {
  const { client } = world;
  const { parcels } = parcelTables(world);
  const parcelId = canonicalParcelId(typed);
  const isSpelling = (row: RawRow): boolean =>
    canonicalParcelId(String(row['parcelId'])) === parcelId;
  const row =
    (await findParcelRow(client, parcels, typed)) ??
    (await findParcelRow(client, parcels, parcelId)) ??
    (await findParcelRows(client, parcels, isSpelling, 1))[0];
  if (row === undefined) throw new AppError('input_invalid', `There is no parcel ${typed}`, false);
  return row;
}
