import type { AppPermission } from '../../../src/local/messenger/access/app-permissions';
import { refusalOf, setStage } from './harness';
import type { GraphReply, Stage } from './harness';

const GREETING = { greeting: [{ locale: 'default', text: 'Hello' }] };
const HUMAN = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
const TEMPLATE = {
  name: 'parcel_arrived',
  language: 'en',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Your parcel has arrived.' }],
};
const UTILITY = { template: { name: 'parcel_arrived', language: { code: 'en' } } };

type Act = (stage: Stage) => Promise<GraphReply>;

const send: Act = (s) => s.send(s.anna.psid, { text: 'Hi' });
const sendAsHuman: Act = (s) => s.send(s.anna.psid, { text: 'Hi' }, HUMAN);
const sendTemplate: Act = (s) => s.send(s.anna.psid, UTILITY, { messaging_type: 'UTILITY' });
const subscribe: Act = (s) => s.graph('POST', '/me/subscribed_apps?subscribed_fields=messages');
const owner: Act = (s) => s.graph('GET', `/me/thread_owner?recipient=${s.anna.psid}`);
const profile =
  (fields: string): Act =>
  (s) =>
    s.graph('GET', `/${s.anna.psid}?fields=${fields}`);

describe('without its permission', () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await setStage();
    await stage.control.say(stage.anna.psid, 'hello');
    await stage.graph('POST', '/me/message_templates', TEMPLATE);
  });
  afterEach(() => stage.close());

  test.each<[string, AppPermission, Act, readonly [number, number | undefined]]>([
    ['a send', 'pages_messaging', send, [200, 2018028]],
    [
      'the Messenger Profile',
      'pages_messaging',
      (s) => s.graph('POST', '/me/messenger_profile', GREETING),
      [10, undefined],
    ],
    ['thread_owner', 'pages_messaging', owner, [10, undefined]],
    ['personas', 'pages_messaging', (s) => s.graph('GET', '/me/personas'), [10, undefined]],
    ['subscribing', 'pages_messaging', subscribe, [200, undefined]],
    ['managing subscriptions', 'pages_manage_metadata', subscribe, [200, undefined]],
    [
      'the templates',
      'pages_utility_messaging',
      (s) => s.graph('GET', '/me/message_templates'),
      [10, undefined],
    ],
    [
      'the template library',
      'pages_utility_messaging',
      (s) => s.graph('GET', '/message_template_library'),
      [10, undefined],
    ],
    ['a utility message', 'pages_utility_messaging', sendTemplate, [10, undefined]],
    ['HUMAN_AGENT', 'human_agent', sendAsHuman, [10, undefined]],
    ['a profile', 'business_asset_user_profile_access', profile('first_name'), [100, 2018247]],
    ['a profile’s locale', 'pages_user_locale', profile('first_name,locale'), [100, 2018247]],
  ])('%s is refused (%s); with it, it passes', async (_what, permission, act, refusal) => {
    await stage.control.setPermission(permission, false);
    const without = await act(stage);
    await stage.control.setPermission(permission, true);
    const granted = await act(stage);

    expect(refusalOf(without)).toEqual(refusal);
    expect(granted.status).toBe(200);
  });

  test('nothing else changes', async () => {
    await stage.control.setPermission('human_agent', false);
    await stage.control.setPermission('pages_user_locale', false);
    await stage.control.setPermission('pages_utility_messaging', false);

    const answers = [await send(stage), await owner(stage), await profile('first_name')(stage)];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('logins are asked for nothing that the app may not ask', async () => {
    await stage.control.setPermission('pages_show_list', false);
    const admin = await stage.control.addPerson({
      name: 'Ada Min',
      locale: 'en_GB',
      isPageAdmin: true,
    });

    const { accessToken } = await stage.control.facebookLogin(admin.psid, ['pages_show_list']);
    const accounts = await stage.graph('GET', '/me/accounts', undefined, { token: accessToken });

    expect(accounts.body).toEqual({ data: [] });
  });

  test('an emulator starts where that is assumed, and remembers it', async () => {
    const withheld = await setStage({ withheldPermissions: ['human_agent'] });
    await withheld.control.setPermission('pages_messaging', false);
    const granted = await withheld.control.permissions();
    stage.emulator.restore(withheld.emulator.snapshot());

    const restored = await stage.control.permissions();

    expect(granted).not.toContain('human_agent');
    expect(granted).not.toContain('pages_messaging');
    expect(granted).toContain('pages_utility_messaging');
    expect(restored).toEqual(granted);
    await withheld.close();
  });
});
