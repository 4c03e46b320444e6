import { readdir, readFile } from 'node:fs/promises';
import { AppError } from '../shared/errors';
import { packageFolder, type Lambda } from './functions/lambdas';
import { parseStageSettings, stageFile, type Stage } from './stage';

/** Throws `config_missing` or `config_invalid`. */
export async function readStage(name: string, region: string): Promise<Stage> {
  const file = stageFile(name);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    throw new AppError(
      'config_missing',
      `${file} is missing; copy infra/stages/prod.json and change what is in it`,
      false,
    );
  }
  return { name, region, settings: parseStageSettings(text, file) };
}

/** What claudia packs is what is in the folder: exactly these two (trap 3). */
export async function checkPackage(lambda: Lambda): Promise<void> {
  const files = await readdir(packageFolder(lambda)).catch(() => []);
  if (files.sort().join() === 'index.js,package.json') return;
  throw new AppError(
    'config_invalid',
    `${packageFolder(lambda)} must hold index.js and package.json only; npm run build makes it`,
    false,
  );
}

export const readTemplate = (name: 'template' | 'triggers'): Promise<string> =>
  readFile(`infra/${name}.yaml`, 'utf8');
