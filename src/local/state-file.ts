import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** One JSON document of a data folder; replaced as a whole, so that a crash leaves the old or the new one. */
export interface StateFile {
  readonly read: () => Promise<unknown>;
  readonly write: (state: unknown) => Promise<void>;
}

export function createStateFile(folder: string, name: string): StateFile {
  const file = path.join(folder, name);
  return {
    read: async () => {
      const text = await readFile(file, 'utf8').catch(() => undefined);
      return text === undefined ? undefined : (JSON.parse(text) as unknown);
    },
    write: async (state) => {
      await mkdir(folder, { recursive: true });
      await writeFile(`${file}.new`, JSON.stringify(state));
      await rename(`${file}.new`, file);
    },
  };
}
