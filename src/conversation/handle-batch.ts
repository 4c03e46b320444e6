import type { WebhookEvent } from '../messenger/webhook/events';
import { runLanes } from '../shared/lanes';
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

const laneOf = ({ psid, pageId }: WebhookEvent): string =>
  psid === null ? `page#${pageId ?? ''}` : `person#${psid}`;
