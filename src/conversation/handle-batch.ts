import type { WebhookEvent } from '../messenger/webhook/events';
import { runLanes } from '../shared/lanes';
import { partitionOf } from './partition-of';
import { handleEvent, type HandleDeps } from './handle-event';

/** People handled at the same time. */
const WIDTH = 10;

/**
 * Handles the events of one webhook call: one person's in the order of Facebook's timestamps, different people side by
 * side. When the store failed for somebody it throws that error at the end, after everybody else was served:
 * Facebook redelivers then, and what was handled is recognised.
 */
export async function handleBatch(
  deps: HandleDeps,
  events: readonly WebhookEvent[],
): Promise<void> {
  logIgnored(deps, events);
  const inTime = [...events].sort((a, b) => a.timestamp - b.timestamp);
  const failures: unknown[] = [];
  await runLanes(inTime, laneOf, WIDTH, async (event) => {
    try {
      await handleEvent(deps, event);
      return true;
    } catch (thrown) {
      failures.push(thrown);
      return false;
    }
  });
  if (failures.length > 0) throw failures[0];
}

/** A line for each reason: the sender decides how many events there are, and must not decide how much is logged. */
function logIgnored({ log, correlationId }: HandleDeps, events: readonly WebhookEvent[]): void {
  const counts = new Map<string, number>();
  for (const event of events) {
    if (event.kind === 'ignored') counts.set(event.reason, (counts.get(event.reason) ?? 0) + 1);
  }
  for (const [reason, count] of counts)
    log('info', 'events_ignored', { correlationId, reason, count });
}

function laneOf(event: WebhookEvent): string {
  const partition = partitionOf(event);
  return partition === undefined ? `page#${event.pageId ?? ''}` : `person#${partition}`;
}
