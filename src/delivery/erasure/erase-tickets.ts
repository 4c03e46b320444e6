import { paginateQuery, paginateScan, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { storedIf } from '../../store/conditional';
import { deleteAll } from '../../store/delete-all';
import { parseTicketRow } from '../../store/parse-ticket-row';
import type { RawRow } from '../../store/parcels';
import { stored } from '../../store/store-error';
import { TICKET_ENTRY } from '../../store/ticket-rows';
import type { ErasureDeps, Subject } from './erase-elsewhere';

/**
 * Takes everything out of the tickets that were opened in the chat or are the customer's, down to the fact that there
 * was one; answers how many. No index finds them: the table is read through.
 */
export async function eraseTickets(deps: ErasureDeps, subject: Subject): Promise<number> {
  const ticketIds = await findTickets(deps, subject);
  for (const ticketId of ticketIds) await eraseTicket(deps, ticketId, subject.mark);
  return ticketIds.length;
}

async function findTickets(
  { client, tables }: ErasureDeps,
  subject: Subject,
): Promise<readonly string[]> {
  const pages = paginateScan(
    { client },
    {
      TableName: tables.tickets,
      ConsistentRead: true,
      FilterExpression: 'entry = :ticket',
      ProjectionExpression: 'ticketId, psid, customerId, erasing',
      ExpressionAttributeValues: { ':ticket': TICKET_ENTRY },
    },
  );
  const found: string[] = [];
  await stored(
    (async () => {
      for await (const { Items = [] } of pages) {
        found.push(
          ...Items.filter((row) => concerns(row, subject)).map((row) => String(row['ticketId'])),
        );
      }
    })(),
  );
  return found;
}

/** Rows may be typed by hand, e.g. the customer or the chat as a number. */
function concerns(row: RawRow, { psid, customerIds, mark }: Subject): boolean {
  const { customerId, psid: chat } = parseTicketRow(row).ticket;
  return (
    row['erasing'] === mark ||
    (psid !== undefined && [row['psid'], chat].includes(psid)) ||
    (customerId !== undefined && customerIds.includes(customerId))
  );
}

/**
 * Closed and nobody's first, so that no note of the person can follow and nobody is told of the closing; the mark finds
 * it again should we break off before its notes are gone.
 */
async function eraseTicket(
  { client, tables, clock, sleep }: ErasureDeps,
  ticketId: string,
  mark: string,
): Promise<void> {
  const Key = { ticketId, entry: TICKET_ENTRY };
  const Item = { ...Key, status: 'closed', erasedAt: clock(), erasing: mark };
  const stripped = new PutCommand({
    TableName: tables.tickets,
    Item,
    ConditionExpression: 'attribute_exists(entry)',
  });
  if (!(await storedIf(client.send(stripped)))) return;
  await deleteAll(
    { client, sleep },
    tables.tickets,
    await notesOf(client, tables.tickets, ticketId),
  );
  await stored(
    client.send(
      new UpdateCommand({ TableName: tables.tickets, Key, UpdateExpression: 'REMOVE erasing' }),
    ),
  );
}

/** All entries of the ticket but its own, also such as somebody typed. */
async function notesOf(
  client: ErasureDeps['client'],
  table: string,
  ticketId: string,
): Promise<readonly Record<string, unknown>[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      KeyConditionExpression: 'ticketId = :ticketId',
      ProjectionExpression: 'ticketId, entry',
      ExpressionAttributeValues: { ':ticketId': ticketId },
      ConsistentRead: true,
    },
  );
  const keys: Record<string, unknown>[] = [];
  await stored(
    (async () => {
      for await (const { Items = [] } of pages) keys.push(...Items);
    })(),
  );
  return keys.filter(({ entry }) => entry !== TICKET_ENTRY);
}
