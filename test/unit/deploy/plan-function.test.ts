import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { planFunction } from '../../../src/deploy/functions/plan-function';
import { PARCEL_PUSH } from '../../../src/deploy/functions/lambdas';
import { parseStageSettings } from '../../../src/deploy/stage';

const WANTED = {
  stage: {
    ...{ name: 'prod', region: 'eu-west-1' },
    settings: parseStageSettings('{"companyName":"X"}', 'prod.json'),
  },
  lambda: PARCEL_PUSH,
  role: { name: 'role', arn: 'arn:role' },
  environment: { BUNDLE_SHA256: 'abc', TABLE_PREFIX: 'p-', UTILITY_TEMPLATES: 'off' },
};
const DEPLOYED: FunctionConfiguration = {
  ...{ Runtime: 'nodejs24.x', Architectures: ['arm64'], MemorySize: 512, Timeout: 60 },
  ...{ Role: 'arn:role', Environment: { Variables: WANTED.environment } },
};

test('a function that is as it should be would not change', () => {
  expect(planFunction(DEPLOYED, WANTED)).toEqual([]);
});

test('what would change is named, and no variable’s value', () => {
  const changes = planFunction(
    {
      ...{ Runtime: 'nodejs22.x', Architectures: ['x86_64'], MemorySize: 256, Timeout: 60 },
      Role: 'arn:another',
      Environment: { Variables: { BUNDLE_SHA256: 'def', TABLE_PREFIX: 'p-', GONE: 'x' } },
    },
    WANTED,
  );

  expect(changes).toEqual([
    'its code',
    'runtime nodejs22.x → nodejs24.x',
    'processor x86_64 → arm64',
    'memory 256 → 512',
    'its role',
    'GONE',
    'UTILITY_TEMPLATES',
  ]);
});
