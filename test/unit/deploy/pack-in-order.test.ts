import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { packInOrder, type Archiver } from '../../../src/deploy/functions/pack-in-order';
import { readZip } from '../../helpers/read-zip';

const NAMES = Array.from({ length: 60 }, (_, index) => `file-${String(100 + index)}.js`);

test('what claudia packs stands in the order of its names, however busy the machine is', async () => {
  const archiver = createRequire(require.resolve('claudia'))('archiver') as Archiver;
  const folder = mkdtempSync(path.join(tmpdir(), 'parcel-messenger-pack-'));
  for (const name of NAMES) writeFileSync(path.join(folder, name), name);
  packInOrder(archiver);

  const archive = archiver.create('zip', {}) as ReturnType<Archiver['create']> &
    NodeJS.ReadableStream & { readonly finalize: () => Promise<void> };
  const zip = createWriteStream(`${folder}.zip`);
  archive.pipe(zip);
  archive.directory(folder, '');
  await Promise.all([archive.finalize(), once(zip, 'close')]);

  const packed = readZip(readFileSync(`${folder}.zip`));
  rmSync(folder, { recursive: true });
  rmSync(`${folder}.zip`);
  expect([...packed.keys()]).toEqual(NAMES);
});
