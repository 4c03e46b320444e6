import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LambdaClient, GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoDb } from '../../../src/store/dynamodb';
import { AWS_KEYS, createProject, type DeployProject } from '../../helpers/deploy-project';
import { startEmulatedAws, type EmulatedAws } from '../../helpers/emulated-aws';
import { startLambda, type LambdaHost } from '../../helpers/lambda-host';
import { isMotoPresent } from '../../helpers/moto-server';
import { readZip } from '../../helpers/read-zip';
import { runs } from '../../helpers/runs';
import { signWebhook } from '../../helpers/sign-webhook';
import { startProcess } from '../../helpers/start-process';

const SECRETS = {
  FB_PAGE_ID: '1',
  FB_APP_ID: '2',
  FB_APP_SECRET: 'deploy-test-app-secret',
  FB_PAGE_ACCESS_TOKEN: 'deploy-test-page-token',
  FB_VERIFY_TOKEN: 'deploy-test-verify-token',
  PASSWORD_PEPPER: 'deploy-test-pepper-0123456789-0123',
};
const DEPLOY = ['--stage', 'prod', '--region', 'eu-west-1', '--yes', '--skip-facebook'];
const LAMBDAS = ['fb_webhook', 'user_login', 'parcel_push'] as const;

/** What AWS refuses, and the step that then fails. */
const REFUSED = [
  ['an API that has just been made', /\/deployments$/, 'function fb_webhook'],
  ['the stack', /^CreateChangeSet parcel-messenger-prod$/, 'stack parcel-messenger-prod'],
  ['the alias of fb_webhook', /prod-fb_webhook\/aliases/, 'function fb_webhook'],
  ['the alias of user_login', /prod-user_login\/aliases/, 'function user_login'],
  ['the alias of parcel_push', /prod-parcel_push\/aliases/, 'function parcel_push'],
  ['the triggers', /^CreateChangeSet .*-triggers$/, 'stack parcel-messenger-prod-triggers'],
  ['the login page', /^PUT \/parcel-messenger-prod-loginpage/, 'upload the login page'],
] as const;

