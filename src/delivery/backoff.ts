import { MINUTE, SECOND } from '../shared/clock';
import type { RandomBytes } from '../shared/random';

const FIRST_MS = 10 * SECOND;
const LONGEST_MS = 10 * MINUTE;

/** Full jitter: anything up to a limit that doubles with each failed attempt (from 1), so that no crowd forms. */
export function backoffMs(attempts: number, random: RandomBytes): number {
  const limit = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1));
  return Math.floor((random(4).readUInt32BE() / 2 ** 32) * limit);
}
