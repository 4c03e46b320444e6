import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { verifySignature } from '../../../../src/messenger/webhook/signature';
import { facebookBytes, signWebhook } from '../../../helpers/sign-webhook';

const SECRET = 'a secret';
const bytes = fc.uint8Array({ maxLength: 200 }).map((values) => Buffer.from(values));
const secrets = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');

test('what the app secret signed is valid, whatever the bytes', () => {
  fc.assert(
    fc.property(bytes, secrets, (body, secret) => {
      const verdict = verifySignature(body, signWebhook(body, secret), [secret]);

      expect(verdict).toEqual({ valid: true, secretIndex: 0 });
    }),
  );
});

test('the published example of an HMAC-SHA256 is verified byte for byte', () => {
  // RFC 4231, test case 2.
  const header = 'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

  const verdict = verifySignature(Buffer.from('what do ya want for nothing?'), header, ['Jefe']);

  expect(verdict.valid).toBe(true);
});

test.each([
  ['\\u-escaped, as Facebook sends it', facebookBytes({ text: 'äöå 😀 </script> @ %' })],
  ['raw UTF-8', Buffer.from('{"text":"äöå 😀"}')],
  ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ['empty', Buffer.alloc(0)],
  ['1 MiB', Buffer.alloc(1024 * 1024, 'x')],
])('a body that is %s is verified over its bytes', (_title, body) => {
  const verdict = verifySignature(body, signWebhook(body, SECRET), [SECRET]);

  expect(verdict).toEqual({ valid: true, secretIndex: 0 });
});

test('flipping any bit of body or signature refuses it', () => {
  const flip = (buffer: Buffer, bit: number): Buffer => {
    const copy = Buffer.from(buffer);
    copy[bit >> 3]! ^= 1 << (bit & 7);
    return copy;
  };
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.nat(255), (values, at, bit) => {
      const body = Buffer.from(values);
      const digest = createHmac('sha256', SECRET).update(body).digest();

      const otherBody = verifySignature(
        flip(body, at % (body.length * 8)),
        signWebhook(body, SECRET),
        [SECRET],
      );
      const otherDigest = verifySignature(body, `sha256=${flip(digest, bit).toString('hex')}`, [
        SECRET,
      ]);

      expect(otherBody).toEqual({ valid: false, reason: 'mismatch' });
      expect(otherDigest).toEqual({ valid: false, reason: 'mismatch' });
    }),
  );
});

test('no invented header is ever accepted', () => {
  const digit = fc.integer({ min: 0, max: 15 }).map((value) => value.toString(16));
  const hex = fc.string({ unit: digit, minLength: 64, maxLength: 64 });
  const header = fc.oneof(
    fc.string(),
    hex,
    hex.map((digits) => `sha256=${digits}`),
  );
  fc.assert(
    fc.property(bytes, header, (body, forged) => !verifySignature(body, forged, [SECRET]).valid),
  );
});

describe('a right digest in a wrong spelling is refused', () => {
  const body = Buffer.from('{}');
  const right = signWebhook(body, SECRET);
  const digits = right.slice('sha256='.length);
  const other = (algorithm: string): string =>
    `${algorithm}=${createHmac(algorithm, SECRET).update(body).digest('hex')}`;

  test.each<[string, string | string[]]>([
    ['upper-case digits', `sha256=${digits.toUpperCase()}`],
    ['upper-case algorithm', `SHA256=${digits}`],
    ['no algorithm', digits],
    ['sha1', other('sha1')],
    ['md5', other('md5')],
    ['sha512', other('sha512')],
    ['one digit less', right.slice(0, -1)],
    ['one digit more', `${right}0`],
    ['a space before', ` ${right}`],
    ['a line break after', `${right}\n`],
    ['two in one, by comma', `${right},${right}`],
    ['quoted', `"${right}"`],
    ['empty', ''],
    ['a list of one', [right]],
    ['a list of two', [right, right]],
  ])('%s', (_title, header) => {
    const verdict = verifySignature(body, header, [SECRET]);

    expect(verdict).toEqual({ valid: false, reason: 'malformed' });
  });
});

test('no header is no signature', () => {
  expect(verifySignature(Buffer.from('{}'), undefined, [SECRET])).toEqual({
    valid: false,
    reason: 'missing',
  });
});

test.each([
  ['there is none', []],
  ['it is empty', ['']],
  ['it is blank', ['  ']],
])('nothing is accepted when the secret is missing: %s', (_title, configured) => {
  const body = Buffer.from('{}');

  const verdict = verifySignature(body, signWebhook(body, configured[0] ?? ''), configured);

  expect(verdict).toEqual({ valid: false, reason: 'no_secret' });
});

test('an empty secret beside a real one opens nothing', () => {
  const body = Buffer.from('{}');

  const verdict = verifySignature(body, signWebhook(body, ''), [SECRET, '']);

  expect(verdict).toEqual({ valid: false, reason: 'mismatch' });
});

test.each([0, 1])('while rotating, secret number %i is accepted and named', (secretIndex) => {
  const rotating = ['the new secret', 'the old secret'];
  const body = Buffer.from('{}');

  const verdict = verifySignature(body, signWebhook(body, rotating[secretIndex]!), rotating);

  expect(verdict).toEqual({ valid: true, secretIndex });
});
