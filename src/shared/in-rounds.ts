import { SECOND, type Sleep } from './clock';

/** How long work goes on: how many at a time, and for how many rounds in a row nothing has come of it. */
export interface Pace {
  readonly width: number;
  readonly barren: number;
}

const FIRST_PACE: Pace = { width: 16, barren: 0 };
const WIDEST = 64;
const GROWTH = 2;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10 * SECOND;
/** About a minute of pauses: a table that is merely hot has split by then. */
const PATIENCE = 10;

/** Slowly wider while the other end keeps up, half as wide as soon as it puts anything off. */
export function nextPace(
  { width, barren }: Pace,
  { tried, putOff }: { readonly tried: number; readonly putOff: number },
): Pace {
  if (putOff === 0) return { width: Math.min(WIDEST, width + GROWTH), barren: 0 };
  return { width: Math.max(1, width >> 1), barren: putOff === tried ? barren + 1 : 0 };
}

/** Before the next round, after one that had something put off. */
export const pauseMs = ({ barren }: Pace): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** barren);

export interface RoundsOptions {
  readonly sleep: Sleep;
  /** Hears after each round how many items are dealt with. */
  readonly onProgress?: (done: number) => void;
  /** Once aborted, no further round begins. */
  readonly signal?: AbortSignal | undefined;
  /** How many rounds in a row may bring nothing before it gives up. */
  readonly patience?: number;
}

/**
 * Takes all items, as many side by side as the other end bears. `step` answers whether its item is dealt with; one that
 * is not is tried again, with fewer beside it. Answers what it left: because of the signal, or because nothing came of
 * anything for too long. `step` must not throw.
 */
export async function inRounds<T>(
  items: readonly T[],
  step: (item: T) => Promise<boolean>,
  { sleep, onProgress = () => undefined, signal, patience = PATIENCE }: RoundsOptions,
): Promise<readonly T[]> {
  let pace = FIRST_PACE;
  let putOff: readonly T[] = [];
  let next = 0;
  while (putOff.length > 0 || next < items.length) {
    if (signal?.aborted === true || pace.barren >= patience) break;
    const fresh = items.slice(next, next + Math.max(0, pace.width - putOff.length));
    const round = [...putOff.slice(0, pace.width), ...fresh];
    const dealtWith = await Promise.all(round.map(step));
    const again = round.filter((_, place) => dealtWith[place] !== true);
    next += fresh.length;
    putOff = [...putOff.slice(pace.width), ...again];
    onProgress(next - putOff.length);
    pace = nextPace(pace, { tried: round.length, putOff: again.length });
    if (again.length > 0) await sleep(pauseMs(pace));
  }
  return [...putOff, ...items.slice(next)];
}
