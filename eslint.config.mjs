import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

// Imports point downwards only: lambdas → conversation/accounts/parcels/tickets → delivery → channels · store → messenger → shared.
const layers = [
  {
    folder: 'shared',
    above: [
      'store',
      'messenger',
      'channels',
      'delivery',
      'conversation',
      'accounts',
      'parcels',
      'tickets',
      'lambdas',
      'cli',
      'local',
    ],
  },
  {
    folder: 'store',
    above: [
      'channels',
      'delivery',
      'conversation',
      'accounts',
      'parcels',
      'tickets',
      'lambdas',
      'cli',
      'local',
    ],
  },
  {
    folder: 'messenger',
    above: [
      'store',
      'channels',
      'delivery',
      'conversation',
      'accounts',
      'parcels',
      'tickets',
      'lambdas',
      'cli',
      'local',
    ],
  },
  {
    folder: 'channels',
    above: [
      'store',
      'delivery',
      'conversation',
      'accounts',
      'parcels',
      'tickets',
      'lambdas',
      'cli',
      'local',
    ],
  },
  {
    folder: 'delivery',
    above: ['conversation', 'accounts', 'parcels', 'tickets', 'lambdas', 'cli', 'local'],
  },
  {
    // Reads the templates; knows nothing of what the functions do.
    folder: 'infra',
    above: [
      'store',
      'messenger',
      'delivery',
      'conversation',
      'accounts',
      'parcels',
      'tickets',
      'lambdas',
      'cli',
      'local',
    ],
  },
  { folder: 'conversation', above: ['lambdas', 'cli', 'local'] },
  { folder: 'accounts', above: ['lambdas', 'cli', 'local'] },
  { folder: 'parcels', above: ['lambdas', 'cli', 'local'] },
  { folder: 'tickets', above: ['lambdas', 'cli', 'local'] },
  { folder: 'lambdas', above: ['cli', 'local'] },
  { folder: 'deploy', above: ['lambdas', 'local'] },
  { folder: 'cli', above: ['lambdas', 'local', 'deploy'] },
];

export default defineConfig(
  { ignores: ['dist/', 'coverage/', '.cache/', 'test/output/', 'test/fixtures/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.json',
          './static-login/tsconfig.json',
          './src/local/page/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  ...layers.map(({ folder, above }) => ({
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: above.map((name) => `**/${name}/**`),
              message: `src/${folder} must not import from a layer above it.`,
            },
          ],
        },
      ],
    },
  })),
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        URL: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
