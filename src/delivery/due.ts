import { SECOND } from '../shared/clock';
import { asAppError } from '../shared/errors';
import { runLanes } from '../shared/lanes';
import { errorFields } from '../shared/log';
import { findDue } from '../store/wake';
import { drain, type DrainReport } from './drain';
import type { DrainDeps } from './drain-deps';

/** People served side by side: their waits for Facebook overlap, and the Page's rate is shared anyhow. */
const WIDTH = 10;

/** With less time than this left nobody's turn begins. */
const BEGIN_MS = 7 * SECOND;

/**
 * Drains several conversations. One that fails is logged and harms nobody else: it is still due. Answers a report for
 * each whose turn came and did not fail.
 */
export async function drainMany(
  deps: DrainDeps,
  psids: readonly string[],
): Promise<ReadonlyMap<string, DrainReport>> {
  const reports = new Map<string, DrainReport>();
  await runLanes(
    [...new Set(psids)],
    (psid) => psid,
    WIDTH,
    async (psid) => {
      if (deps.remainingMs() < BEGIN_MS) return false;
      try {
        reports.set(psid, await drain(deps, psid));
      } catch (thrown) {
        deps.log('error', 'drain_failed', errorFields(asAppError(thrown)));
      }
      return true;
    },
  );
  return reports;
}

/** Drains every conversation whose time has come: retries, lapsed holds, and what a lost stream record left behind. */
export async function drainDue(deps: DrainDeps): Promise<{ readonly drained: number }> {
  const { client, tables, clock, remainingMs } = deps;
  let drained = 0;
  for await (const psids of findDue(client, tables.conversations, clock())) {
    drained += (await drainMany(deps, psids)).size;
    if (remainingMs() < BEGIN_MS) break;
  }
  return { drained };
}
