// Builds everything that is delivered: one CommonJS file a Lambda, the command line, the login page, the local stack.
import { build } from 'esbuild';
import { cp, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { packedPhrases } from './packed-phrases.mjs';

const quiet = process.argv.includes('--quiet');
// For the test that builds twice: the Lambdas alone, into a folder of its own.
const lambdasOnly = process.argv.find((word) => word.startsWith('--lambdas='))?.slice(10);
// Built aside and then put in place at once: whatever runs from `dist` never finds half of it.
const FRESH = `.cache/dist-${process.pid}`;
const LAMBDAS = { fb_webhook: 'fb-webhook', user_login: 'user-login', parcel_push: 'parcel-push' };
// Anchors P1: a Lambda above this starts measurably slower.
const LAMBDA_SIZE_LIMIT = 400 * 1024;

const node = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // The ES modules of the SDK: only they can be shaken down to what is used.
  mainFields: ['module', 'main'],
  loader: { '.yaml': 'text' },
  logLevel: 'warning',
  legalComments: 'none',
};

async function buildLambda(name, source) {
  const folder = path.join(FRESH, name);
  const outfile = path.join(folder, 'index.js');
  await build({
    ...node,
    entryPoints: [`src/lambdas/${source}.ts`],
    outfile,
    minify: true,
    plugins: [packedPhrases],
    alias: { '@aws-sdk/credential-provider-node': './src/lambdas/lambda-credentials.ts' },
  });
  // Dependency-free and with a `files` list: claudia packs exactly index.js and this.
  const manifest = {
    name: name.replace('_', '-'),
    version: '1.0.0',
    private: true,
    files: ['index.js'],
  };
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const { size } = await stat(outfile);
  if (size > LAMBDA_SIZE_LIMIT)
    throw new Error(`${outfile} is ${Math.round(size / 1024)} KiB, above the limit`);
  return `${outfile} ${Math.round(size / 1024)} KiB`;
}

async function buildPage(source, target, entry) {
  await mkdir(target, { recursive: true });
  await cp(source, target, {
    recursive: true,
    filter: (file) => !/\.ts$|tsconfig\.json$|config\.example\.json$|[/\\]src$/.test(file),
  });
  await build({
    ...entry,
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2020',
    minify: true,
    logLevel: 'warning',
  });
  return target;
}

const built = await Promise.all([
  ...Object.entries(LAMBDAS).map(([name, source]) => buildLambda(name, source)),
  ...(lambdasOnly === undefined ? buildTheRest() : []),
]);
const target = lambdasOnly ?? 'dist';
await rm(target, { recursive: true, force: true });
await rename(FRESH, target);
if (!quiet) console.log(built.join('\n').replaceAll(FRESH, target));

function buildTheRest() {
  return [
    buildPage('static-login', `${FRESH}/static-login`, {
      entryPoints: ['static-login/src/main.ts'],
      outfile: `${FRESH}/static-login/login.js`,
    }),
    buildPage('src/local/page', `${FRESH}/local/page`, {
      entryPoints: ['src/local/page/main.ts'],
      outfile: `${FRESH}/local/page/page.js`,
    }),
    build({
      ...node,
      entryPoints: ['src/cli/main.ts'],
      outfile: `${FRESH}/cli.js`,
      banner: { js: '#!/usr/bin/env node' },
    }).then(() => `${FRESH}/cli.js`),
    build({
      ...node,
      entryPoints: ['src/deploy/main.ts'],
      outfile: `${FRESH}/deploy.js`,
    }).then(() => `${FRESH}/deploy.js`),
    // dynalite loads a native addon and its own files by path, so it stays outside the bundle.
    build({
      ...node,
      entryPoints: ['src/local/start.ts'],
      outfile: `${FRESH}/local/start.js`,
      external: ['dynalite', 'dynalite/*'],
    }).then(() => `${FRESH}/local/start.js`),
    build({
      ...node,
      entryPoints: ['src/local/start-emulator.ts'],
      outfile: `${FRESH}/local/start-emulator.js`,
    }).then(() => `${FRESH}/local/start-emulator.js`),
  ];
}
