import { parseDeployOptions, UsageError } from '../../../src/deploy/options';
import { subscribePage } from '../../../src/deploy/facebook/subscribe-page';
import { SUBSCRIBED_FIELDS } from '../../../src/messenger/subscribed-fields';
import { pageConfig } from '../../../src/deploy/login-page/page-config';
import { parseStageSettings, templateParameters } from '../../../src/deploy/stage';
import { FIRED_FIELDS } from '../../../src/local/messenger/webhooks/fields';

describe('the options of a deployment', () => {
  test.each([
    [[]],
    [['--stage', 'Prod']],
    [['--stage', 'latest']],
    [['--stage', 'prod', '--destroy', '--rollback']],
    [['--stage', 'prod', '--with-tables']],
  ])('%j are refused', (words) => {
    expect(() => parseDeployOptions(words)).toThrow(UsageError);
  });

  test('without --yes somebody is asked', () => {
    expect(parseDeployOptions(['--stage', 'prod'])).toMatchObject({ action: 'deploy', yes: false });
  });
});

describe('a stage’s settings', () => {
  test('name every fault', () => {
    expect(() => parseStageSettings('{"companyName":"","mistyped":1}', 'prod.json')).toThrow(
      'prod.json is wrong at: companyName, mistyped',
    );
  });

  test('hold no secret, and the refusal does not quote it', () => {
    const text = JSON.stringify({ companyName: 'X', environment: { FB_APP_SECRET: 'quoted' } });

    expect(() => parseStageSettings(text, 'prod.json')).toThrow(/^(?!.*quoted).*FB_APP_SECRET/);
  });
});

describe('what a stage’s settings become', () => {
  const stageWith = (settings: object) => ({
    ...{ name: 'prod', region: 'eu-west-1' },
    settings: parseStageSettings(JSON.stringify({ companyName: 'X', ...settings }), 'prod.json'),
  });

  test('a bot in Lex that the functions are told of is one that their role may ask', () => {
    const environment = { LEX_BOT_ID: 'ABCDEFGHIJ', LEX_BOT_ALIAS_ID: 'KLMNOPQRST' };

    const parameters = templateParameters(stageWith({ environment }));

    expect(parameters).toMatchObject({ LexBotId: 'ABCDEFGHIJ', LexBotAliasId: 'KLMNOPQRST' });
  });

  test('every parameter of the template can be set, but for those the deployment knows itself', () => {
    const given = { AlarmEmail: 'ops@example.com', HeldPerHour: '20', OpenerPolicy: 'same-origin' };

    const parameters = templateParameters(stageWith({ parameters: { ...given, Stage: 'other' } }));

    expect(parameters).toMatchObject({ ...given, Stage: 'prod' });
  });

  test('the login page knows where the bot answers on other messengers', () => {
    const chatLinks = ['https://t.me/a_bot?start='];

    expect(pageConfig(stageWith({ chatLinks }), 'https://api.example/prod')).toEqual({
      ...{ apiUrl: 'https://api.example/prod', companyName: 'X', chatLinks },
    });
    expect(pageConfig(stageWith({}), 'https://api.example/prod')).not.toHaveProperty('chatLinks');
  });
});

describe('the subscription of a Page', () => {
  test('is for every event that the bot handles', async () => {
    const sent: unknown[] = [];

    await subscribePage(
      {
        post: (path, body) => {
          sent.push([path, body]);
          return Promise.resolve({ ok: true, body: { success: true } });
        },
      },
      '42',
    );

    expect(sent).toEqual([
      ['/42/subscribed_apps', { subscribed_fields: SUBSCRIBED_FIELDS.join(',') }],
    ]);
    expect([...SUBSCRIBED_FIELDS].sort()).toEqual([...FIRED_FIELDS].sort());
  });

  test('refused, it says by which code, and what is needed', async () => {
    const refused = subscribePage(
      {
        post: () =>
          Promise.resolve({
            ok: false,
            failure: { kind: 'refused', code: 200, httpStatus: 403 },
          }),
      },
      '42',
    );

    await expect(refused).rejects.toThrow('error 200); it needs pages_manage_metadata');
  });
});
