// Puts another Node version beside this one, from npm, for the tests that start the bundles under Lambda's versions.
// usage: node scripts/fetch-node.mjs 24   → prints the path of that node
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const major = process.argv[2] ?? '';
if (!/^\d+$/.test(major)) throw new Error('usage: node scripts/fetch-node.mjs <major version>');

const folder = path.resolve('.cache', `node-${major}`);
const name = `node-${process.platform}-${process.arch}`;
const binary = path.join(folder, 'node_modules', name, 'bin', 'node');
if (!existsSync(binary)) {
  mkdirSync(folder, { recursive: true });
  execFileSync(
    'npm',
    [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--silent',
      `${name}@${major}`,
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
}
console.log(binary);
