import { readdir } from 'node:fs/promises';
import { AppError } from '../shared/errors';

/** The names of what is in a folder. Throws `input_invalid` when it can't be read. */
export async function listFolder(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (cause) {
    throw new AppError('input_invalid', 'The folder can’t be read', false, { cause });
  }
}
