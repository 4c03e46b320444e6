import * as v from 'valibot';
import type { Clock } from '../shared/clock';
import { MINUTE } from '../shared/clock';
import { AppError } from '../shared/errors';
import { explainFailure } from './explain-failure';
import type { Graph } from './graph';

export interface PageIdentity {
  readonly id: string;
  readonly name: string;
}

const identity = v.object({ id: v.string(), name: v.optional(v.string(), '') });

/**
 * The Page that the token is of. Throws `config_invalid` when that is another one than `pageId`: what is meant for one
 * Page must not happen to another; and `graph_…` when Facebook does not tell.
 */
export async function confirmPage(
  graph: Pick<Graph, 'get'>,
  pageId: string,
  clock: Clock,
): Promise<PageIdentity> {
  const result = await graph.get('/me', { fields: 'id,name' });
  if (!result.ok) {
    throw explainFailure(result.failure, {
      notDone: 'The Page was not found',
      now: clock(),
      pauseMs: MINUTE,
    });
  }
  const page = v.safeParse(identity, result.body);
  if (!page.success) {
    throw new AppError('graph_refused', 'Facebook did not say whose the token is', true);
  }
  if (page.output.id === pageId) return page.output;
  throw new AppError(
    'config_invalid',
    `FB_PAGE_ID is ${pageId}, but FB_PAGE_ACCESS_TOKEN is of the Page ${page.output.id} (${page.output.name})`,
    false,
  );
}
