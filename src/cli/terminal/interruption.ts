import { setTimeout } from 'node:timers/promises';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** As far as of a process is needed. */
export interface Interruptible {
  readonly on: (name: 'SIGINT' | 'SIGTERM', listener: () => void) => unknown;
  readonly off: (name: 'SIGINT' | 'SIGTERM', listener: () => void) => unknown;
}

/**
 * From its call on, Ctrl-C aborts the signal instead of ending the process, so that work can be left in order. A second
 * Ctrl-C ends it as ever.
 */
export const createInterruption = (process: Interruptible) => (): AbortSignal => {
  const controller = new AbortController();
  const abort = (): void => {
    for (const name of SIGNALS) process.off(name, abort);
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, abort);
  return controller.signal;
};

/** Resolves after these milliseconds, or as soon as the signal is aborted. */
export const pauseUnless = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
