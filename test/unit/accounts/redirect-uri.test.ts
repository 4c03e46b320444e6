import fc from 'fast-check';
import {
  isLinkingAddress,
  isLinkingRedirect,
  linkingTokenOf,
  withAuthorizationCode,
} from '../../../src/accounts/redirect-uri';
import { hostileReturnAddresses } from '../../helpers/hostile-return-addresses';

const LINKING = '/messenger_platform/account_linking';
const REAL = `https://www.facebook.com${LINKING}/?account_linking_token=ARTX_1-2`;

const insertAt = (text: string, position: number, insertion: string): string =>
  text.slice(0, position) + insertion + text.slice(position);

describe('isLinkingRedirect', () => {
  test.each([
    REAL,
    `https://facebook.com${LINKING}`,
    `https://facebook.com${LINKING}/`,
    `https://www.messenger.com${LINKING}/?account_linking_token=ARSB&x=%2Fa%20b`,
    `https://m.facebook.com${LINKING}/step/2`,
    `https://de-de.facebook.com${LINKING}?a=1`,
    `https://lmx.facebook.com${LINKING}?next=https%3A%2F%2Fevil.example%2F%3Fauthorization_code%3D1`,
    `https://${'a'.repeat(80)}.a--b.a-.facebook.com${LINKING}`,
  ])("accepts Facebook's own linking page: %s", (address) => {
    const accepted = isLinkingRedirect(address);

    expect(accepted).toBe(true);
  });

  test.each([
    ...hostileReturnAddresses,
    '',
    'https://',
    'https://xn--a.facebook.com',
    `https://xn--a.facebook.com${LINKING}`,
    `https://xn--a${'.facebook.com'.repeat(50)}.evil${LINKING}`,
    `https://.facebook.com${LINKING}`,
    `https://WWW.FACEBOOK.COM${LINKING}`,
    `https://www.facebook.com${LINKING.toUpperCase()}`,
    `https://www.facebook.com/${LINKING}`,
    `https://www.facebook.com${LINKING}//evil.example`,
    `https://www.facebook.com${LINKING}/..`,
    `https://www.facebook.com${LINKING}/./../`,
    `https://www.facebook.com${LINKING}/.%2e/x`,
    `${REAL}#`,
    `${REAL}#authorization_code=forged`,
    `${REAL}&authorization_code=forged`,
    `${REAL}&authorization%5Fcode=forged`,
    `${REAL}&authorization.code=forged`,
    `${REAL}&authorization%20code=forged`,
    `${REAL}&%20authorization_code%5B%5D=forged`,
    `${REAL}&a=1;authorization_code=forged`,
    `${REAL}&account_linking_token=another`,
    `${REAL}&account.linking.token=another`,
    `https://www.facebook.com${LINKING}?account_linking_token%5B0%5D=another`,
    `https://-.facebook.com${LINKING}`,
    `https://-a.facebook.com${LINKING}`,
    `https://www.xn--a.facebook.com${LINKING}`,
    `${REAL}&a=%00`,
    `${REAL}&a=%0d%0A`,
    `${REAL}&a=%1f`,
    `${REAL}&a=%7F`,
    `${REAL}&a=%zz`,
    `${REAL}&a=b c`,
    `${REAL}&a="><script>`,
    `${REAL}&a=ä`,
    `${REAL}&a=${'x'.repeat(4_096)}`,
  ])('refuses %j', (address) => {
    const accepted = isLinkingRedirect(address);

    expect(accepted).toBe(false);
  });

  test('refuses ten thousand addresses that are real ones with something slipped in', () => {
    const poison = fc.constantFrom(
      ...['@', ':443', ':x@', '\\', '#', ' ', '\t', '\n', '\0', '%', '%2f', '%5c', '%40', '%00'],
      ...[
        '。',
        '．',
        '／',
        '＠',
        'а',
        'ſ',
        '\u202e',
        '//',
        '/../',
        '[',
        ']',
        '<',
        '"',
        '^',
        '`',
        '|',
      ],
      ...['.evil.example/', '@evil.example/', '\\@evil.example', 'https://', 'javascript:'],
    );
    const head = `https://www.facebook.com${LINKING}`;
    const position = fc.integer({ min: 0, max: head.length - 1 });

    fc.assert(
      fc.property(position, poison, poison, fc.boolean(), (at, first, second, twice) => {
        const address = `${insertAt(head, at, twice ? first + second : first)}/?a=b`;

        expect(isLinkingRedirect(address)).toBe(false);
      }),
      { numRuns: 10_000 },
    );
  });

  test('opens nothing but that page, whatever it accepts', () => {
    const noise = fc.string({ unit: 'binary', maxLength: 6 });
    const part = (text: string) => fc.oneof({ weight: 6, arbitrary: fc.constant(text) }, noise);
    const address = fc
      .tuple(part('https'), part('://'), part('www.'), part('facebook.com'), part(LINKING), noise)
      .map((parts) => parts.join(''));

    fc.assert(
      fc.property(address, (candidate) => {
        if (!isLinkingRedirect(candidate)) return;
        const { protocol, host, username, password, pathname, hash } = new URL(candidate);
        expect([protocol, username, password, hash]).toEqual(['https:', '', '', '']);
        expect(host).toMatch(/^([a-z0-9-]+\.)*(facebook|messenger)\.com$/);
        expect(pathname).toMatch(/^\/messenger_platform\/account_linking(\/|$)/);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('isLinkingAddress', () => {
  test('lets our own answer through, which carries the code', () => {
    const address = withAuthorizationCode(REAL, 'C-1_');

    const answers = [isLinkingAddress(address), isLinkingRedirect(address)];

    expect(answers).toEqual([true, false]);
  });
});

describe('linkingTokenOf', () => {
  test.each([
    [REAL, 'ARTX_1-2'],
    [`https://facebook.com${LINKING}?a=1&account_linking_token=AR%2BT`, 'AR+T'],
    [`https://facebook.com${LINKING}?a=1`, undefined],
  ])('of %s is %s', (address, expected) => {
    const token = linkingTokenOf(address);

    expect(token).toBe(expected);
  });
});

describe('withAuthorizationCode', () => {
  test.each([
    [`https://facebook.com${LINKING}`, `https://facebook.com${LINKING}?authorization_code=C-1_`],
    [`https://facebook.com${LINKING}/?`, `https://facebook.com${LINKING}/?authorization_code=C-1_`],
    [REAL, `${REAL}&authorization_code=C-1_`],
    [`${REAL}&a=%20~+b&a=`, `${REAL}&a=%20~+b&a=&authorization_code=C-1_`],
  ])('appends the code to %s and changes nothing else', (redirectUri, expected) => {
    const address = withAuthorizationCode(redirectUri, 'C-1_');

    expect(address).toBe(expected);
  });
});
