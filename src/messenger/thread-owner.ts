import * as v from 'valibot';
import type { CallLimits, Graph } from './graph';
import { judge } from './verdict';

/** Who controls a thread. `other`: refused because another app does. `no_permission`: we may not even ask. */
export type ThreadOwnerAnswer =
  | { readonly kind: 'app'; readonly appId: string }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'other' }
  | { readonly kind: 'no_permission' }
  | { readonly kind: 'no_answer' };

const threadOwners = v.object({
  data: v.array(
    v.object({ thread_owner: v.object({ app_id: v.union([v.string(), v.number()]) }) }),
  ),
});

export async function findThreadOwner(
  graph: Graph,
  pageId: string,
  psid: string,
  limits: CallLimits,
): Promise<ThreadOwnerAnswer> {
  const path = `/${encodeURIComponent(pageId)}/thread_owner`;
  const result = await graph.get(path, { recipient: psid }, limits);
  if (!result.ok) {
    const verdict = judge('unlink', result);
    if (verdict.kind === 'config_fault') return { kind: 'no_permission' };
    if (verdict.kind !== 'not_owner') return { kind: 'no_answer' };
    return { kind: verdict.sure ? 'other' : 'no_permission' };
  }
  const parsed = v.safeParse(threadOwners, result.body);
  if (!parsed.success) return { kind: 'no_answer' };
  const owner = parsed.output.data[0]?.thread_owner.app_id;
  return owner === undefined ? { kind: 'nobody' } : { kind: 'app', appId: String(owner) };
}
