import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProcess } from './start-process';

/** A checkout of its own to deploy from: a deployment writes its records into the repository. */
export interface DeployProject {
  readonly folder: string;
  /** Types `npm run deploy -- <words>`; everything printed is kept in `printed`. */
  readonly deploy: (
    ...words: readonly string[]
  ) => Promise<{ code: number | null; output: string }>;
  readonly printed: () => string;
  readonly read: (file: string) => string;
  readonly write: (file: string, text: string) => void;
  readonly remove: () => void;
}

/** Those of the emulated AWS, which knows everybody. */
export const AWS_KEYS = { AWS_ACCESS_KEY_ID: 'testing', AWS_SECRET_ACCESS_KEY: 'testing-key' };

export function createProject(env: Readonly<Record<string, string>>): DeployProject {
  const folder = mkdtempSync(path.join(tmpdir(), 'parcel-messenger-project-'));
  for (const name of ['infra', 'package.json', 'claudia.json', 'messenger-profile.json']) {
    cpSync(name, path.join(folder, name), { recursive: true });
  }
  for (const name of ['dist', 'node_modules']) {
    symlinkSync(path.resolve(name), path.join(folder, name));
  }
  let printed = '';
  const at = (file: string): string => path.join(folder, file);
  return {
    folder,
    deploy: async (...words) => {
      const { PATH = '', HOME = '' } = process.env;
      const ended = await startProcess(
        path.resolve('dist/deploy.js'),
        words,
        { PATH, HOME, ...AWS_KEYS, ...env },
        folder,
      ).ended;
      printed += ended.output;
      // What npm says of its own settings on this machine.
      return { ...ended, output: ended.output.replace(/^npm warn.*\n/gm, '') };
    },
    printed: () => printed,
    read: (file) => readFileSync(at(file), 'utf8'),
    write: (file, text) => {
      writeFileSync(at(file), text);
    },
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
