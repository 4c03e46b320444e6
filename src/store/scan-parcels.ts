import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { DocumentClient } from './dynamodb';
import type { RawRow } from './parcels';
import { stored } from './store-error';

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
    const pages = paginateScan(
      { client },
      { TableName: table, ConsistentRead: true, Segment, TotalSegments: SEGMENTS },
    );
    for await (const { Items = [] } of pages) kept.push(...Items.filter(keep));
  };
  await stored(Promise.all(Array.from({ length: SEGMENTS }, (_, segment) => readSegment(segment))));
  return kept;
}
