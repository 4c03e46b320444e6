import { readPageProfile } from '../../../src/local/page/messenger/page-profile';

const person = (locale = 'en_GB') => ({
  psid: '1',
  name: 'Anna Maria Berger',
  locale,
  hasProfile: true,
});

const localized = (setting: object) => [{ locale: 'default', ...setting }];

describe('the Page’s profile, as one person sees it', () => {
  it('is empty before the Page has set anything', () => {
    const profile = readPageProfile({}, person());

    expect(profile).toEqual({
      greeting: undefined,
      hasGetStarted: false,
      iceBreakers: [],
      menu: [],
      composerDisabled: false,
      commands: [],
    });
  });

  it.each([
    ['de_DE', 'Hallo'],
    ['en_GB', 'Hello'],
  ])('speaks the language of %s where it can', (locale, expected) => {
    const greeting = [
      { locale: 'de_DE', text: 'Hallo' },
      { locale: 'default', text: 'Hello' },
    ];

    const profile = readPageProfile({ greeting }, person(locale));

    expect(profile.greeting).toBe(expected);
  });

  it('fills the names in, and leaves what it does not know', () => {
    const text = '{{user_first_name}}|{{user_last_name}}|{{user_full_name}}|{{order}}';

    const profile = readPageProfile({ greeting: localized({ text }) }, person());

    expect(profile.greeting).toBe('Anna|Maria Berger|Anna Maria Berger|{{order}}');
  });

  it('shows commands in place of the menu', () => {
    const menu = [{ type: 'postback', title: 'Help', payload: 'HELP' }];
    const commands = [{ name: 'track', description: 'Where is it?' }];
    const stored = {
      persistent_menu: localized({ call_to_actions: menu, composer_input_disabled: true }),
    };

    const withMenu = readPageProfile(stored, person());
    const withBoth = readPageProfile({ ...stored, commands: localized({ commands }) }, person());

    expect(withMenu).toMatchObject({ menu, composerDisabled: true, commands: [] });
    expect(withBoth).toMatchObject({ menu: [], commands });
  });
});
