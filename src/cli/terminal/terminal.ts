import { createInterruption } from './interruption';
import { createProgress, type StartProgress } from './progress';

/** What a command has of the terminal while it runs; what it says at its end is its result. */
export interface Terminal {
  /** Shows how far it is, beside the output: never mixed up with what a program reads. */
  readonly startProgress: StartProgress;
  /** From its call on, Ctrl-C asks the command to end. */
  readonly interruption: () => AbortSignal;
}

export const createTerminal = (process: NodeJS.Process): Terminal => ({
  startProgress: createProgress(process.stderr),
  interruption: createInterruption(process),
});