if (isMotoPresent()) {
  // Each test goes on from where the one before has left the stage.
  describe('npm run deploy, in an emulated AWS', () => {
    let aws: EmulatedAws;
    let project: DeployProject;
    let env: Record<string, string>;
    const hosts: LambdaHost[] = [];

    beforeAll(async () => {
      aws = await startEmulatedAws();
      env = { ...AWS_KEYS, AWS_ENDPOINT_URL: aws.endpoint, AWS_REGION: 'eu-west-1' };
      project = createProject(env);
      project.write(
        'infra/stages/prod.json',
        JSON.stringify({
          companyName: 'Deployed Parcels',
          environment: { GRAPH_API_URL: 'http://127.0.0.1:9/v25.0' },
        }),
      );
    });
    afterAll(async () => {
      await Promise.all(hosts.map((host) => host.stop()));
      project.remove();
      await aws.close();
    });

    const refused = async (call: RegExp) => {
      aws.refuse = call;
      const ended = await project.deploy(...DEPLOY);
      aws.refuse = undefined;
      return ended;
    };
    const configuration = (lambda: string) =>
      new LambdaClient({
        region: 'eu-west-1',
        endpoint: aws.endpoint,
        credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
      }).send(
        new GetFunctionConfigurationCommand({
          FunctionName: `parcel-messenger-prod-${lambda}`,
          Qualifier: 'prod',
        }),
      );
    const tableNames = async (): Promise<readonly string[]> => {
      const client = createDynamoDb({
        region: 'eu-west-1',
        endpoint: aws.endpoint,
        credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
      });
      const { TableNames = [] } = await client.send(new ListTablesCommand({}));
      return TableNames;
    };
    const archive = (lambda: string): Buffer =>
      readFileSync(path.join(project.folder, `.cache/deploy/prod/${lambda}.zip`));
    const apiId = (file: string): string =>
      (JSON.parse(project.read(file)) as { api: { id: string } }).api.id;

    test.each(REFUSED.slice(0, runs({ ci: 1, long: REFUSED.length })))(
      'says what failed at %s, and can be typed again',
      async (_, call, step) => {
        const { code, output } = await refused(call);

        expect(code).toBe(1);
        expect(output).toMatch(new RegExp(`${step}\\n(   .*\\n)*   failed after`));
        expect(output).toContain('type the same command');
      },
      120_000,
    );

    test('goes on from what the failures left, and leaves nothing twice', async () => {
      const { code, output } = await project.deploy(...DEPLOY);

      const apis = (await (
        await fetch(`${aws.endpoint}/restapis`, {
          headers: {
            authorization:
              'AWS4-HMAC-SHA256 Credential=testing/20260101/eu-west-1/apigateway/aws4_request',
          },
        })
      ).json()) as { item: readonly { readonly name: string }[] };
      expect({ code, output }).toMatchObject({ code: 0 });
      expect(apis.item.map(({ name }) => name).sort()).toEqual([
        'parcel-messenger-prod-fb_webhook',
        'parcel-messenger-prod-user_login',
      ]);
      expect(output).toContain(
        `https://${apiId('claudia.json')}.execute-api.eu-west-1.amazonaws.com/prod/facebook`,
      );
    }, 120_000);

    test.each(LAMBDAS)('%s runs what was packed: one file and its manifest', async (lambda) => {
      const deployed = await configuration(lambda);
      const zip = archive(lambda);

      const files = readZip(zip);

      expect([...files.keys()].sort()).toEqual(['index.js', 'package.json']);
      expect(files.get('index.js')!.equals(readFileSync(`dist/${lambda}/index.js`))).toBe(true);
      expect(secretsIn([...files.values()].join('\n'))).toEqual([]);
      expect(deployed).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        CodeSha256: createHash('sha256').update(zip).digest('base64'),
        Environment: {
          Variables: {
            SECRETS_PARAMETER: '/parcel-messenger/prod/secrets',
            TABLE_PREFIX: 'parcel-messenger-prod-',
            LOGIN_PAGE_URL: 'https://d111111abcdef8.cloudfront.net/',
          },
        },
      });
    });

    /** The function as AWS runs it: its archive, its variables, and nothing else, on Node 24. */
    const start = async (lambda: string): Promise<LambdaHost> => {
      const folder = mkdtempSync(path.join(tmpdir(), 'parcel-messenger-task-'));
      for (const [name, bytes] of readZip(archive(lambda))) {
        writeFileSync(path.join(folder, name), bytes);
      }
      const { Environment } = await configuration(lambda);
      const node = execFileSync(process.execPath, ['scripts/fetch-node.mjs', '24'], {
        encoding: 'utf8',
      }).trim();
      const host = await startLambda({ node, folder, env: { ...Environment?.Variables, ...env } });
      hosts.push({
        ...host,
        stop: async () => {
          await host.stop();
          rmSync(folder, { recursive: true });
        },
      });
      return host;
    };
    const request = (httpMethod: string, resource: string, rest: object) => ({
      ...{ resource, path: resource, httpMethod, headers: {}, queryStringParameters: null },
      ...{ body: null, isBase64Encoded: false },
      ...{ requestContext: { identity: { sourceIp: '127.0.0.1' } } },
      ...rest,
    });

    test('answers as deployed: the handshake, a signed webhook, a login; an unsigned webhook gets 403', async () => {
      await putSecrets(aws.endpoint, SECRETS);
      const added = await startProcess(
        path.resolve('dist/cli.js'),
        ['customers', 'add', '--email', 'anna@example.com', '--name', 'Anna', '--password-stdin'],
        { ...env, TABLE_PREFIX: 'parcel-messenger-prod-', ...SECRETS },
        process.cwd(),
        'parcel-demo-password',
      ).ended;
      const webhook = await start('fb_webhook');
      const login = await start('user_login');
      const body = JSON.stringify({ object: 'page', entry: [] });

      const handshake = await webhook.invoke(
        request('GET', '/facebook', {
          queryStringParameters: {
            'hub.mode': 'subscribe',
            'hub.verify_token': SECRETS.FB_VERIFY_TOKEN,
            'hub.challenge': '1158201444',
          },
        }),
      );
      const signed = await webhook.invoke(
        request('POST', '/facebook', {
          body,
          headers: {
            'X-Hub-Signature-256': signWebhook(Buffer.from(body), SECRETS.FB_APP_SECRET),
          },
        }),
      );
      const unsigned = await webhook.invoke(request('POST', '/facebook', { body }));
      const loggedIn = await login.invoke(
        request('POST', '/login', {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email: 'anna@example.com', password: 'parcel-demo-password' }),
        }),
      );

      expect(added).toMatchObject({ code: 0 });
      expect(handshake).toMatchObject({ statusCode: 200, body: '1158201444' });
      expect(signed).toMatchObject({ statusCode: 200 });
      expect(unsigned).toMatchObject({ statusCode: 403 });
      expect(loggedIn).toMatchObject({ statusCode: 200 });
      expect((loggedIn as { body: string }).body).toContain('"customerName":"Anna"');
    }, 120_000);

    test('puts no secret into a record', () => {
      const records = ['claudia.json', 'infra/claudia/user_login.prod.json'].map(project.read);

      expect(secretsIn(records.join('\n'))).toEqual([]);
    });

    test('deploys again: the next versions of the same bytes, behind the same routes', async () => {
      const before = await Promise.all(LAMBDAS.map(configuration));
      const calls = aws.calls.length;

      const { code, output } = await project.deploy(...DEPLOY);

      const after = await Promise.all(LAMBDAS.map(configuration));
      expect({ code, output }).toMatchObject({ code: 0 });
      expect(after.map(versionOf)).toEqual(before.map((each) => versionOf(each) + 1));
      expect(after.map(({ CodeSha256 }) => CodeSha256)).toEqual(
        before.map(({ CodeSha256 }) => CodeSha256),
      );
      expect(aws.calls.slice(calls).filter((call) => call.endsWith('/resources'))).toEqual([]);
    }, 120_000);

    test('says what a deployment would change, and changes nothing', async () => {
      const before = aws.calls.length;

      const { code, output } = await project.deploy('--stage', 'prod', '--dry-run');

      expect(code).toBe(0);
      expect(output).toContain('would be updated, now version');
      expect(
        aws.calls.slice(before).filter((call) => /^(PUT|POST|ExecuteChangeSet)/.test(call)),
      ).toEqual([]);
    });

    test('rolls back to the versions before, by their aliases alone', async () => {
      const from = versionOf(await configuration('fb_webhook'));

      const { code } = await project.deploy('--rollback', '--stage', 'prod', '--yes');

      const to = versionOf(await configuration('fb_webhook'));
      expect({ code, to }).toEqual({ code: 0, to: from - 1 });
    });

    test('refuses to move a stage to another region', async () => {
      const { code, output } = await project.deploy(
        '--stage',
        'prod',
        '--region',
        'eu-north-1',
        '--yes',
      );

      expect(code).toBe(2);
      expect(output).toContain('claudia.json says that prod is in eu-west-1, not in eu-north-1');
    });

    test('asks before it destroys anything', async () => {
      const { code, output } = await project.deploy('--stage', 'prod', '--destroy');

      expect(code).toBe(1);
      expect(output).toContain('Nobody is there to be asked');
      expect(await configuration('fb_webhook')).toMatchObject({ Runtime: 'nodejs24.x' });
    });

    test('destroys a stage but for its tables, and keeps claudia.json for the next deployment', async () => {
      const { code, output } = await project.deploy('--stage', 'prod', '--destroy', '--yes');

      expect({ code, output }).toMatchObject({ code: 0 });
      await expect(configuration('fb_webhook')).rejects.toThrow();
      expect(await tableNames()).toContain('parcel-messenger-prod-parcels');
      expect(JSON.parse(project.read('claudia.json'))).toEqual(
        expect.objectContaining({ api: { module: 'index' } }),
      );
    });

    test('destroys what is left when asked for the tables too', async () => {
      const { code, output } = await project.deploy(
        ...['--stage', 'prod', '--region', 'eu-west-1', '--destroy', '--with-tables', '--yes'],
      );

      expect({ code, output }).toMatchObject({ code: 0 });
      expect(await tableNames()).toEqual([]);
    });

    test('has printed no secret in all of that', () => {
      expect(project.printed()).toContain('function fb_webhook');
      expect(secretsIn(project.printed())).toEqual([]);
    });
  });
} else {
  test('npm run deploy, in an emulated AWS: for these, pip install "moto[server]"', () => {
    // claudia's own calls are tested without it in `claudia-calls.test.ts`.
    expect(isMotoPresent()).toBe(false);
  });
}

async function putSecrets(endpoint: string, secrets: object): Promise<void> {
  const { ok } = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonSSM.PutParameter',
      authorization: 'AWS4-HMAC-SHA256 Credential=testing/20260101/eu-west-1/ssm/aws4_request',
    },
    body: JSON.stringify({
      Name: '/parcel-messenger/prod/secrets',
      Type: 'SecureString',
      Value: JSON.stringify(secrets),
    }),
  });
  if (!ok) throw new Error('The secrets could not be stored');
}

const versionOf = ({ FunctionArn = '' }: { readonly FunctionArn?: string | undefined }): number =>
  Number(FunctionArn.split(':').at(-1));

const secretsIn = (text: string): readonly string[] =>
  [...Object.values(SECRETS), AWS_KEYS.AWS_SECRET_ACCESS_KEY].filter(
    (secret) => secret.length > 1 && text.includes(secret),
  );
