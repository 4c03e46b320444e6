import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { storedIf } from './conditional';
import type { DocumentClient } from './dynamodb';
import type { RawRow } from './parcels';

/**
 * Notes in its row since when (milliseconds) there was no chat to bring it into. Only the first time: the row's own
 * stream record comes back here.
 */
export async function markNoteUndelivered(
  client: DocumentClient,
  table: string,
  { ticketId, entry }: { readonly ticketId: string; readonly entry: string },
  at: number,
): Promise<void> {
  await storedIf(
    client.send(
      new UpdateCommand({
        TableName: table,
        Key: { ticketId, entry },
        UpdateExpression: 'SET undeliveredAt = :at',
        ConditionExpression: 'attribute_exists(entry) AND attribute_not_exists(undeliveredAt)',
        ExpressionAttributeValues: { ':at': at },
      }),
    ),
  );
}

export const isMarkedUndelivered = (row: RawRow): boolean => row['undeliveredAt'] !== undefined;
