import fc from 'fast-check';
import { parseBody, rawBodyOf } from '../../../../src/messenger/webhook/body';
import { facebookBytes } from '../../../helpers/sign-webhook';

const parse = (text: string) => parseBody(Buffer.from(text));

describe('raw body', () => {
  test('a base64 body is decoded to its bytes, not to text', () => {
    const bytes = Buffer.from([0x00, 0xff, 0xc3, 0xa9]);

    const raw = rawBodyOf({ body: bytes.toString('base64'), isBase64Encoded: true });

    expect(raw.equals(bytes)).toBe(true);
  });

  test.each([
    ['text', 'héllo 😀', Buffer.from('héllo 😀')],
    ['nothing', null, Buffer.alloc(0)],
  ])('%s as body becomes its UTF-8 bytes', (_title, body, bytes) => {
    expect(rawBodyOf({ body }).equals(bytes)).toBe(true);
  });
});

describe('JSON', () => {
  test('any JSON value is read as JSON.parse reads it, however it is escaped', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false, maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/\d{16}|__proto__|constructor/.test(text));

        const plain = parse(text);
        const escaped = parseBody(facebookBytes(value));

        const expected: unknown = JSON.parse(text);
        expect(plain).toEqual({ ok: true, value: expected });
        expect(escaped).toEqual({ ok: true, value: expected });
      }),
    );
  });

  test.each([
    ['empty', ''],
    ['truncated', '{"object":"page","entry":[{"id"'],
    ['a form', 'object=page&entry=1'],
    ['followed by more', '{} {}'],
    ['preceded by a byte order mark', '\ufeff{}'],
    ['a long number as key', '{1234567890123456789:1}'],
    ['a long number with a leading zero', '[01234567890123456789]'],
    ['a long number after an open string', '["a,1234567890123456,]'],
  ])('a body that is %s is refused', (_title, text) => {
    expect(parse(text)).toEqual({ ok: false, reason: 'not_json' });
  });

  test('bytes that are not UTF-8 are refused, not replaced', () => {
    const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')]);

    expect(parseBody(bytes)).toEqual({ ok: false, reason: 'not_utf8' });
  });

  test('no text is accepted that is not JSON', () => {
    const token = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '-', '.', 'e5', 'null');
    const digits = fc.constantFrom('1234567890123456', '-98765432109876543210', '7');
    const soup = fc
      .array(fc.oneof(token, digits), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(soup, (text) => {
        const parsed = parse(text);

        const read = (): unknown => JSON.parse(text);
        if (parsed.ok) expect(read).not.toThrow();
        else expect(read).toThrow();
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('integers beyond 2^53', () => {
  test('come back digit for digit as strings, whatever stands around them', () => {
    const big = fc.bigInt({ min: 10n ** 15n, max: 10n ** 40n });
    fc.assert(
      fc.property(big, fc.boolean(), fc.string({ unit: 'binary' }), (id, negative, text) => {
        const digits = `${negative ? '-' : ''}${String(id)}`;
        const json = `{"text":${JSON.stringify(text)},"ids":[${digits} ,${digits}],"id":${digits}}`;

        expect(parse(json)).toEqual({
          ok: true,
          value: { text, ids: [digits, digits], id: digits },
        });
      }),
    );
  });

  test.each([
    ['in a text', '"call 12345678901234567890, or \\"12345678901234567890\\""'],
    ['with a fraction', '1234567890123456.5'],
    ['with an exponent', '1234567890123456e3'],
    ['of fifteen digits', '123456789012345'],
  ])('other digits are left alone: %s', (_title, json) => {
    expect(parse(`[${json}, 9876543210987654321]`)).toEqual({
      ok: true,
      value: [JSON.parse(json), '9876543210987654321'],
    });
  });
});

describe('keys that reach a prototype', () => {
  test.each([
    ['at the top', '{"__proto__":{"polluted":true}}'],
    ['holding null', '{"__proto__":null}'],
    ['deep inside', '{"entry":[{"messaging":[{"message":{"__proto__":1}}]}]}'],
    ['escaped', '{"\\u005f_proto__":{}}'],
    ['by way of the constructor', '{"a":[{"constructor":{"prototype":{"polluted":true}}}]}'],
  ])('are refused %s', (_title, text) => {
    expect(parse(text)).toEqual({ ok: false, reason: 'forbidden_key' });
  });

  test.each(['{"text":"__proto__"}', '{"constructor":"Meyer & Sons"}', '{"prototype":{}}'])(
    'are not seen in %s',
    (text) => {
      expect(parse(text).ok).toBe(true);
    },
  );
});

describe('nesting', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  test('is accepted far beyond what Facebook sends', () => {
    expect(parse(nested(60)).ok).toBe(true);
  });

  test.each([
    ['lists', nested(500_000)],
    ['objects', '{"a":'.repeat(150_000) + '1' + '}'.repeat(150_000)],
    ['lists that never close', '['.repeat(1_000_000)],
  ])('that could exhaust the stack is refused: %s', (_title, text) => {
    expect(parse(text).ok).toBe(false);
  });
});
