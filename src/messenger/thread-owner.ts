import * as v from 'valibot';
import type { CallLimits, Graph } from './graph';

/** Who controls a thread. `hidden`: Facebook tells it to the owner and the default app only (facts §5). */
export type ThreadOwnerAnswer =
  | { readonly kind: 'app'; readonly appId: string }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'hidden' }
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
  if (!result.ok) return { kind: result.failure.kind === 'refused' ? 'hidden' : 'no_answer' };
  const parsed = v.safeParse(threadOwners, result.body);
  if (!parsed.success) return { kind: 'no_answer' };
  const owner = parsed.output.data[0]?.thread_owner.app_id;
  return owner === undefined ? { kind: 'nobody' } : { kind: 'app', appId: String(owner) };
}
