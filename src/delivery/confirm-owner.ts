import { findThreadOwner } from '../messenger/thread-owner';
import { configFault, retry, type Verdict } from '../messenger/verdict';
import { SECOND } from '../shared/clock';
import { isUserRefPartition } from '../store/psid';
import type { DrainDeps } from './drain-deps';

export const OWNER_TIMEOUT_MS = 2 * SECOND;

/**
 * Code 10 without a known subcode is said both when another app controls the thread and when ours lacks a permission
 * (facts §3). The first passes and the message waits for it; the second is a fault that somebody must see. Of who is
 * known by a `user_ref` only, nobody can ask.
 */
export async function confirmOwner(
  { graph, pageId, appId }: DrainDeps,
  psid: string,
  verdict: Verdict,
): Promise<Verdict> {
  if (verdict.kind !== 'not_owner' || verdict.sure || isUserRefPartition(psid)) return verdict;
  const owner = await findThreadOwner(graph, pageId, psid, { timeoutMs: OWNER_TIMEOUT_MS });
  switch (owner.kind) {
    case 'app':
      return owner.appId === appId
        ? configFault
        : { kind: 'not_owner', sure: true, appId: owner.appId };
    case 'other':
      return { kind: 'not_owner', sure: true };
    case 'nobody':
    case 'no_permission':
      return configFault;
    case 'no_answer':
      return retry();
  }
}
