import { paginateScan, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import type { DocumentClient } from './dynamodb';
import type { RawRow } from './parcels';
import { asStoreError } from './store-error';

/** Read side by side: one after the other, a table of a million rows takes most of a minute. */
const SEGMENTS = 4;

/** The rows of the whole table that `keep` keeps, in no order. Strongly consistent. */
export async function scanParcelRows(
  client: DocumentClient,
  table: string,
  keep: (row: RawRow) => boolean = () => true,
): Promise<readonly RawRow[]> {
  const kept: RawRow[] = [];
  const readSegment = async (Segment: number): Promise<void> => {
    for await (const rows of pagesOf(client, table, { Segment, TotalSegments: SEGMENTS })) {
      kept.push(...rows.filter(keep));
    }
  };
  await Promise.all(Array.from({ length: SEGMENTS }, (_, segment) => readSegment(segment)));
  return kept;
}

/** Rows that `keep` keeps, at most `limit`, in no order; reads no further than it takes to find them. */
export async function findParcelRows(
  client: DocumentClient,
  table: string,
  keep: (row: RawRow) => boolean,
  limit: number,
): Promise<readonly RawRow[]> {
  const kept: RawRow[] = [];
  for await (const rows of pagesOf(client, table)) {
    kept.push(...rows.filter(keep));
    if (kept.length >= limit) break;
  }
  return kept.slice(0, limit);
}

async function* pagesOf(
  client: DocumentClient,
  TableName: string,
  segment: Pick<ScanCommandInput, 'Segment' | 'TotalSegments'> = {},
): AsyncGenerator<readonly RawRow[]> {
  try {
    const pages = paginateScan({ client }, { TableName, ConsistentRead: true, ...segment });
    for await (const { Items = [] } of pages) yield Items;
  } catch (thrown) {
    throw asStoreError(thrown);
  }
}
