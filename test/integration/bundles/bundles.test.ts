import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signWebhook } from '../../helpers/sign-webhook';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { startAwsServer } from '../../helpers/aws-server';
import { freshTables } from '../../helpers/tables';
import { startLambda, type LambdaHost } from '../../helpers/lambda-host';

const LAMBDAS = ['fb_webhook', 'user_login', 'parcel_push'] as const;
const APIS = ['fb_webhook', 'user_login'] as const;

const inNode = (script: string, cwd?: string): string =>
  execFileSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    env: {},
    ...(cwd === undefined ? {} : { cwd }),
  }).trim();

describe.each(LAMBDAS)('the bundle of %s', (name) => {
  const folder = path.resolve('dist', name);

  test('is one file and a manifest without dependencies', () => {
    const files = readdirSync(folder).sort();
    const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

    expect(files).toEqual(['index.js', 'package.json']);
    expect(manifest).toMatchObject({ files: ['index.js'] });
    expect(manifest).not.toHaveProperty('dependencies');
  });

  test('installs into an empty folder from its packed form and loads there (botbuilder-adapter-facebook 1.0.12 could not)', () => {
    const empty = mkdtempSync(path.join(tmpdir(), 'parcel-messenger-'));
    const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', empty, folder], {
      encoding: 'utf8',
    });
    execFileSync('npm', [
      'install',
      '--silent',
      '--no-audit',
      '--prefix',
      empty,
      path.join(empty, packed.trim()),
    ]);

    const loaded = inNode(
      `const m = require(${JSON.stringify(name.replace('_', '-'))}); console.log(typeof m.handler, m.handler.length)`,
      empty,
    );

    expect(loaded).toBe('function 2');
    rmSync(empty, { recursive: true });
  });
});

describe.each(APIS)('the API module %s', (name) => {
  test('has what claudia asks for', () => {
    const exported: unknown = JSON.parse(
      inNode(
        `const m = require('./dist/${name}'); console.log(JSON.stringify({ same: m.proxyRouter === m.handler, config: m.apiConfig() }))`,
      ),
    );

    expect(exported).toMatchObject({ same: true, config: { version: 4 } });
  });
});

describe.each(['22', '24'])('under Lambda’s Node %s', (major) => {
  let db: LocalDynamoDb;
  let node: string;
  let env: Readonly<Record<string, string>>;
  const hosts: LambdaHost[] = [];

  const start = async (name: string): Promise<LambdaHost> => {
    const host = await startLambda({ node, folder: `dist/${name}`, env });
    hosts.push(host);
    return host;
  };

  beforeAll(async () => {
    node = execFileSync(process.execPath, ['scripts/fetch-node.mjs', major], {
      encoding: 'utf8',
    }).trim();
    db = await startDynamoDb();
    const { client, prefix } = await freshTables(db.endpoint);
    client.destroy();
    env = {
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: db.endpoint,
      TABLE_PREFIX: prefix,
      GRAPH_API_URL: 'http://127.0.0.1:9/v25.0',
      FB_PAGE_ID: '1',
      FB_APP_ID: '2',
      FB_APP_SECRET: 'bundle-test-secret',
      FB_PAGE_ACCESS_TOKEN: 'bundle-test-token',
      FB_VERIFY_TOKEN: 'bundle-test-verify',
      PASSWORD_PEPPER: 'bundle-test-pepper-0123456789-0123',
      LOGIN_PAGE_URL: 'https://login.example/',
    };
  }, 180_000);

  afterAll(async () => {
    await Promise.all(hosts.map((host) => host.stop()));
    await db.close();
  });

  const facebook = (httpMethod: string, rest: object) => ({
    resource: '/facebook',
    path: '/facebook',
    httpMethod,
    headers: {},
    queryStringParameters: null,
    body: null,
    isBase64Encoded: false,
    ...rest,
  });

  test('fb_webhook answers the handshake, takes a signed webhook and refuses an unsigned one', async () => {
    const host = await start('fb_webhook');
    const body = JSON.stringify({
      object: 'page',
      entry: [
        {
          id: '1',
          time: Date.now(),
          messaging: [
            {
              sender: { id: '77' },
              recipient: { id: '1' },
              timestamp: Date.now(),
              message: { mid: `m_${major}`, text: 'hello' },
            },
          ],
        },
      ],
    });

    const handshake = await host.invoke(
      facebook('GET', {
        queryStringParameters: {
          'hub.mode': 'subscribe',
          'hub.verify_token': 'bundle-test-verify',
          'hub.challenge': '1158201444',
        },
      }),
    );
    const signed = await host.invoke(
      facebook('POST', {
        body,
        headers: { 'X-Hub-Signature-256': signWebhook(Buffer.from(body), 'bundle-test-secret') },
      }),
    );
    const unsigned = await host.invoke(facebook('POST', { body }));

    expect(handshake).toMatchObject({ statusCode: 200, body: '1158201444' });
    expect(signed).toMatchObject({ statusCode: 200 });
    expect(unsigned).toMatchObject({ statusCode: 403 });
  });

  test('user_login refuses a wrong password', async () => {
    const host = await start('user_login');

    const answer = await host.invoke({
      resource: '/login',
      path: '/login',
      httpMethod: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'nobody@example.com', password: 'wrong' }),
      isBase64Encoded: false,
      requestContext: { identity: { sourceIp: '127.0.0.1' } },
    });

    expect(answer).toMatchObject({ statusCode: 401 });
  });

  test('parcel_push runs its schedule', async () => {
    const host = await start('parcel_push');

    const answer = await host.invoke({
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      detail: {},
    });

    expect(answer).toMatchObject({ batchItemFailures: [] });
  });

  test('secrets come from the parameter that SECRETS_PARAMETER names', async () => {
    const ssm = await startAwsServer('ssm', () => ({
      status: 200,
      body: { Parameter: { Value: '{"FB_VERIFY_TOKEN":"token-from-the-parameter"}' } },
    }));
    const host = await startLambda({
      node,
      folder: 'dist/fb_webhook',
      env: { ...env, SECRETS_PARAMETER: '/prod', AWS_ENDPOINT_URL_SSM: ssm.endpoint },
    });
    hosts.push(host);

    const handshake = await host.invoke(
      facebook('GET', {
        queryStringParameters: {
          'hub.mode': 'subscribe',
          'hub.verify_token': 'token-from-the-parameter',
          'hub.challenge': '1158201444',
        },
      }),
    );
    await ssm.close();

    expect(handshake).toMatchObject({ statusCode: 200, body: '1158201444' });
    expect(ssm.calls).toMatchObject([{ body: { Name: '/prod', WithDecryption: true } }]);
  });

  test('a missing secret is a clear error at the first invocation', async () => {
    const host = await startLambda({
      node,
      folder: 'dist/fb_webhook',
      env: { ...env, FB_APP_SECRET: '' },
    });
    hosts.push(host);

    const answer = host.invoke(facebook('GET', {}));

    await expect(answer).rejects.toThrow('FB_APP_SECRET is missing');
  });
});
