import { createInterruption, pauseUnless } from './interruption';
import { createProgress, type StartProgress } from './progress';

/** What a command has of the terminal while it runs. */
export interface Terminal {
  /** Shows how far it is, beside the output: never mixed up with what a program reads. */
  readonly startProgress: StartProgress;
  /** From its call on, Ctrl-C asks the command to end. */
  readonly interruption: () => AbortSignal;
  /** Resolves after these milliseconds, or as soon as the signal is aborted. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Says a line on the output, before the result. */
  readonly print: (line: string) => void;
}

export const createTerminal = (process: NodeJS.Process): Terminal => ({
  startProgress: createProgress(process.stderr),
  interruption: createInterruption(process),
  pause: pauseUnless,
  print: (line) => {
    process.stdout.write(`${line}\n`);
  },
});
