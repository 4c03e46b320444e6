import { readFile } from 'node:fs/promises';
import { AppError } from '../shared/errors';

/** Throws `input_invalid` when the file can't be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new AppError('input_invalid', 'The file can’t be read', false, { cause });
  }
}

/** As UTF-8. Throws `input_invalid` when the file can't be read. */
export const readTextFile = async (path: string): Promise<string> =>
  Buffer.from(await readBytes(path)).toString('utf8');
