import { SingleBar } from 'cli-progress';
import type { Writable } from 'node:stream';

/** Shows how far a long piece of work is. */
export interface Progress {
  readonly reach: (done: number) => void;
  readonly end: () => void;
}

/** `doing` is a word or two, e.g. `writing`. */
export type StartProgress = (doing: string, total: number) => Progress;

/** A terminal's output, as far as we need it. */
export type Screen = Writable & { readonly isTTY?: boolean };

/** A bar on a terminal; elsewhere (a log, a pipe) a line for each tenth. */
export const createProgress =
  (screen: Screen): StartProgress =>
  (doing, total) =>
    screen.isTTY === true ? bar(screen, doing, total) : lines(screen, doing, total);

function bar(screen: Screen, doing: string, total: number): Progress {
  const shown = new SingleBar({
    stream: screen,
    format: `${doing}  {bar}  {percentage} %  {value} of {total}  {eta_formatted} left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    etaBuffer: 100,
    // Killed, we could not switch wrapping on again.
    linewrap: true,
  });
  shown.start(total, 0);
  return {
    reach: (done) => {
      shown.update(done);
    },
    end: () => {
      shown.stop();
    },
  };
}

function lines(screen: Screen, doing: string, total: number): Progress {
  let tenths = 0;
  return {
    reach: (done) => {
      const reached = Math.floor((done * 10) / total);
      if (reached <= tenths) return;
      tenths = reached;
      screen.write(`${doing}  ${reached * 10} %  ${done} of ${total}\n`);
    },
    end: () => undefined,
  };
}
