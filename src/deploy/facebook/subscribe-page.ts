import type { Graph } from '../../messenger/graph';
import { SUBSCRIBED_FIELDS } from '../../messenger/subscribed-fields';
import { AppError } from '../../shared/errors';

/** Lets Facebook send the Page's events to the app's webhook; safe to repeat. */
export async function subscribePage(graph: Pick<Graph, 'post'>, pageId: string): Promise<void> {
  const result = await graph.post(`/${pageId}/subscribed_apps`, {
    subscribed_fields: SUBSCRIBED_FIELDS.join(','),
  });
  if (result.ok) return;
  const { failure } = result;
  const why =
    failure.kind === 'refused' && failure.code !== undefined
      ? `error ${String(failure.code)}`
      : failure.kind;
  throw new AppError(
    'graph_refused',
    `Facebook does not take the subscription of Page ${pageId} (${why}); it needs pages_manage_metadata and pages_messaging`,
    failure.kind !== 'refused',
  );
}
