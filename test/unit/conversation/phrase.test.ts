import {
  keywordsOf,
  phrase,
  type Vocabulary,
} from '../../../src/conversation/understanding/phrase';
import { germanRules } from '../../../src/conversation/understanding/rules-de';
import { englishRules } from '../../../src/conversation/understanding/rules-en';
import { searchable, weightIn } from '../../../src/conversation/understanding/searchable';

const vocabulary: Vocabulary = { parcel: 'parcel|box', late: 'late|turn+up' };

const isIn = (source: string, words: string): boolean => {
  const text = searchable(words.split(' ').map((word) => ({ word, known: true })));
  return weightIn(text, phrase(source, vocabulary)) > 0;
};

describe('a phrase of the rules', () => {
  test.each([
    ['where parcel', 'where is my parcel', 'parcel where'],
    ['where box|parcel', 'where is my parcel', 'where is my cat'],
    ['deliver*', 'delivered', 'redeliver'],
    ['turn+up', 'did it turn up', 'turn it up'],
    ['where <parcel>', 'where is the box', 'where is parsley'],
    ['not+<late>', 'did not turn up', 'not that it did turn up'],
    ['~late parcel', 'parcel is late', 'parcel is here'],
    ['=cancel it|that', 'cancel that', 'cancel that order'],
    ['parcel parcel', 'parcel by parcel', 'one parcel'],
    ['~parcel parcel', 'parcel by parcel', 'one parcel'],
  ])('“%s” is in “%s”, not in “%s”', (source, text, other) => {
    expect([isIn(source, text), isIn(source, other)]).toEqual([true, false]);
  });

  test.each([germanRules, englishRules])(
    'names only what the vocabulary has: $locale',
    ({ intents, vocabulary: words }) => {
      const keywords = intents
        .flatMap(({ phrases, hints = [], unless = [] }) => [...phrases, ...hints, ...unless])
        .flatMap((source) => keywordsOf(phrase(source, words)));

      const misspelt = keywords.filter(({ name }) => !/^[\p{L}\d]+\*?$/u.test(name));

      expect(misspelt).toEqual([]);
    },
  );
});
