import { isEmail, normalizeEmail } from '../../../src/accounts/email';

describe('an e-mail', () => {
  test('is stored and found trimmed and in lower case', () => {
    const email = normalizeEmail('  Anna.Berger@Example.COM\n');

    expect(email).toBe('anna.berger@example.com');
  });

  test.each(['anna@example.com', 'a+b@x.co.uk', "o'neil@müller.de"])('%s is plausible', (email) => {
    const plausible = isEmail(email);

    expect(plausible).toBe(true);
  });

  test.each([
    '',
    'anna',
    'anna@',
    '@example.com',
    'anna@localhost',
    'a@b@c.de',
    'a b@c.de',
    'anna@example.',
    'anna@.com',
    'anna@example..com',
    `${'a'.repeat(250)}@example.com`,
  ])('%j is none', (email) => {
    const plausible = isEmail(email);

    expect(plausible).toBe(false);
  });
});
