import { readFile } from 'node:fs/promises';
import { AppError } from '../shared/errors';

/** Throws `input_invalid` when the file can't be read. */
export async function readTextFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new AppError('input_invalid', 'The file can’t be read', false, { cause });
  }
}
