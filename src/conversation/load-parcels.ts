import { parseParcelRow, type Parcel } from '../parcels/parcel';
import type { DocumentClient } from '../store/dynamodb';
import { findParcelRow, listParcelRows, type RawRow } from '../store/parcels';
import type { TableNames } from '../store/tables';
import { isParcel, MAX_PARCELS } from './replies/parcels';

interface ParcelDeps {
  readonly client: DocumentClient;
  readonly tables: Pick<TableNames, 'parcels'>;
}

/** All parcels of a customer; those asked for by number also when the list stops before them. */
export async function loadParcelsOf(
  { client, tables }: ParcelDeps,
  customerId: string,
  asked: readonly string[],
): Promise<readonly Parcel[]> {
  const listed = readable(await listParcelRows(client, tables.parcels, customerId));
  const missing = asked
    .slice(0, MAX_PARCELS)
    .filter((parcelId) => !listed.some((parcel) => isParcel(parcel, parcelId)));
  const rows = await Promise.all(
    missing.map((parcelId) => findParcelRow(client, tables.parcels, parcelId)),
  );
  const found = readable(rows.filter((row) => row !== undefined));
  return [...listed, ...found.filter((parcel) => parcel.customerId === customerId)];
}

const readable = (rows: readonly RawRow[]): readonly Parcel[] =>
  rows.flatMap((row) => parseParcelRow(row).parcel ?? []);
