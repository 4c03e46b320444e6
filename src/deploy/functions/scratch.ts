import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Gives a folder for everything that claudia puts aside, and takes it away again, also after a failure. claudia writes
 * the function's variables into our own environment (trap 6); what it changed there is put back.
 */
export async function withScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'parcel-messenger-')));
  const before = { ...process.env };
  process.env['TMPDIR'] = folder;
  try {
    return await use(folder);
  } finally {
    for (const name of Object.keys(process.env)) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
    }
    Object.assign(process.env, before);
    await rm(folder, { recursive: true, force: true });
  }
}
