import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** What of archiver, which claudia packs with, is used. */
export interface Archiver {
  create: (format: string, options: object) => Archive;
}

interface Archive {
  directory: (folder: string, destination: string) => Archive;
  readonly file: (file: string, entry: object) => Archive;
}

/**
 * archiver looks at four files at once and packs them as the answers come: which of our two is first would be chance, and
 * the same source another archive (trap 17). From now on a folder, which must be flat, is packed by its names.
 */
export function packInOrder(archiver: Archiver): void {
  const { create } = archiver;
  archiver.create = (format, options) => {
    const archive = create(format, options);
    archive.directory = (folder) => {
      for (const name of readdirSync(folder).sort()) {
        const file = path.join(folder, name);
        archive.file(file, { name, stats: statSync(file) });
      }
      return archive;
    };
    return archive;
  };
}
