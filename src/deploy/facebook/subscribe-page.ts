import type { Graph } from '../../messenger/graph';
import { AppError } from '../../shared/errors';

/** Those this bot handles; `response_feedback` would put thumbs under every message (facts §13). */
export const SUBSCRIBED_FIELDS: readonly string[] = [
  ...['messages', 'messaging_postbacks', 'messaging_optins', 'messaging_referrals'],
  ...['messaging_account_linking', 'message_deliveries', 'message_reads', 'message_echoes'],
  ...['message_reactions', 'message_edits', 'messaging_handovers', 'standby'],
  ...['messaging_policy_enforcement', 'message_template_status_update'],
];

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
