import { updateEmail } from '../../../src/delivery/fallback/update-email';

const URL = 'https://m.me/1?ref=a&b';

test.each([
  ['de', 'Guten Tag Anna,', 'Neuigkeiten'],
  ['en', 'Hello Anna,', 'News'],
] as const)('speaks %s, in plain text and in HTML', (locale, hello, news) => {
  const { subject, text, html } = updateEmail({ name: 'Anna', locale }, URL);

  expect(subject).toContain(news);
  expect(text.startsWith(hello)).toBe(true);
  expect(text).toContain(URL);
  expect(html).toContain(`<html lang="${locale}">`);
  expect(html).toContain('href="https://m.me/1?ref=a&amp;b"');
});

test('takes a name for nothing but a name', () => {
  const name = '<script>x</script>\r\nBcc: all@example.com';

  const { subject, text, html } = updateEmail({ name, locale: 'en' }, URL);

  expect(subject).toBe('News about your parcel');
  expect(text.split('\n')[0]).toBe('Hello <script>x</script> Bcc: all@example.com,');
  expect(html).not.toContain('<script>');
});

test('greets somebody without a name all the same', () => {
  const { text } = updateEmail({ locale: 'de' }, URL);

  expect(text.startsWith('Guten Tag,\n')).toBe(true);
});
