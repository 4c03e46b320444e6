import fc from 'fast-check';
import {
  isWebAddress,
  readShortLink,
  splitLinks,
  toLocalAddress,
} from '../../../src/local/page/messenger/links';

const url = (piece: ReturnType<typeof splitLinks>[number]): string | undefined =>
  typeof piece === 'string' ? undefined : piece.url;

describe('links in a text', () => {
  it.each([
    ['see https://a.example/x.', ['see ', 'https://a.example/x', '.']],
    ['(http://a.example/?q=1&r=2)', ['(', 'http://a.example/?q=1&r=2', ')']],
    ['m.me/1?ref=abc', ['https://m.me/1?ref=abc']],
    ['no.me/1 or javascript:alert(1)', ['no.me/1 or javascript:alert(1)']],
    ['https://', ['https://']],
  ])('are found where Messenger finds them: %s', (text, expected) => {
    const pieces = splitLinks(text).map((piece) => url(piece) ?? piece);

    expect(pieces).toEqual(expected);
  });

  it('lose nothing of the text, and lead to the web only', () => {
    const texts = fc.array(fc.constantFrom('https://', 'm.me/', 'a', '.', ' ', '?', 'javascript:'));

    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');

        const pieces = splitLinks(text);

        const words = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text));
        expect(words.join('')).toBe(text);
        for (const piece of pieces) expect(isWebAddress(url(piece) ?? 'https://x')).toBe(true);
      }),
    );
  });
});

describe('an address', () => {
  const sites = { 'https://cdn.example': 'http://localhost:1/files/' };

  it.each([
    ['https://cdn.example/a/b.png?c#d', 'http://localhost:1/files/a/b.png?c#d'],
    ['https://other.example/a', 'https://other.example/a'],
    ['http://cdn.example/a', 'http://cdn.example/a'],
    ['no address', 'no address'],
  ])('leads to the local copy of its site where there is one: %s', (address, expected) => {
    const local = toLocalAddress(address, sites);

    expect(local).toBe(expected);
  });

  it.each([
    ['https://m.me/1?ref=a%20b', { page: '1', ref: 'a b' }],
    ['m.me/1', { page: '1', ref: undefined }],
    ['https://m.me.example/1?ref=a', undefined],
    ['ftp://m.me/1?ref=a', undefined],
    ['a ref', undefined],
  ])('of m.me names the Page and the ref: %s', (address, expected) => {
    const link = readShortLink(address);

    expect(link).toEqual(expected);
  });
});
