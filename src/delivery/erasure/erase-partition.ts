import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { LEASE_ENTRY, queueEntry, STATE_ENTRY, WAKE_ENTRY } from '../../store/entries';
import { leaseCheck, leaseExtendWrite, type Lease } from '../../store/lease';
import { stored } from '../../store/store-error';
import type { Write } from '../../store/transaction';
import type { DrainDeps } from '../drain-deps';
import { LEASE_MS } from '../lease-time';
import { transactPatiently } from '../patient-transaction';
import type { ErasureItem } from './erasure-due';

/** A transaction takes 100 members; one is the lease's. */
const PAGE_SIZE = 99;

/**
 * Empties the conversation of the lease: all entries, and at the very end the state and the item that asked for it, so
 * that whatever breaks off before is taken up again. Lease and wake are the drain's own to take away.
 */
export async function erasePartition(
  deps: DrainDeps,
  lease: Lease,
  item: ErasureItem,
  atTheEnd: readonly Write[],
): Promise<{ readonly entries: number } | 'lease_lost'> {
  const { conversations } = deps.tables;
  const asking = queueEntry(item.order);
  const kept = new Set([STATE_ENTRY, WAKE_ENTRY, LEASE_ENTRY, asking]);
  let entries = 0;
  for await (const page of entriesOf(deps, lease.psid)) {
    const gone = page.filter((entry) => !kept.has(entry));
    if (gone.length === 0) continue;
    const deleted = await transactPatiently(deps, [
      leaseExtendWrite(conversations, lease, deps.clock() + LEASE_MS),
      ...gone.map((entry) => deleteWrite(conversations, lease.psid, entry)),
    ]);
    if (!deleted.committed) return 'lease_lost';
    entries += gone.length;
  }
  const ended = await transactPatiently(deps, [
    leaseCheck(conversations, lease),
    ...[STATE_ENTRY, asking].map((entry) => deleteWrite(conversations, lease.psid, entry)),
    ...atTheEnd,
  ]);
  return ended.committed ? { entries: entries + 2 } : 'lease_lost';
}

async function* entriesOf(
  { client, tables }: DrainDeps,
  psid: string,
): AsyncGenerator<readonly string[]> {
  let next: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await stored(
      client.send(
        new QueryCommand({
          TableName: tables.conversations,
          KeyConditionExpression: 'psid = :psid',
          ProjectionExpression: 'entry',
          ExpressionAttributeValues: { ':psid': psid },
          ConsistentRead: true,
          Limit: PAGE_SIZE,
          ...(next === undefined ? {} : { ExclusiveStartKey: next }),
        }),
      ),
    );
    yield Items.map(({ entry }) => String(entry));
    next = LastEvaluatedKey;
  } while (next !== undefined);
}

const deleteWrite = (table: string, psid: string, entry: string): Write => ({
  label: 'entry',
  item: { Delete: { TableName: table, Key: { psid, entry } } },
});
