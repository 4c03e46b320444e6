import type { Clock } from '../shared/clock';

/** The local stack's time: the machine's own, moved forward on demand so that a day need not be waited for. */
export interface MovableClock {
  readonly now: Clock;
  /** Moves time by that many milliseconds; never backwards, as nothing here could undo what time has done. */
  readonly advance: (milliseconds: number) => void;
  readonly offset: () => number;
}

export function createMovableClock(base: Clock, initialOffset = 0): MovableClock {
  let offset = initialOffset;
  return {
    now: () => base() + offset,
    advance: (milliseconds) => {
      offset += Math.max(0, milliseconds);
    },
    offset: () => offset,
  };
}
