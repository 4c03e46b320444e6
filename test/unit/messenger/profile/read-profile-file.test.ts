import shipped from '../../../../messenger-profile.json';
import { decodeChoice } from '../../../../src/messenger/choice';
import { readProfileFile } from '../../../../src/messenger/profile/read-profile-file';

const STARTED = { choice: { do: 'start' } };
const HELP = { type: 'postback', title: 'Help', choice: { do: 'help' } };
const menu = (...items: readonly unknown[]) => [{ locale: 'default', call_to_actions: items }];

function faultsOf(json: unknown, env = {}): string {
  try {
    readProfileFile(json, env);
    return '';
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'config_invalid' });
    return (thrown as Error).message;
  }
}

describe('the profile that is shipped', () => {
  const profile = readProfileFile(shipped, { LOGIN_PAGE_URL: 'https://login.example.com/' });
  const menus = profile.persistent_menu as readonly {
    readonly locale: string;
    readonly call_to_actions: readonly { readonly title: string; readonly payload: string }[];
  }[];

  test('needs the address of the login page only', () => {
    expect(Object.keys(profile)).toEqual([
      ...['get_started', 'greeting', 'persistent_menu', 'account_linking_url'],
    ]);
  });

  test('offers the same in both languages, but for the way to the other language', () => {
    const [english = [], german = []] = menus.map(({ call_to_actions }) =>
      call_to_actions.map(({ payload }) => decodeChoice(payload)),
    );

    expect(menus.map(({ locale }) => locale)).toEqual(['default', 'de_DE']);
    expect(german).toEqual(
      english.map((choice) =>
        choice?.do === 'language' ? { do: 'language', locale: 'en' } : choice,
      ),
    );
  });

  test('leaves Get Started to be seen, which brings references into new chats', () => {
    expect(shipped).not.toHaveProperty('ice_breakers');
    expect(shipped).not.toHaveProperty('commands');
  });
});

describe('a choice in the file', () => {
  test('goes to Facebook as the payload that the bot reads', () => {
    const profile = readProfileFile({ get_started: STARTED, persistent_menu: menu(HELP) }, {});

    expect(profile).toEqual({
      get_started: { payload: '{"v":1,"do":"start"}' },
      persistent_menu: menu({ type: 'postback', title: 'Help', payload: '{"v":1,"do":"help"}' }),
    });
  });

  test.each([
    ['unknown', { do: 'explode' }],
    ['lacking what belongs to it', { do: 'language' }],
    ['holding what does not belong to it', { do: 'help', topic: 'parcels' }],
    ['no object', 'help'],
    ['missing', undefined],
  ])('that is %s is refused, with its place and the choices that there are', (_, choice) => {
    const faults = faultsOf({
      get_started: STARTED,
      persistent_menu: menu(HELP, { ...HELP, choice }),
    });

    expect(faults).toContain('persistent_menu[0].call_to_actions[1].choice');
    if (choice !== undefined) expect(faults).toContain('myParcels');
  });
});

describe('a variable', () => {
  const json = {
    account_linking_url: '${LOGIN_PAGE_URL}',
    whitelisted_domains: ['https://a.example', '${SHOP_URL?}'],
  };

  test('is filled in', () => {
    const env = { LOGIN_PAGE_URL: 'https://login.example', SHOP_URL: 'https://shop.example' };

    expect(readProfileFile(json, env)).toEqual({
      account_linking_url: 'https://login.example',
      whitelisted_domains: ['https://a.example', 'https://shop.example'],
    });
  });

  test('that is not set is named, with its place', () => {
    expect(faultsOf(json)).toMatch(/account_linking_url .*LOGIN_PAGE_URL is not set$/);
  });

  test('that is optional takes its entry along when it is not set', () => {
    const profile = readProfileFile(
      { whitelisted_domains: ['${SHOP_URL?}'], account_linking_url: '${A?}' },
      { SHOP_URL: ' ' },
    );

    expect(profile).toEqual({});
  });

  test('that holds no https address is refused', () => {
    expect(faultsOf(json, { LOGIN_PAGE_URL: 'http://login.example' })).toContain(
      'account_linking_url must be an https address',
    );
  });
});

test.each([
  [
    'a title of 31 characters',
    menuOf({ ...HELP, title: 'x'.repeat(31) }),
    'title must have at most 30 characters, not 31',
  ],
  ['an empty title', menuOf({ ...HELP, title: '' }), 'title must not be empty'],
  [
    '21 menu items',
    menuOf(...Array<unknown>(21).fill(HELP)),
    'call_to_actions must have at most 20 entries, not 21',
  ],
  ['a menu of nothing', menuOf(), 'call_to_actions must not be empty'],
  [
    'a nested menu',
    menuOf({ type: 'nested', title: 'More' }),
    '[0].type must have the type "postback" or "web_url"',
  ],
  [
    'a link without TLS',
    menuOf({ type: 'web_url', title: 'Shop', url: 'http://a.example' }),
    'url must be an https address',
  ],
  [
    'a height that does not exist',
    menuOf({
      type: 'web_url',
      title: 'Shop',
      url: 'https://a.example',
      webview_height_ratio: 'huge',
    }),
    'webview_height_ratio must be',
  ],
  [
    'a menu without Get Started',
    { persistent_menu: menu(HELP) },
    'persistent_menu needs get_started too',
  ],
  [
    'commands beside a menu',
    {
      ...menuOf(HELP),
      commands: [{ locale: 'default', commands: [{ name: 'help', description: 'Help' }] }],
    },
    'commands would hide the persistent menu',
  ],
  [
    'no default locale',
    { greeting: [{ locale: 'de_DE', text: 'Hallo' }] },
    'greeting needs an entry with the locale "default"',
  ],
  [
    'a locale twice',
    {
      greeting: [
        { locale: 'default', text: 'a' },
        { locale: 'default', text: 'b' },
      ],
    },
    'greeting has two entries for the same locale',
  ],
  [
    'a language for a locale',
    {
      greeting: [
        { locale: 'default', text: 'a' },
        { locale: 'de', text: 'b' },
      ],
    },
    'greeting[1].locale must be',
  ],
  [
    'a greeting of 161 characters',
    { greeting: [{ locale: 'default', text: 'x'.repeat(161) }] },
    'greeting[0].text must have at most 160',
  ],
  [
    'five ice breakers',
    {
      ice_breakers: [
        {
          locale: 'default',
          call_to_actions: Array<unknown>(5).fill({
            question: 'Where?',
            choice: { do: 'myParcels' },
          }),
        },
      ],
    },
    'must have at most 4 entries, not 5',
  ],
  [
    'a misspelt property',
    { get_startet: STARTED },
    'get_startet is nothing that Facebook knows here',
  ],
  [
    'what Facebook only tells',
    { subject_to_new_eu_privacy_rules: true },
    'is nothing that Facebook knows here',
  ],
  ['a text that is missing', { greeting: [{ locale: 'default' }] }, 'greeting[0].text is missing'],
  ['no object', 'hello', 'must be an object'],
])('refuses %s, and says where and what to change', (_, json, sentence) => {
  expect(faultsOf(json)).toContain(sentence);
});

test('tells all mistakes at once, each on its own line', () => {
  const faults = faultsOf({ get_started: {}, greeting: [] });

  expect(faults.split('\n')).toHaveLength(3);
});

function menuOf(...items: readonly unknown[]) {
  return { get_started: STARTED, persistent_menu: menu(...items) };
}
