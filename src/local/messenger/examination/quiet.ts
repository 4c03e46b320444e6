import { SECOND } from '../../../shared/clock';
import type { Platform } from '../platform';
import { asSend } from './wire-reading';

/** An automated chat must answer within 30 seconds (facts §2.3). */
const ANSWER_LIMIT = 30 * SECOND;
const GLANCE = SECOND / 10;

/** Resolves with the milliseconds until the bot sent the person something, `undefined` if it did not in time. */
export async function untilAnswered(
  { wire, sleep }: Platform,
  psid: string,
  afterId: number,
): Promise<number | undefined> {
  for (let waited = 0; waited <= ANSWER_LIMIT; waited += GLANCE) {
    const isAnswered = wire
      .after(afterId)
      .some((entry) => entry.psid === psid && asSend(entry) !== undefined);
    if (isAnswered) return waited;
    await sleep(GLANCE);
  }
  return undefined;
}

/** Resolves when nothing new of the person was on the wire for that many milliseconds. */
export async function untilQuiet(
  { wire, webhooks, sleep }: Platform,
  psid: string,
  patience: number,
): Promise<void> {
  for (let seen = -1; ;) {
    await webhooks.settled();
    const latest = wire.after(0).findLast((entry) => entry.psid === psid)?.id ?? 0;
    if (latest === seen) return;
    seen = latest;
    await sleep(patience);
  }
}
