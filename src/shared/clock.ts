/** Milliseconds since the epoch. A parameter everywhere, so that tests and the local stack can move time. */
export type Clock = () => number;

/** Resolves after the given milliseconds of the same clock. */
export type Sleep = (milliseconds: number) => Promise<void>;

export const systemClock: Clock = () => Date.now();

export const systemSleep: Sleep = (milliseconds) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
