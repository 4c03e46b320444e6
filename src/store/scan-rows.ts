import { paginateScan, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import type { RawRow } from './change-row';
import type { DocumentClient } from './dynamodb';
import { asStoreError } from './store-error';

/** Read side by side: one after the other, a table of a million rows takes most of a minute. */
const SEGMENTS = 4;

/** The rows of a whole table that `keep` keeps, in no order. Strongly consistent. */
export async function scanRows(
  client: DocumentClient,
  scan: ScanCommandInput,
  keep: (row: RawRow) => boolean,
): Promise<readonly RawRow[]> {
  const kept: RawRow[] = [];
  const readSegment = async (Segment: number): Promise<void> => {
    for await (const rows of pagesOf(client, { ...scan, Segment, TotalSegments: SEGMENTS })) {
      kept.push(...rows.filter(keep));
    }
  };
  await Promise.all(Array.from({ length: SEGMENTS }, (_, segment) => readSegment(segment)));
  return kept;
}

/** Strongly consistent. */
export async function* pagesOf(
  client: DocumentClient,
  scan: ScanCommandInput,
): AsyncGenerator<readonly RawRow[]> {
  try {
    const pages = paginateScan({ client }, { ...scan, ConsistentRead: true });
    for await (const { Items = [] } of pages) yield Items;
  } catch (thrown) {
    throw asStoreError(thrown);
  }
}
