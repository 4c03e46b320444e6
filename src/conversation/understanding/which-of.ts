import type { Parcel } from '../../parcels/parcel';
import { wordsOf } from './fold';
import { parcelNumbersIn, withoutParcelNumbers } from './parcel-numbers';

/** Words around what names a parcel: "the second one, please", "das von Bergmann". */
const AROUND = wordSet(
  ...['the', 'one', 'ones', 'please', 'parcel', 'package', 'number', 'no', 'my', 'from', 'with'],
  ...['in', 'by', 'at', 'that', 'this', 'i', 'mean', 'is', 'it', 'and', 'about'],
  ...['der', 'die', 'das', 'den', 'dem', 'bitte', 'paket', 'päckchen', 'sendung', 'nummer', 'nr'],
  ...['mein', 'von', 'aus', 'mit', 'ich', 'meine', 'es', 'ist', 'und', 'bei', 'über', 'zu'],
);

const ALL = wordSet('all', 'both', 'alle', 'beide');
const LAST = wordSet('last', 'letzte', 'letztes', 'letzten');

/** By their place, in both languages, as far as that is how people speak. */
const PLACES: ReadonlyMap<string, number> = new Map(
  [
    ['1', '1st', 'first', 'erste', 'erstes', 'ersten'],
    ['2', '2nd', 'second', 'zweite', 'zweites', 'zweiten'],
    ['3', '3rd', 'third', 'dritte', 'drittes', 'dritten'],
    ['4', '4th', 'fourth', 'vierte', 'viertes', 'vierten'],
    ['5', '5th', 'fifth', 'fünfte', 'fünftes', 'fünften'],
    ...['6', '7', '8', '9', '10'].map((digits) => [digits]),
  ].flatMap((spellings, place) => spellings.flatMap(wordsOf).map((word) => [word, place] as const)),
);

/** Fewer digits are a place in the list, or anything. */
const MIN_DIGITS = 3;
/** Shorter words are in too many notes. */
const MIN_DESCRIPTION = 3;

/**
 * Which of the parcels, in the order in which they were offered, a text names and says nothing else: by number or its
 * end, by place, or by what is known of just one of them. Empty when it names none of them.
 */
export function whichOf(text: string, offered: readonly Parcel[]): readonly string[] {
  const numbers = parcelNumbersIn(text);
  const words = wordsOf(withoutParcelNumbers(text)).filter((word) => !AROUND.has(word));
  if (numbers.length > 0) return words.length === 0 ? numbers : [];
  const [word, ...others] = words;
  if (word === undefined) return [];
  const named = others.length === 0 ? namedBy(word, offered) : [];
  return (named.length > 0 ? named : describedBy(words, offered)).map(({ parcelId }) => parcelId);
}

function namedBy(word: string, offered: readonly Parcel[]): readonly Parcel[] {
  if (ALL.has(word)) return offered;
  if (LAST.has(word)) return offered.slice(-1);
  const place = PLACES.get(word);
  if (place !== undefined) return offered.slice(place, place + 1);
  if (!/^\d+$/.test(word) || word.length < MIN_DIGITS) return [];
  return onlyOne(offered.filter(({ parcelId }) => parcelId.endsWith(word)));
}

const describedBy = (words: readonly string[], offered: readonly Parcel[]): readonly Parcel[] =>
  words.some((word) => word.length < MIN_DESCRIPTION)
    ? []
    : onlyOne(
        offered.filter(({ carrier = '', location = '', note = '' }) => {
          const known = wordsOf([carrier, location, note].join(' '));
          return words.every((word) => known.includes(word));
        }),
      );

const onlyOne = (parcels: readonly Parcel[]): readonly Parcel[] =>
  parcels.length === 1 ? parcels : [];

function wordSet(...words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap(wordsOf));
}
