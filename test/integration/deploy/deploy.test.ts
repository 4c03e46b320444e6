import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DeployProject } from '../../helpers/deploy-project';
import type { EmulatedAws } from '../../helpers/emulated-aws';
import { isMotoPresent } from '../../helpers/moto-server';
import { readZip } from '../../helpers/read-zip';
import { runs } from '../../helpers/runs';
import { signWebhook } from '../../helpers/sign-webhook';
import { startProcess } from '../../helpers/start-process';
import { MINUTE } from '../../../src/shared/clock';
import { named } from '../doctor/doctor-world';
import { AWS_DEFECTS, completeTables } from './aws-defects';
import {
  LAMBDAS,
  SECRETS,
  secretsIn,
  startDeployWorld,
  versionOf,
  type DeployUnderTest,
} from './deploy-world';

const DEPLOY = ['--stage', 'prod', '--region', 'eu-west-1', '--yes'];
const WITHOUT_FACEBOOK = [...DEPLOY, '--skip-facebook'];

/** What AWS or Facebook refuses, and the step that then fails. */
const REFUSED = [
  ['an API that has just been made', { aws: /\/deployments$/ }, 'function fb_webhook'],
  ['the stack', { aws: /^CreateChangeSet parcel-messenger-prod$/ }, 'stack parcel-messenger-prod'],
  ['the alias of fb_webhook', { aws: /prod-fb_webhook\/aliases/ }, 'function fb_webhook'],
  ['the alias of user_login', { aws: /prod-user_login\/aliases/ }, 'function user_login'],
  ['the alias of parcel_push', { aws: /prod-parcel_push\/aliases/ }, 'function parcel_push'],
  [
    'the triggers',
    { aws: /^CreateChangeSet .*-triggers$/ },
    'stack parcel-messenger-prod-triggers',
  ],
  ['the login page', { aws: /^PUT \/parcel-messenger-prod-loginpage/ }, 'upload the login page'],
  ['the profile', { facebook: 'pages_messaging' }, 'Messenger profile'],
  ['the subscription', { facebook: 'pages_manage_metadata' }, 'subscribe the Page’s events'],
] as const;

