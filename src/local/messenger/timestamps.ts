import type { Clock } from '../../shared/clock';

/**
 * Milliseconds for an event, each later than the one before: the bot tells events without an id apart by their
 * timestamp (facts §4.3), and on Facebook no person does two things in one millisecond.
 */
export function createTimestamps(clock: Clock): Clock {
  let last = 0;
  return () => {
    last = Math.max(clock(), last + 1);
    return last;
  };
}
