// Takes the tour with the browser, and puts its pictures into the documentation.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { smallPng } from './small-png.mjs';

const TAKEN = 'test/output';
const SHOWN = 'docs/pictures';

const picturesIn = (folder) => readdirSync(folder).filter((name) => /^tour-.+\.png$/.test(name));

for (const [command, args] of [
  ['node', ['scripts/build.mjs', '--quiet']],
  ['npx', ['jest', 'test/e2e/tour.test.ts']],
]) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
for (const name of picturesIn(SHOWN)) rmSync(`${SHOWN}/${name}`);
for (const name of picturesIn(TAKEN)) {
  const png = smallPng(readFileSync(`${TAKEN}/${name}`));
  writeFileSync(`${SHOWN}/${name}`, png);
  console.log(`${SHOWN}/${name}: ${Math.round(png.length / 1000)} kB`);
}
