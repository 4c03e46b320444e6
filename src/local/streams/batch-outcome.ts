import * as v from 'valibot';
import type { StreamEventRecord } from './stream-event';

/** How many records from the front of the batch are done. All of them: the batch succeeded. */
export type Handled = number;

const Response = v.nullish(
  v.object({
    batchItemFailures: v.nullish(v.array(v.looseObject({ itemIdentifier: v.unknown() }))),
  }),
);

/**
 * Reads what a function with ReportBatchItemFailures answered. No failures: all is done. Else everything before
 * the lowest failed sequence number is done; an identifier that names no record of the batch fails all of it
 * (Lambda developer guide, "Configuring partial batch response with DynamoDB", success and failure conditions).
 */
export function handledRecords(answer: unknown, batch: readonly StreamEventRecord[]): Handled {
  const response = v.safeParse(Response, answer);
  if (!response.success) return 0;
  const failures = response.output?.batchItemFailures ?? [];
  const positions = failures.map(({ itemIdentifier }) =>
    batch.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier),
  );
  // An unknown identifier is at -1, and so before every record.
  return Math.max(0, Math.min(batch.length, ...positions));
}
