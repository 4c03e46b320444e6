import { SECOND } from '../../shared/clock';
import { loadQueue, loadState, stateWrite } from '../../store/conversations';
import { deletionDoneWrite } from '../../store/deletions';
import { erasedWrite } from '../../store/erasures';
import { leaseExtendWrite, type Lease } from '../../store/lease';
import type { DrainDeps } from '../drain-deps';
import { LEASE_MS } from '../lease-time';
import { transactPatiently } from '../patient-transaction';
import type { Progressed } from '../progressed';
import { eraseElsewhere } from './erase-elsewhere';
import { erasePartition } from './erase-partition';
import { isErasure, type ErasureItem } from './erasure-due';

/** With less of the invocation left than this no deletion is begun or begun again. */
const BEGIN_MS = 5 * SECOND;

/**
 * Deletes all that came from one person's Messenger, whatever of it an earlier, broken off attempt has left. First what
 * other tables hold; were something written to the conversation meanwhile, once more. Then the state is marked, from
 * when on nobody writes there, and the partition is emptied; the item that asked for it goes last.
 */
export async function eraseConversation(
  deps: DrainDeps,
  lease: Lease,
  item: ErasureItem,
): Promise<Progressed> {
  const { client, tables, clock, log } = deps;
  const { psid, outgoing, order, correlationId } = item;
  for (;;) {
    if (deps.remainingMs() < BEGIN_MS) return { kind: 'stop', until: clock() };
    const state = await loadState(client, tables.conversations, psid);
    const customerIds = [outgoing.customerId, state.customerId].filter((id) => id !== undefined);
    const { answeredCheckboxes = [] } = state;
    const elsewhere = await eraseElsewhere(deps, {
      ...{ psid, customerIds, mark: item.nonce },
      userRefs: answeredCheckboxes.map(({ userRef }) => userRef),
    });

    const now = clock();
    const marked = await transactPatiently(deps, [
      leaseExtendWrite(tables.conversations, lease, now + LEASE_MS),
      stateWrite(tables.conversations, state.version, {
        ...{ psid, version: state.version, nextOrder: Math.max(state.nextOrder, order + 1) },
        ...(answeredCheckboxes.length > 0 && { answeredCheckboxes }),
        erasing: now,
      }),
      erasedWrite(tables.logins, psid, now),
    ]);
    if (!marked.committed) {
      if (marked.refused.includes('lease')) return { kind: 'lease_lost' };
      continue;
    }
    const requests = await requestsIn(deps, psid);
    const done = requests.map((key) => deletionDoneWrite(tables.logins, key, now));
    const emptied = await erasePartition(deps, lease, item, done);
    if (emptied === 'lease_lost') return { kind: 'lease_lost' };
    log('info', 'erased', { correlationId, kind: outgoing.askedBy, ...elsewhere, ...emptied });
    return { kind: 'erased' };
  }
}

/** The requests of Facebook's that end with this conversation: more than one may have been queued. */
async function requestsIn({ client, tables }: DrainDeps, psid: string): Promise<readonly string[]> {
  const queue = await loadQueue(client, tables.conversations, psid);
  return queue.filter(isErasure).flatMap(({ outgoing }) => outgoing.request ?? []);
}