if (isMotoPresent()) {
  // Each test goes on from where the one before has left the stage.
  describe('npm run deploy, in an emulated AWS', () => {
    let world: DeployUnderTest;
    let aws: EmulatedAws;
    let project: DeployProject;

    beforeAll(async () => {
      world = await startDeployWorld();
      ({ aws, project } = world);
      await world.putSecrets();
    });
    afterAll(() => world.close());

    const refused = async (refusal: (typeof REFUSED)[number][1]) => {
      if ('aws' in refusal) aws.refuse = refusal.aws;
      else await world.facebook.control.setPermission(refusal.facebook, false);
      const ended = await project.deploy(...DEPLOY);
      if ('aws' in refusal) aws.refuse = undefined;
      else await world.facebook.control.setPermission(refusal.facebook, true);
      return ended;
    };

    test.each(REFUSED.slice(0, runs({ ci: 1, long: REFUSED.length })))(
      'says what failed at %s, and can be typed again',
      async (_, refusal, step) => {
        const { code, output } = await refused(refusal);

        expect(code).toBe(1);
        expect(output).toMatch(new RegExp(`${step}\\n(   .*\\n)*   failed after`));
        expect(output).toContain('type the same command');
      },
      120_000,
    );

    test('goes on from what the failures left, and leaves nothing twice', async () => {
      const { code, output } = await project.deploy(...WITHOUT_FACEBOOK);

      const apis = await world.readApis('/restapis');
      expect({ code, output }).toMatchObject({ code: 0 });
      expect(apis.map(({ name }) => name).sort()).toEqual([
        'parcel-messenger-prod-fb_webhook',
        'parcel-messenger-prod-user_login',
      ]);
      expect(output).toContain(
        `https://${world.apiId('claudia.json')}.execute-api.eu-west-1.amazonaws.com/prod/facebook`,
      );
    }, 120_000);

    test('lets API Gateway pass on what the functions answer to, and nothing else', async () => {
      const routesOf = async (record: string): Promise<readonly string[]> => {
        const resources = await world.readApis(
          `/restapis/${world.apiId(record)}/resources?embed=methods&limit=500`,
        );
        return resources
          .flatMap(({ path: route = '', resourceMethods = {} }) =>
            Object.keys(resourceMethods).map((method) => `${method} ${route}`),
          )
          .sort();
      };

      const webhook = await routesOf('claudia.json');
      const login = await routesOf('infra/claudia/user_login.prod.json');

      expect(webhook).toEqual(['GET /facebook', 'POST /facebook', 'POST /telegram']);
      expect(login).toEqual([
        'GET /data-deletion/{code}',
        'OPTIONS /data-deletion',
        'OPTIONS /data-deletion/{code}',
        'OPTIONS /deauthorize',
        'OPTIONS /login',
        'OPTIONS /login/facebook',
        'POST /data-deletion',
        'POST /deauthorize',
        'POST /login',
        'POST /login/facebook',
      ]);
    });

    test.each(LAMBDAS)('%s runs what was packed: one file and its manifest', async (lambda) => {
      const deployed = await world.configuration(lambda);
      const zip = world.archive(lambda);

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

    const request = (httpMethod: string, resource: string, rest: object) => ({
      ...{ resource, path: resource, httpMethod, headers: {}, queryStringParameters: null },
      ...{ body: null, isBase64Encoded: false },
      ...{ requestContext: { identity: { sourceIp: '127.0.0.1' } } },
      ...rest,
    });

    test('answers as deployed: the handshake, a signed webhook, a login; an unsigned webhook gets 403', async () => {
      const added = await startProcess(
        path.resolve('dist/cli.js'),
        ['customers', 'add', '--email', 'anna@example.com', '--name', 'Anna', '--password-stdin'],
        { ...world.env, TABLE_PREFIX: 'parcel-messenger-prod-', ...SECRETS },
        process.cwd(),
        'parcel-demo-password',
      ).ended;
      const webhook = await world.start('fb_webhook');
      const login = await world.start('user_login');
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

    test('the same source makes the same bundle, byte by byte', () => {
      const again = path.join(project.folder, 'again');
      execFileSync(process.execPath, ['scripts/build.mjs', '--quiet', `--lambdas=${again}`]);

      const differing = LAMBDAS.filter(
        (lambda) =>
          !readFileSync(`${again}/${lambda}/index.js`).equals(
            readFileSync(`dist/${lambda}/index.js`),
          ),
      );

      expect(differing).toEqual([]);
    });

    test('deploys again: the next versions of the same bytes, behind the same routes', async () => {
      const before = await Promise.all(LAMBDAS.map(world.configuration));
      const calls = aws.calls.length;

      const { code, output } = await project.deploy(...DEPLOY);

      const after = await Promise.all(LAMBDAS.map(world.configuration));
      expect({ code, output }).toMatchObject({ code: 0 });
      expect(output).toContain('changed with 2 calls, and read back');
      expect(output).toMatch(/ok +subscribed-fields/);
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
      expect(output).toMatch(/(version \d+ would be published anew, as it is\n[^]*){3}/);
      expect(output).toMatch(/-triggers\n +nothing to change/);
      expect(
        aws.calls.slice(before).filter((call) => /^(PUT|POST|ExecuteChangeSet)/.test(call)),
      ).toEqual([]);
    });

    test('rolls back to the versions before, by their aliases alone', async () => {
      const from = versionOf(await world.configuration('fb_webhook'));

      const { code } = await project.deploy('--rollback', '--stage', 'prod', '--yes');

      const to = versionOf(await world.configuration('fb_webhook'));
      expect({ code, to }).toEqual({ code: 0, to: from - 1 });
    });

    describe('cli doctor', () => {
      beforeAll(() => completeTables(world));

      test('finds nothing in what was deployed', async () => {
        const examined = await world.examine();

        expect({ code: examined.code, named: named(examined) }).toEqual({ code: 0, named: [] });
      });

      test.each(AWS_DEFECTS)('names %s, and nothing else: %s', async (_, name, breakIt) => {
        world.facebook.time.jump(10 * MINUTE);
        const mend = await breakIt(world);

        const examined = await world.examine();

        await mend();
        expect({ code: examined.code, named: named(examined) }).toEqual({ code: 1, named: [name] });
      });
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
      expect(await world.configuration('fb_webhook')).toMatchObject({ Runtime: 'nodejs24.x' });
    });

    test('destroys a stage but for its tables, and keeps claudia.json for the next deployment', async () => {
      const { code, output } = await project.deploy('--stage', 'prod', '--destroy', '--yes');

      expect({ code, output }).toMatchObject({ code: 0 });
      await expect(world.configuration('fb_webhook')).rejects.toThrow();
      expect(await world.tableNames()).toContain('parcel-messenger-prod-parcels');
      expect(JSON.parse(project.read('claudia.json'))).toEqual(
        expect.objectContaining({ api: { module: 'index' } }),
      );
    });

    test('destroys what is left when asked for the tables too', async () => {
      const { code, output } = await project.deploy(
        ...['--stage', 'prod', '--region', 'eu-west-1', '--destroy', '--with-tables', '--yes'],
      );

      expect({ code, output }).toMatchObject({ code: 0 });
      expect(await world.tableNames()).toEqual([]);
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
