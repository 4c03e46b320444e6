import { SECOND, type Clock, type Sleep } from '../../shared/clock';
import { AppError } from '../../shared/errors';
import { randomId, type RandomBytes } from '../../shared/random';
import { wakeWrite } from '../../store/conversations';
import type { DocumentClient } from '../../store/dynamodb';
import { leaseReleaseWrite, releaseLease, takeLease, type Lease } from '../../store/lease';
import { LEASE_MS } from '../lease-time';
import { transactPatiently } from '../patient-transaction';

export interface OutboxTools {
  readonly client: DocumentClient;
  readonly conversations: string;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly random: RandomBytes;
}

/** A drain serves a person for ten seconds at most, and a call that was under way may add as much. */
const TRIES = 25;

/**
 * Works on one person's queue in a drain's place: nothing is on its way to Facebook meanwhile. Then the conversation is
 * due, whatever came of it, so that a drain sees what is left. Throws `store_conflict` when others kept draining.
 */
export async function withLease<T>(
  tools: OutboxTools,
  psid: string,
  work: (lease: Lease) => Promise<T>,
): Promise<T> {
  const { client, conversations, clock, random } = tools;
  const lease = await takePatiently(tools, { psid, holder: randomId(random) });
  try {
    return await work(lease);
  } finally {
    const given = await transactPatiently(tools, [
      leaseReleaseWrite(conversations, lease),
      wakeWrite(conversations, psid, clock(), randomId(random)),
    ]).catch(() => undefined);
    // If this fails too, the lease lapses by itself.
    if (given === undefined) {
      await releaseLease(client, conversations, lease).catch(() => undefined);
    }
  }
}

async function takePatiently(
  { client, conversations, clock, sleep }: OutboxTools,
  lease: Lease,
): Promise<Lease> {
  for (let tries = 1; ; tries += 1) {
    const now = clock();
    if (await takeLease(client, conversations, lease, now, now + LEASE_MS)) return lease;
    if (tries === TRIES) {
      throw new AppError('store_conflict', 'The chat is being served; try again in a minute', true);
    }
    await sleep(SECOND);
  }
}
