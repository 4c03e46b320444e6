import fc from 'fast-check';
import { isOneSlipFrom } from '../../../src/conversation/understanding/one-slip';
import { keywordsOf, phrase } from '../../../src/conversation/understanding/phrase';
import { englishRules } from '../../../src/conversation/understanding/rules-en';
import { germanRules } from '../../../src/conversation/understanding/rules-de';
import { searchable, weightIn } from '../../../src/conversation/understanding/searchable';

const word = fc.stringMatching(/^[a-z]{6,12}$/);
const keywords = [germanRules, englishRules]
  .flatMap(({ intents, vocabulary }) =>
    intents
      .flatMap(({ phrases, hints = [], unless = [] }) => [...phrases, ...hints, ...unless])
      .map((source) => phrase(source, vocabulary)),
  )
  .flatMap(keywordsOf);

describe('one slip of the finger', () => {
  test('leaves a longer word recognisable, wherever it is behind the first letter', () => {
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('z', 'q'), (meant, seed, letter) => {
        const at = 1 + (seed % (meant.length - 2));
        const swapped = `${meant.slice(0, at)}${meant[at + 1]!}${meant[at]!}${meant.slice(at + 2)}`;

        const slips = [
          meant.slice(0, at) + meant.slice(at + 1),
          meant.slice(0, at) + letter + meant.slice(at),
          meant.slice(0, at) + letter + meant.slice(at + 1),
          swapped,
        ];

        expect(slips.filter((slip) => !isOneSlipFrom(meant, slip))).toEqual([]);
      }),
    );
  });

  test.each([
    ['parcel', 'parcelxy'],
    ['parcel', 'marcel'],
    ['track', 'trick y'],
    ['mein', 'dein'],
    ['mein', 'mien'],
  ])('is more than what makes “%s” “%s”', (meant, typed) => {
    expect(isOneSlipFrom(meant, typed)).toBe(false);
  });

  test('turns no keyword of the rules into another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...keywords), fc.constantFrom(...keywords), (meant, typed) => {
        const text = searchable([{ word: typed.start, known: true }]);

        const isFound =
          weightIn(text, {
            order: 'given',
            places: [{ name: 'meant', choices: [[meant]] }],
          }) > 0;

        const asItStands = meant.open
          ? typed.start.startsWith(meant.start)
          : typed.start === meant.start;
        expect(isFound).toBe(asItStands);
      }),
      { numRuns: 2_000 },
    );
  });
});
