// Checks the templates offline, rule by rule; with cfn-lint too where that is installed.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import process from 'node:process';

const outfile = `.cache/infra-check-${process.pid}.cjs`;
await build({
  entryPoints: ['src/infra/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  loader: { '.yaml': 'text' },
  // Reads its data, 4 MB of them, from beside itself.
  external: ['@aws-cdk/aws-service-spec'],
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, [outfile], { stdio: 'inherit' });
rmSync(outfile, { force: true });

const lint = spawnSync('cfn-lint', ['infra/template.yaml', 'infra/triggers.yaml'], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (lint.error === undefined) console.log(`cfn-lint: ${lint.status === 0 ? 'ok' : 'BROKEN'}`);
else console.log('cfn-lint: not installed, skipped (pip install cfn-lint)');
process.exitCode = status === 0 && (lint.error !== undefined || lint.status === 0) ? 0 : 1;
