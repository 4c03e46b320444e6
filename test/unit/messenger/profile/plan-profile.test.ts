import fc from 'fast-check';
import {
  PROPERTIES,
  type MessengerProfile,
  type Property,
} from '../../../../src/messenger/profile/messenger-profile';
import {
  differing,
  planProfile,
  type ProfileStep,
} from '../../../../src/messenger/profile/plan-profile';

/** Facebook's side: takes one property after the other, and refuses a menu without Get Started at any moment. */
function take(profile: MessengerProfile, step: ProfileStep): MessengerProfile {
  const changes =
    step.do === 'set'
      ? Object.entries(step.properties)
      : step.properties.map((property) => [property, undefined] as const);
  return changes.reduce<MessengerProfile>((present, [property, value]) => {
    const next = Object.fromEntries(
      Object.entries({ ...present, [property]: value }).filter(([, each]) => each !== undefined),
    );
    if ('persistent_menu' in next && !('get_started' in next)) throw new Error('refused');
    return next;
  }, profile);
}

const locales = fc.shuffledSubarray(['default', 'de_DE', 'fr_FR'], { minLength: 1 });
const localised = <T extends object>(rest: fc.Arbitrary<T>) =>
  locales.chain((names) =>
    fc.tuple(...names.map((locale) => rest.map((each) => ({ locale, ...each })))),
  );
const word = fc.constantFrom('a', 'b', 'c');
const item = fc.record({ type: fc.constant('postback'), title: word, payload: word });
const items = fc.record({ call_to_actions: fc.array(item, { minLength: 1, maxLength: 3 }) });

/** Whatever may be on a Page: never a menu without Get Started. */
const profiles: fc.Arbitrary<MessengerProfile> = fc
  .record(
    {
      get_started: fc.record({ payload: word }),
      greeting: localised(fc.record({ text: word })),
      ice_breakers: localised(items),
      persistent_menu: localised(items),
      commands: localised(fc.record({ commands: fc.array(word, { minLength: 1, maxLength: 2 }) })),
      whitelisted_domains: fc.uniqueArray(word, { minLength: 1 }),
      account_linking_url: word,
    },
    { requiredKeys: [] },
  )
  .filter(
    ({ persistent_menu, get_started }) =>
      persistent_menu === undefined || get_started !== undefined,
  );

describe('a plan', () => {
  test('makes what is wanted of whatever is there, and is never refused on the way', () => {
    fc.assert(
      fc.property(profiles, profiles, (have, want) => {
        const became = planProfile(have, want).reduce(take, have);

        expect(differing(became, want)).toEqual([]);
      }),
    );
  });

  test('takes one call to set and one to remove, at most, and none for what is right', () => {
    fc.assert(
      fc.property(profiles, profiles, (have, want) => {
        const steps = planProfile(have, want).map((step) => step.do);

        expect(['', 'set', 'remove', 'set,remove']).toContain(steps.join());
        expect(planProfile(want, want)).toEqual([]);
      }),
    );
  });

  test('leaves alone what does not differ', () => {
    const have = { get_started: { payload: 'a' }, account_linking_url: 'https://a.example' };

    const plan = planProfile(have, { ...have, account_linking_url: 'https://b.example' });

    expect(plan).toEqual([{ do: 'set', properties: { account_linking_url: 'https://b.example' } }]);
  });

  test('sets Get Started before the menu, and removes it after', () => {
    const all = { persistent_menu: [{ locale: 'default' }], get_started: { payload: 'a' } };
    const menu = { call_to_actions: [{ type: 'postback', title: 'A', payload: 'a' }] };
    const want = { ...all, persistent_menu: [{ locale: 'default', ...menu }] };

    const [set] = planProfile({}, want);
    const [remove] = planProfile(want, {});

    expect(set?.do === 'set' && Object.keys(set.properties)).toEqual([
      ...['get_started', 'persistent_menu'],
    ]);
    expect(remove).toEqual({ do: 'remove', properties: ['persistent_menu', 'get_started'] });
  });
});

describe('profiles are the same', () => {
  const menuOf = (...titles: readonly string[]) => [
    {
      locale: 'default',
      call_to_actions: titles.map((title) => ({ type: 'postback', title, payload: 'P' })),
    },
  ];
  const same = (property: Property, one: unknown, other: unknown) =>
    differing({ [property]: one }, { [property]: other }).length === 0;

  test.each<[string, Property, unknown, unknown]>([
    ['another order of keys', 'get_started', { payload: 'a', x: 1 }, { x: 1, payload: 'a' }],
    [
      'another order of locales',
      'greeting',
      [
        { locale: 'default', text: 'a' },
        { locale: 'de_DE', text: 'b' },
      ],
      [
        { text: 'b', locale: 'de_DE' },
        { locale: 'default', text: 'a' },
      ],
    ],
    [
      'what Facebook fills in',
      'persistent_menu',
      [
        {
          locale: 'default',
          composer_input_disabled: false,
          call_to_actions: [
            { type: 'web_url', url: 'u', title: 't', webview_height_ratio: 'full' },
          ],
        },
      ],
      [{ locale: 'default', call_to_actions: [{ type: 'web_url', title: 't', url: 'u' }] }],
    ],
    [
      'another order of sites, or a slash behind one',
      'whitelisted_domains',
      ['https://b.example/', 'https://a.example'],
      ['https://a.example', 'https://b.example'],
    ],
    ['an empty list for nothing', 'commands', [], undefined],
  ])('but for %s', (_, property, one, other) => {
    expect(same(property, one, other)).toBe(true);
  });

  test.each<[string, Property, unknown, unknown]>([
    ['the order of a menu', 'persistent_menu', menuOf('a', 'b'), menuOf('b', 'a')],
    ['an item twice', 'persistent_menu', menuOf('a', 'a'), menuOf('a')],
    [
      'a field that can’t be written in',
      'persistent_menu',
      menuOf('a'),
      menuOf('a').map((entry) => ({ ...entry, composer_input_disabled: true })),
    ],
    ['a shape that nobody knows', 'greeting', 'hello', [{ locale: 'default', text: 'hello' }]],
    [
      'a payload that only looks like a choice',
      'get_started',
      { payload: '{"do":"start","v":1}' },
      { payload: '{"v":1,"do":"start"}' },
    ],
  ])('not in spite of %s', (_, property, one, other) => {
    expect(same(property, one, other)).toBe(false);
  });

  test('whatever the two are: the same as themselves, and either way round', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROPERTIES), fc.jsonValue(), fc.jsonValue(), (name, a, b) => {
        expect(same(name, a, a)).toBe(true);
        expect(same(name, a, b)).toBe(same(name, b, a));
      }),
    );
  });
});
