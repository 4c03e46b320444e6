import { canonicalParcelId } from '../../parcels/parcel';

/** Two to four letters, three to twelve digits, and between them nothing, spaces or punctuation. */
const CANDIDATE = /(?<![\p{L}\p{N}])([a-z]{2,4})([\s._\p{Pd}]{0,3})(\d{3,12})(?![\p{L}\p{N}])/giu;

/** Short words that stand before a number without belonging to it: "bis 2026", "no 1001". */
const NOT_A_PREFIX = new Set([
  ...['ab', 'am', 'an', 'auf', 'bei', 'bin', 'bis', 'das', 'dem', 'den', 'der', 'die', 'ein', 'es'],
  ...['eur', 'euro', 'hat', 'im', 'in', 'ist', 'mein', 'mit', 'nach', 'nr', 'nur', 'ob', 'oder'],
  ...['plz', 'seit', 'sie', 'tel', 'uhr', 'um', 'und', 'uns', 'vom', 'von', 'vor', 'was', 'wie'],
  ...['wo', 'zu', 'zum', 'zur', 'and', 'are', 'at', 'but', 'by', 'code', 'each', 'for', 'from'],
  ...['has', 'have', 'id', 'is', 'it', 'its', 'just', 'like', 'my', 'near', 'no', 'not'],
  ...['num', 'of', 'on', 'only', 'or', 'our', 'over', 'that', 'the', 'this', 'to', 'usd'],
  ...['with', 'your'],
]);

/** The parcel numbers in a text, in any spelling (`DL-1001`, `dl 1001`, `DL1001`), each once and canonical. */
export function parcelNumbersIn(text: string): readonly string[] {
  const found = [...text.normalize('NFKC').matchAll(CANDIDATE)]
    .filter(([, letters = '', separator = '']) => !isLooseWord(letters, separator))
    .map(([, letters = '', , digits = '']) => canonicalParcelId(`${letters}-${digits}`));
  return [...new Set(found)];
}

/** The text around the parcel numbers, with something else in their place. */
export const withoutParcelNumbers = (text: string, instead = ' '): string =>
  text
    .normalize('NFKC')
    .replace(CANDIDATE, (match, letters: string, separator: string) =>
      isLooseWord(letters, separator) ? match : instead,
    );

/** A space or a full stop leaves it open whether the letters are a word of the sentence. */
const isLooseWord = (letters: string, separator: string): boolean =>
  /^[\s.]+$/.test(separator) && NOT_A_PREFIX.has(letters.toLowerCase());
