import { secretsRotate } from '../../../src/cli/commands/secrets-rotate';
import { secretsSet } from '../../../src/cli/commands/secrets-set';
import { createAwsCall } from '../../../src/shared/aws-call';
import { createHttpTransport } from '../../../src/shared/http-transport';
import { createDynamoDb } from '../../../src/store/dynamodb';
import { readSsmParameter } from '../../../src/store/read-ssm-parameter';
import { createSettings } from '../../../src/store/secrets';
import { commandWorld, typeCommand } from '../../helpers/command-world';
import { isMotoPresent, startMoto } from '../../helpers/moto-server';
import { localCredentials } from '../../helpers/tables';

if (isMotoPresent()) {
  describe('secrets in an emulated AWS', () => {
    let aws: Awaited<ReturnType<typeof startMoto>>;
    beforeAll(async () => {
      aws = await startMoto();
    });
    afterAll(() => aws.close());

    const type = (words: readonly string[], stdin: string) =>
      typeCommand(
        [secretsSet, secretsRotate],
        commandWorld({
          env: { AWS_ENDPOINT_URL: aws.endpoint },
          readStdin: () => Promise.resolve(stdin),
        }),
        ['secrets', ...words, '--stage', 'prod'],
      );

    test('are what a Lambda reads, before and after a rotation', async () => {
      let now = Date.now();
      const env = {
        AWS_ENDPOINT_URL: aws.endpoint,
        SECRETS_PARAMETER: '/parcel-messenger/prod/secrets',
      };
      const callAws = createAwsCall({
        identity: () => createDynamoDb(localCredentials).config,
        env,
        transport: createHttpTransport(),
        clock: Date.now,
      });
      const settings = createSettings(
        env,
        (parameter) => readSsmParameter({ callAws, sleep: () => Promise.resolve() }, parameter),
        () => now,
      );

      const first = await type(['set', '--json-stdin'], '{"FB_APP_SECRET":"app-secret-1"}');
      const before = await settings.read();
      await type(['rotate', 'app-secret', '--stdin'], 'app-secret-2');
      now += 60_000;
      settings.doubt();
      const after = await settings.read();

      expect(first).toMatchObject({ code: 0, err: '' });
      expect(before['FB_APP_SECRET']).toBe('app-secret-1');
      expect(after['FB_APP_SECRET']).toBe('app-secret-2,app-secret-1');
    });
  });
} else {
  test('secrets in an emulated AWS: for these, pip install "moto[server]"', () => {
    // The same is tested against a server of ours in `secrets.test.ts`.
    expect(isMotoPresent()).toBe(false);
  });
}
