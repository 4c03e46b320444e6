import * as v from 'valibot';
import type { CallLimits, Graph } from '../graph';
import type { GraphFailure } from '../graph-answer';
import { readPageTemplate, type PageTemplate } from './page-template';

export type ListedTemplates =
  | { readonly ok: true; readonly templates: readonly PageTemplate[] }
  | { readonly ok: false; readonly failure: GraphFailure };

const answer = v.object({
  data: v.array(v.unknown()),
  paging: v.optional(
    v.object({
      next: v.optional(v.string()),
      cursors: v.optional(v.object({ after: v.optional(v.string()) })),
    }),
  ),
});

/** Pages of the answer, as a list in the Graph API has them: enough for thousands of templates. */
const MAX_PAGES = 20;

/** All templates of the Page: `GET /{page}/message_templates` (facts §2.5). Needs `pages_utility_messaging`. */
export async function listTemplates(
  graph: Pick<Graph, 'get'>,
  pageId: string,
  limits: CallLimits = {},
): Promise<ListedTemplates> {
  const templates: PageTemplate[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const query = { limit: '100', ...(after === undefined ? {} : { after }) };
    const path = `/${encodeURIComponent(pageId)}/message_templates`;
    const result = await graph.get(path, query, limits);
    if (!result.ok) return result;
    const read = v.safeParse(answer, result.body);
    // What is no list says nothing of what there is.
    if (!read.success) return { ok: false, failure: { kind: 'outcome_unknown' } };
    const { data, paging } = read.output;
    templates.push(...data.map(readPageTemplate).filter((each) => each !== undefined));
    after = paging?.next === undefined ? undefined : paging.cursors?.after;
    if (after === undefined) break;
  }
  return { ok: true, templates };
}
