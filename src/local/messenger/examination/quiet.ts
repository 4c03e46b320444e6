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

/** A bot that answers itself is never quiet (peers §4): after so many times the patience it is left to its talk. */
const ROUNDS = 10;

/** Resolves when nothing new of the person was on the wire for that many milliseconds, or that will never be. */
export async function untilQuiet(
  { wire, webhooks, sleep }: Pick<Platform, 'wire' | 'webhooks' | 'sleep'>,
  psid: string,
  patience: number,
): Promise<void> {
  let seen = -1;
  for (let round = 0; round < ROUNDS; round += 1) {
    // Whom a webhook waits for may be the very bot that talks on.
    await Promise.race([webhooks.settled(), sleep(ANSWER_LIMIT)]);
    const latest = wire.after(0).findLast((entry) => entry.psid === psid)?.id ?? 0;
    if (latest === seen) return;
    seen = latest;
    await sleep(patience);
  }
}
