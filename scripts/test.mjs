// Everything that CI runs: format, lint, types, build, then every test; ends with the line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';

const RESULTS = 'test/output/jest.json';
const checks = [
  ['format', 'npx', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['lint', 'npx', ['eslint', '.']],
  ['types', 'npx', ['tsc', '--noEmit']],
  ['types of the login page', 'npx', ['tsc', '--noEmit', '-p', 'static-login']],
  ['types of the local page', 'npx', ['tsc', '--noEmit', '-p', 'src/local/page']],
  ['build', 'node', ['scripts/build.mjs']],
  ['infrastructure', 'node', ['scripts/infra-check.mjs']],
];

let passed = 0;
let failed = 0;

function step(name, command, args) {
  process.stdout.write(`\n── ${name}\n`);
  const started = Date.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  process.stdout.write(
    `── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)\n`,
  );
  return status === 0;
}

rmSync('test/output', { recursive: true, force: true });
mkdirSync('test/output', { recursive: true });

for (const [name, command, args] of checks) {
  if (step(name, command, args)) passed += 1;
  else failed += 1;
}

const green = step('tests', 'npx', [
  'jest',
  '--json',
  '--outputFile',
  RESULTS,
  ...process.argv.slice(2),
]);
try {
  const results = JSON.parse(readFileSync(RESULTS, 'utf8'));
  passed += results.numPassedTests;
  failed += results.numFailedTests + results.numRuntimeErrorTestSuites;
  if (!green && failed === 0) failed += 1;
} catch {
  failed += 1;
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
