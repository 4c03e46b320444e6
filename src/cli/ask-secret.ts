import { createInterface } from 'node:readline';
import { Writable, type Readable } from 'node:stream';
import { UsageError } from './command';

/** A terminal's input, as far as we need it. */
export type Keyboard = Readable & { readonly isTTY?: boolean };

/**
 * Asks a question on a terminal and shows nothing of the answer. Throws a `UsageError` where there is no terminal, or
 * when the person gives up.
 */
export const createAskSecret =
  (keyboard: Keyboard, screen: Writable) =>
  async (question: string): Promise<string> => {
    if (keyboard.isTTY !== true) {
      throw new UsageError('there is no terminal to ask on: hand it over on standard input');
    }
    screen.write(question);
    // What it would show of the typing goes nowhere.
    const lines = createInterface({ input: keyboard, output: nowhere(), terminal: true });
    try {
      return await new Promise<string>((resolve, reject) => {
        lines.once('line', resolve);
        lines.once('close', () => {
          reject(new UsageError('nothing was changed'));
        });
      });
    } finally {
      lines.close();
      screen.write('\n');
    }
  };

const nowhere = (): Writable =>
  new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
