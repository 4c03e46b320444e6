import * as v from 'valibot';
import type { GraphResult } from '../../messenger/graph-answer';
import { graphAsApp, type FacebookApp, type Patience } from './facebook-app';

export type FoundPsid =
  | { readonly kind: 'psid'; readonly psid: string }
  /** They never wrote to the Page; or Facebook does not tell, as in Europe and Japan (facts §1.6). */
  | { readonly kind: 'none' }
  | { readonly kind: 'unavailable' };

const idsAnswer = v.object({
  data: v.array(v.object({ id: v.string(), page: v.object({ id: v.string() }) })),
});

const PSID = /^\d{1,64}$/;

/**
 * The id under which our Page knows the person. The documentation has the app's token ask, and one app in production
 * the Page's (facts §6): where the first is refused, the second is tried once. Live check 15 will tell.
 */
export async function findPsid(
  app: FacebookApp,
  { asid, appSecret }: { readonly asid: string; readonly appSecret: string },
  patience: Patience,
): Promise<FoundPsid> {
  const path = `/${encodeURIComponent(asid)}/ids_for_pages`;
  const query = { page: app.pageId };
  const first = await graphAsApp(app, appSecret).get(path, query, patience());
  const answer = isRefused(first) ? await app.graph.get(path, query, patience()) : first;
  if (answer.ok) return read(answer.body, app.pageId);
  return { kind: isRefused(answer) ? 'none' : 'unavailable' };
}

/** A no of Graph itself, which no later try changes; a broken or busy Facebook says 5xx or one of the codes (facts §3). */
const isRefused = (result: GraphResult): boolean =>
  !result.ok &&
  result.failure.kind === 'refused' &&
  result.failure.httpStatus < 500 &&
  result.failure.code !== undefined &&
  !BUSY.has(result.failure.code);

const BUSY: ReadonlySet<number> = new Set([1, 2, 4, 17, 32, 613, 80006]);

function read(body: unknown, pageId: string): FoundPsid {
  const parsed = v.safeParse(idsAnswer, body);
  if (!parsed.success) return { kind: 'unavailable' };
  const match = parsed.output.data.find(({ id, page }) => page.id === pageId && PSID.test(id));
  return match === undefined ? { kind: 'none' } : { kind: 'psid', psid: match.id };
}
