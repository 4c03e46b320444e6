import * as v from 'valibot';
import type { Graph } from '../graph';
import type { GraphResult } from '../graph-answer';
import type { UtilityTemplate } from './template-schema';

/** `POST /{page}/message_templates` (facts §2.5): asks Facebook to approve the template under this name. */
export const createTemplate = (
  graph: Pick<Graph, 'post'>,
  pageId: string,
  template: UtilityTemplate,
  name: string,
): Promise<GraphResult> =>
  graph.post(`/${encodeURIComponent(pageId)}/message_templates`, { ...template, name });

const answer = v.object({ status: v.pipe(v.string(), v.toUpperCase()) });

/** `APPROVED` often comes within seconds; without a word of Facebook's it is `PENDING`. */
export function statusIn(body: unknown): string {
  const read = v.safeParse(answer, body);
  return read.success ? read.output.status : 'PENDING';
}
