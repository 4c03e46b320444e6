import fc from 'fast-check';
import { newChatCode, readChatCode, spelledChatCode } from '../../../src/accounts/chat-code';
import { parcelNumbersIn } from '../../../src/conversation/understanding/parcel-numbers';
import { systemRandom } from '../../../src/shared/random';

const bytes = fc.infiniteStream(fc.nat(255)).map((stream) => () => {
  const { value } = stream.next() as { value: number };
  return Buffer.from([value]);
});

describe('a code to type', () => {
  test('has for all randomness a digit and a letter, no look-alikes, and is no parcel number', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = newChatCode(random);

        expect(code).toMatch(/^(?=.*\d)(?=.*[A-Z])[A-Z2-9]{8}$/);
        expect(code).not.toMatch(/[01OILSZB]/);
        expect(parcelNumbersIn(code)).toEqual([]);
      }),
    );
  });

  test('favours no character of its alphabet', () => {
    const codes = Array.from({ length: 3_000 }, () => newChatCode(systemRandom)).join('');

    const counts = new Map<string, number>();
    for (const letter of codes) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(28);
    for (const count of counts.values()) {
      expect(count).toBeGreaterThan((codes.length / 28) * 0.7);
      expect(count).toBeLessThan((codes.length / 28) * 1.3);
    }
  });

  test('is read back in any case, with a dash, a space or nothing in the middle', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.constantFrom('', '-', ' ', ' - ', '–', '\u2011'),
        fc.boolean(),
        fc.constantFrom('', ' ', '\n'),
        (random, separator, lower, around) => {
          const code = newChatCode(random);
          const spelled = spelledChatCode(code).replace('-', separator);

          const read = readChatCode(`${around}${lower ? spelled.toLowerCase() : spelled}${around}`);

          expect(read).toBe(code);
        },
      ),
    );
  });

  test.each([
    ['a word', 'TRACKING'],
    ['a number', '23456789'],
    ['a parcel number', 'DL-234567'],
    ['a parcel number of four letters', 'ACDE-2345'],
    ['a code in a sentence', 'my code is ACDE-2FGH'],
    ['a code with more behind it', 'ACDE-2FGHJ'],
    ['a dash elsewhere', 'ACD-E2FGH'],
    ['two codes', 'ACDE-2FGH ACDE-2FGH'],
    ['look-alikes', 'ACDE-0OIL'],
    ['nothing', ''],
  ])('is not seen in %s', (_, text) => {
    const read = readChatCode(text);

    expect(read).toBeUndefined();
  });
});
