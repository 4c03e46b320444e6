import { paginateScan, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { CIRCUIT_ENTRY, type Circuit } from '../../store/circuit';
import type { DocumentClient } from '../../store/dynamodb';
import { QUEUE_PREFIX, SENT_PREFIX, STATE_ENTRY, WAKE_ENTRY } from '../../store/entries';
import { stored } from '../../store/store-error';
import type { OutboxView, QueuedPerson } from './outbox-view';
import { toPerson, type Row } from './to-person';

/**
 * The whole outbox: everybody for whom something waits, and, if asked for, of what was sent to each person so many of the
 * latest. No index leads to what waits for a person to act, so this reads all of the table; `onPage` hears how many entries
 * were read so far.
 */
export async function loadOutbox(
  client: DocumentClient,
  table: string,
  settled = 0,
  onPage: (entries: number) => void = () => undefined,
): Promise<OutboxView> {
  const people = new Map<string, Row[]>();
  let circuit: Circuit | undefined;
  let read = 0;
  for await (const { Items = [], ScannedCount = 0 } of paginateScan(
    { client },
    scanOf(table, settled > 0),
  )) {
    onPage((read += ScannedCount));
    for (const item of Items) {
      const row = item as Row;
      if (row.entry === CIRCUIT_ENTRY) circuit = item as unknown as Circuit;
      else people.set(row.psid, [...(people.get(row.psid) ?? []), row]);
    }
  }
  return {
    ...(circuit && { circuit: { reason: circuit.reason, openUntil: circuit.openUntil } }),
    people: [...people]
      .map(([psid, rows]) => toPerson(psid, rows, { settled, ids: false }))
      .filter(({ waiting, settled }) => waiting.length + settled.length > 0)
      .sort(byPlight),
  };
}

/** One person's outbox with all that is on record (90 days), strongly consistent. */
export async function loadPerson(
  client: DocumentClient,
  table: string,
  psid: string,
): Promise<QueuedPerson> {
  // What is settled meanwhile moves from queue to record: read in this order, it is in one of them.
  const waiting = await readEntries(client, table, psid, QUEUE_PREFIX);
  const settled = await readEntries(client, table, psid, SENT_PREFIX);
  const about = [
    ...(await readEntries(client, table, psid, STATE_ENTRY)),
    ...(await readEntries(client, table, psid, WAKE_ENTRY)),
  ];
  const isSettled = new Set(settled.map(({ order }) => order));
  const still = waiting.filter(({ order }) => !isSettled.has(order));
  return toPerson(psid, [...still, ...settled, ...about], { settled: settled.length, ids: true });
}

async function readEntries(
  client: DocumentClient,
  table: string,
  psid: string,
  prefix: string,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let next: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await stored(
      client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'psid = :psid AND begins_with(entry, :prefix)',
          ExpressionAttributeValues: { ':psid': psid, ':prefix': prefix },
          ConsistentRead: true,
          ...(next === undefined ? {} : { ExclusiveStartKey: next }),
        }),
      ),
    );
    rows.push(...(Items as Row[]));
    next = LastEvaluatedKey;
  } while (next !== undefined);
  return rows;
}

const scanOf = (table: string, withSent: boolean) => ({
  TableName: table,
  ConsistentRead: true,
  FilterExpression:
    `begins_with(entry, :queue) OR entry IN (:state, :wake, :circuit)` +
    (withSent ? ' OR begins_with(entry, :sent)' : ''),
  ExpressionAttributeValues: {
    ':queue': QUEUE_PREFIX,
    ...(withSent && { ':sent': SENT_PREFIX }),
    ':state': STATE_ENTRY,
    ':wake': WAKE_ENTRY,
    ':circuit': CIRCUIT_ENTRY,
  },
});

/** Who waits comes first, then who heard last. */
const byPlight = (one: QueuedPerson, other: QueuedPerson): number =>
  Number(other.waiting.length > 0) - Number(one.waiting.length > 0) ||
  (other.settled[0]?.settledAt ?? 0) - (one.settled[0]?.settledAt ?? 0);
