const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long something lasts still, in words that take up the same room for a while: `14:59`, or `23 h 59 min`. */
export function timeLeft(milliseconds: number): string {
  const left = Math.max(0, milliseconds);
  const minutes = Math.floor(left / MINUTE);
  if (left >= HOUR) return `${Math.floor(left / HOUR)} h ${minutes % 60} min`;
  const seconds = Math.floor(left / SECOND) % 60;
  return `${minutes}:${String(seconds).padStart(2, '0')}`;
}
