import { formatDayAndTime, formatTime } from '../messenger/times';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Within which the time alone cannot be taken for that of another day. */
const TODAY = 20 * HOUR;

/** When something was, as short as can be. Milliseconds. */
export const formatWhen = (at: number, now: number): string =>
  now - at < TODAY ? formatTime(at) : formatDayAndTime(at);

/** How long something has lasted, e.g. `3 h`. Milliseconds. */
export function formatWait(since: number, now: number): string {
  const waited = now - since;
  if (waited < MINUTE) return 'a moment';
  if (waited < HOUR) return `${String(Math.floor(waited / MINUTE))} min`;
  if (waited < 2 * DAY) return `${String(Math.floor(waited / HOUR))} h`;
  return `${String(Math.floor(waited / DAY))} days`;
}
