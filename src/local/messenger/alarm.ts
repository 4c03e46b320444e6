import type { Clock, Sleep } from '../../shared/clock';

/** Waits for moments of a clock that may be moved by hours at once. */
export interface Alarm {
  /** Resolves true at that time (milliseconds), false when the emulator is closed first. */
  readonly until: (time: number) => Promise<boolean>;
  /** Looks at the clock again: it was moved. */
  readonly wake: () => void;
  readonly close: () => void;
}

export function createAlarm(clock: Clock, sleep: Sleep): Alarm {
  const sleepers = new Set<() => void>();
  let closed = false;
  const wake = (): void => {
    for (const rouse of sleepers) rouse();
  };
  const nap = async (milliseconds: number): Promise<void> => {
    const { promise, resolve } = withResolver();
    sleepers.add(resolve);
    await Promise.race([sleep(milliseconds), promise]);
    sleepers.delete(resolve);
  };
  return {
    until: async (time) => {
      while (!closed && clock() < time) await nap(time - clock());
      return !closed;
    },
    wake,
    close: () => {
      closed = true;
      wake();
    },
  };
}

function withResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
