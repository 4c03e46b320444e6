import type { DocumentClient } from './dynamodb';
import type { RawRow } from './parcels';
import { pagesOf, scanRows } from './scan-rows';

/** The rows of the whole table that `keep` keeps, in no order. Strongly consistent. */
export const scanParcelRows = (
  client: DocumentClient,
  table: string,
  keep: (row: RawRow) => boolean = () => true,
): Promise<readonly RawRow[]> => scanRows(client, { TableName: table }, keep);

/** Rows that `keep` keeps, at most `limit`, in no order; reads no further than it takes to find them. */
export async function findParcelRows(
  client: DocumentClient,
  table: string,
  keep: (row: RawRow) => boolean,
  limit: number,
): Promise<readonly RawRow[]> {
  const kept: RawRow[] = [];
  for await (const rows of pagesOf(client, { TableName: table })) {
    kept.push(...rows.filter(keep));
    if (kept.length >= limit) break;
  }
  return kept.slice(0, limit);
}
