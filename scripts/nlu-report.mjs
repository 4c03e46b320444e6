// Prints how well the built-in rules understand what customers write: accuracy, confusions, misses. Fails below 95 % of
// the phrases that the rules were tuned with. Any other file in test/nlu has a line of its own, with what its first line
// says it is.
import { build } from 'esbuild';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { packedPhrases } from './packed-phrases.mjs';

const LEAST = 0.95;
const outfile = path.resolve(`.cache/nlu-evaluation-${process.pid}.mjs`);
await build({
  entryPoints: ['test/helpers/nlu-evaluation.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  external: ['yaml'],
  // As the Lambda has them.
  plugins: [packedPhrases],
  logLevel: 'error',
});
const { evaluate, readPhrases } = await import(pathToFileURL(outfile));
await rm(outfile);

const percent = (share) => `${(share * 100).toFixed(1).padStart(5)} %`;

function printConfusion(phrases, { misses }) {
  const intents = [
    ...new Set([...phrases.map(({ intent }) => intent), ...misses.map(({ got }) => got)]),
  ];
  const width = Math.max(...intents.map((name) => name.length));
  const count = (expected, got) =>
    expected === got
      ? phrases.filter(({ intent }) => intent === expected).length -
        misses.filter((miss) => miss.expected === expected).length
      : misses.filter((miss) => miss.expected === expected && miss.got === got).length;
  console.log(`\n${'meant ↓  understood →'.padEnd(width + 4)}`);
  console.log(
    ''.padEnd(width + 4) + intents.map((_, column) => String(column + 1).padStart(4)).join(''),
  );
  intents.forEach((expected, row) => {
    const cells = intents.map((got) => String(count(expected, got) || '·').padStart(4)).join('');
    console.log(`${String(row + 1).padStart(2)}  ${expected.padEnd(width)}${cells}`);
  });
}

const sets = ['de', 'en'].map((locale) => ({
  name: `phrases.${locale}`,
  phrases: readPhrases(`phrases.${locale}`),
}));
const all = sets.flatMap(({ phrases }) => phrases);
for (const { name, phrases } of [...sets, { name: 'both together', phrases: all }]) {
  const result = evaluate(phrases);
  console.log(`${name.padEnd(14)} ${percent(result.accuracy)} of ${result.total}`);
  if (result.accuracy < LEAST) process.exitCode = 1;
}
const others = (await readdir('test/nlu'))
  .map((file) => path.basename(file, '.yaml'))
  .filter((name) => !sets.some((set) => set.name === name));
for (const name of others) {
  const { accuracy, total } = evaluate(readPhrases(name));
  const [about] = (await readFile(`test/nlu/${name}.yaml`, 'utf8')).split('\n');
  console.log(
    `${name.padEnd(14)} ${percent(accuracy)} of ${total} (${about.replace(/^#\s*/, '')})`,
  );
}
const overall = evaluate(all);
printConfusion(all, overall);
console.log(overall.misses.length === 0 ? '\nNothing was missed.' : '\nMissed:');
for (const { text, expected, got } of overall.misses)
  console.log(`  ${expected} ← ${got}: ${text}`);
