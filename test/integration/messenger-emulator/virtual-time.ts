import { setImmediate } from 'node:timers/promises';
import type { Clock, Sleep } from '../../../src/shared/clock';

/** A clock that stands still until a test moves it, and a sleep by that clock. */
export interface VirtualTime {
  readonly now: Clock;
  readonly sleep: Sleep;
  /** Moves time, wakes whoever is due in order, and lets each of them run. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** How many wait for time to pass. */
  readonly sleepers: () => number;
  /** Moves time as `npm start`'s clock does: nobody is woken. */
  readonly jump: (milliseconds: number) => void;
}

export function createVirtualTime(start: number): VirtualTime {
  let now = start;
  let sleepers: { readonly due: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (milliseconds) =>
      new Promise((wake) => {
        sleepers.push({ due: now + milliseconds, wake });
      }),
    pass: async (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const [next] = sleepers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
        if (next === undefined) break;
        sleepers = sleepers.filter((sleeper) => sleeper !== next);
        now = Math.max(now, next.due);
        next.wake();
        await setImmediate();
      }
      now = end;
    },
    sleepers: () => sleepers.length,
    jump: (milliseconds) => {
      now += milliseconds;
    },
  };
}
