import type { Sleep } from './clock';
import { AppError } from './errors';
import type { RandomBytes } from './random';

export interface RetryDeps {
  readonly random: RandomBytes;
  readonly sleep: Sleep;
}

const MAX_TRIES = 12;
const SHORTEST_MS = 10;
/** Doubles with each try: where the store is slow, those who wait must spread over more time than one try takes. */
const FIRST_LIMIT_MS = 100;
/** All pauses together stay below the 5 seconds in which Facebook wants its answer (facts §4.3). */
const LAST_LIMIT_MS = 400;

/**
 * Decides anew while others write to the same conversation: runs `attempt` (counted from 1) until it answers something
 * else than 'conflict'. Waits a random moment in between, so that writers who met do not meet again. Throws a retryable
 * `store_conflict` when the conversation never stands still.
 */
export async function retryConflicts<T extends string>(
  deps: RetryDeps,
  attempt: (tries: number) => Promise<T | 'conflict'>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await attempt(tries);
    if (outcome !== 'conflict') return outcome;
    if (tries === MAX_TRIES) {
      throw new AppError('store_conflict', 'The conversation kept changing', true);
    }
    await deps.sleep(pauseMs(tries, deps.random));
  }
}

function pauseMs(tries: number, random: RandomBytes): number {
  const limit = Math.min(LAST_LIMIT_MS, FIRST_LIMIT_MS * 2 ** (tries - 1));
  const share = random(4).readUInt32BE() / 2 ** 32;
  return Math.round(SHORTEST_MS + share * (limit - SHORTEST_MS));
}
