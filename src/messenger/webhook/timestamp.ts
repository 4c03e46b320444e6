import { countSchema, readAs } from './wire';

/** Below this a time is in seconds: as milliseconds it would lie before March 1973. */
const SMALLEST_MILLISECONDS = 1e11;
const LARGEST_MILLISECONDS = 8.64e15;

/** Milliseconds from what the wire gives: a number or digits, in milliseconds or seconds (facts §4.4). */
export function toMilliseconds(value: unknown): number | undefined {
  const time = readAs(countSchema, value);
  if (time === undefined || time > LARGEST_MILLISECONDS) return undefined;
  return time < SMALLEST_MILLISECONDS ? time * 1_000 : time;
}
