import type { ThreadControl } from '../../messenger/outgoing';
import { findThreadOwner } from '../../messenger/thread-owner';
import { retry, routingFault, type Verdict } from '../../messenger/verdict';
import { OWNER_TIMEOUT_MS } from '../confirm-owner';
import type { DrainDeps } from '../drain-deps';

/**
 * What an answer to a call on thread control means. A permission that it lacks is a fault of routing, not of the Page:
 * messages may go out all the same. Of a thread that is moved already, by a call whose answer got lost, Facebook says
 * that another app has it: its owner tells the two apart.
 */
export async function confirmControl(
  { graph, pageId, appId }: DrainDeps,
  psid: string,
  control: ThreadControl,
  verdict: Verdict,
): Promise<Verdict> {
  if (verdict.kind === 'config_fault') return routingFault;
  if (verdict.kind !== 'not_owner') return verdict;
  const owner = await findThreadOwner(graph, pageId, psid, { timeoutMs: OWNER_TIMEOUT_MS });
  switch (owner.kind) {
    case 'app':
      return owner.appId === appId ? ofOurs(control) : ofOther(control, owner.appId);
    case 'other':
      return { kind: 'not_owner', sure: true };
    case 'nobody':
    case 'no_permission':
      return verdict.sure ? verdict : routingFault;
    case 'no_answer':
      return verdict.sure ? verdict : retry();
  }
}

/** Nobody has it whom we could leave the person to; or it is what we asked for. */
const ofOurs = ({ type }: ThreadControl): Verdict =>
  type === 'passThread' ? routingFault : { kind: 'sent' };

const ofOther = (control: ThreadControl, appId: string): Verdict =>
  control.type === 'passThread' && appId === control.targetAppId
    ? { kind: 'sent' }
    : { kind: 'not_owner', sure: true, appId };
