import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { recordFileOf } from '../../cli/record-file';
import { AppError } from '../../shared/errors';
import type { Stage } from '../stage';
import type { Lambda } from './lambdas';

const record = v.looseObject({
  lambda: v.looseObject({
    role: v.optional(v.string()),
    name: v.string(),
    region: v.string(),
    sharedRole: v.optional(v.boolean()),
  }),
  api: v.optional(v.looseObject({ id: v.optional(v.string()), module: v.string() })),
});

/** claudia's record of a function, as it keeps it in claudia.json. No secrets in it: it belongs into the repository. */
export type ClaudiaRecord = v.InferOutput<typeof record>;

export const recordFile = ({ name: stage }: Pick<Stage, 'name'>, { name }: Lambda): string =>
  recordFileOf(stage, name);

/** `undefined` before a first deploy, when there is no file yet. Throws `config_invalid`. */
export async function readRecord(file: string): Promise<ClaudiaRecord | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), record), text);
  if (parsed.success) return parsed.output;
  throw new AppError('config_invalid', `${file} is not what claudia writes`, false);
}

/** Git keeps no empty folder: before a first deploy there may be none for it. */
export async function writeRecord(file: string, written: ClaudiaRecord): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(written, null, 2)}\n`);
}
