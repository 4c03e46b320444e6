import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { packageFolder, type Lambda } from './lambdas';

/** The function's variable that tells which bundle it was deployed with, so that a dry run needs not pack it. */
export const BUNDLE_VARIABLE = 'BUNDLE_SHA256';

/** Of the bundle in `dist`, in hexadecimal digits. */
export async function hashBundle(lambda: Lambda): Promise<string> {
  const bytes = await readFile(path.join(packageFolder(lambda), 'index.js'));
  return createHash('sha256').update(bytes).digest('hex');
}
