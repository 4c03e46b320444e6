import { createRequire } from 'node:module';
import AwsMock from 'aws-sdk-mock';
import { createFunction, updateFunction } from '../../../src/deploy/functions/run-claudia';
import { loadClaudia } from '../../../src/deploy/functions/claudia';
import { PARCEL_PUSH, FB_WEBHOOK } from '../../../src/deploy/functions/lambdas';

type Call = Readonly<Record<string, unknown>>;

describe('what claudia asks of AWS', () => {
  const calls: [string, Call][] = [];
  const wanted = {
    stage: {
      name: 'prod',
      region: 'eu-west-1',
      settings: { companyName: 'X', chatLinks: [], parameters: {}, environment: {} },
    },
    role: { name: 'the-role', arn: 'arn:aws:iam::123456789012:role/the-role' },
    environment: { SECRETS_PARAMETER: '/parcel-messenger/prod/secrets' },
  };
  const claudia = loadClaudia({}, { accessKeyId: 'testing', secretAccessKey: 'testing' });

  beforeEach(() => {
    calls.length = 0;
    const fromClaudia = createRequire(require.resolve('claudia'));
    AwsMock.setSDKInstance(fromClaudia('aws-sdk') as Parameters<typeof AwsMock.setSDKInstance>[0]);
    const answer = (service: string, method: string, reply: object): void => {
      const replace = (...given: readonly unknown[]): void => {
        calls.push([method, given[0] as Call]);
        (given.at(-1) as (error: null, reply: object) => void)(null, reply);
      };
      AwsMock.mock(service, method, replace);
    };
    answer('STS', 'getCallerIdentity', { Account: '123456789012', Arn: 'arn:aws:iam::1:user/x' });
    answer('IAM', 'getRole', { Role: { RoleName: 'the-role', Arn: wanted.role.arn } });
    answer('Lambda', 'createFunction', { FunctionName: 'f', Version: '1' });
    answer('Lambda', 'getFunctionConfiguration', { Handler: 'index.handler', State: 'Active' });
    answer('Lambda', 'updateFunctionConfiguration', {});
    answer('Lambda', 'updateFunctionCode', { FunctionName: 'f', Version: '2' });
    answer('Lambda', 'updateAlias', {});
  });
  afterEach(() => {
    AwsMock.restore();
  });

  const called = (name: string): Call | undefined => calls.find(([method]) => method === name)?.[1];

  test('a new function gets all its settings, and none of claudia’s defaults', async () => {
    await createFunction(claudia, { ...wanted, lambda: PARCEL_PUSH }, { withApi: false });

    expect(called('createFunction')).toMatchObject({
      FunctionName: 'parcel-messenger-prod-parcel_push',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 512,
      Timeout: 60,
      Handler: 'index.handler',
      Role: wanted.role.arn,
      Environment: { Variables: wanted.environment },
    });
  });

  test('the stage’s alias is moved to the version that was published', async () => {
    await updateFunction(
      claudia,
      { ...wanted, lambda: PARCEL_PUSH },
      { apiId: undefined, keepRoutes: true },
    );

    expect(called('updateFunctionCode')).toMatchObject({ Publish: true, Architectures: ['arm64'] });
    expect(called('updateAlias')).toMatchObject({ FunctionVersion: '2', Name: 'prod' });
  });

  test('a function’s variables are not left in our own environment', async () => {
    await createFunction(claudia, { ...wanted, lambda: FB_WEBHOOK }, { withApi: false });

    expect(process.env).not.toHaveProperty('SECRETS_PARAMETER');
  });
});
