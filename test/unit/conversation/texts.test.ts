import { menu, voiceIn } from '../../../src/conversation/replies/voice';
import { textsOf } from '../../../src/conversation/texts/texts-of';

const LONGEST_NAME = 'N'.repeat(60);

describe.each(['de', 'en'] as const)('the texts in %s', (locale) => {
  const texts = textsOf(locale);

  test('those above a button fit into 640 characters with the longest name', () => {
    const above = [
      ...[texts.logIn, texts.logInForParcels, texts.logInFailed].flatMap((purpose) => [
        `${purpose} ${texts.logInInApp}`,
        `${purpose} ${texts.logInByLink}`,
      ]),
      texts.linked(LONGEST_NAME),
      texts.logOut(LONGEST_NAME),
    ];

    expect(above.filter((text) => text.length > 640)).toEqual([]);
  });

  test('titles of buttons and quick replies fit into 20 characters', () => {
    const { addTo, ...others } = texts.choices;
    const titles = [...Object.values(others), addTo('T-2ABCDE')];

    expect(titles.filter((title) => title.length > 20)).toEqual([]);
  });

  test('say where the Log In button works, and what to do elsewhere', () => {
    const { logInInApp, logInByLink, choices } = texts;

    expect(logInInApp).toMatch(/Messenger.App.*(phone|Telefon)/i);
    expect(logInInApp).toContain(choices.onComputer);
    expect(logInByLink).toMatch(/browser/i);
    expect(logInByLink).not.toMatch(/app|phone|Telefon/i);
  });

  test('disclose automation wherever a conversation may begin', () => {
    const greetings = [texts.greeting(undefined), texts.greeting('Anna')];
    const openings = [texts.disclosure, ...greetings, texts.help, texts.notUnderstood];

    expect(openings.filter((text) => !/automated|automatischer/.test(text))).toEqual([]);
  });

  test('the menu offers the other language', () => {
    const titles = menu(voiceIn(locale, true)).map(({ title }) => title);

    expect(titles).toContain(locale === 'de' ? 'English' : 'Deutsch');
  });
});
