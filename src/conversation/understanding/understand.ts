import type { Locale } from '../../shared/locale';
import { wordsOf } from './fold';
import type { Intent, Understanding } from './intent';
import { parcelNumbersIn } from './parcel-numbers';
import {
  isWord,
  matches,
  phrases as phrasesOf,
  searchable,
  type Phrase,
  type SearchableText,
  type TextWord,
} from './phrase';
import type { LanguageRules } from './rules';
import { germanRules } from './rules-de';
import { englishRules } from './rules-en';

/** Facebook's texts are shorter (facts §2.7); a longer one must not cost time in proportion. */
const MAX_TEXT = 2_000;

/** Reads a text by the built-in rules, in every language we speak whatever the customer's own. */
export function understand(text: string): Understanding {
  const known = text.slice(0, MAX_TEXT);
  const words = wordsOf(known);
  const searched = searchable(words.map(toTextWord));
  const readings = languages.map((language) => readAs(language, words, searched));
  const [first, second] = [...readings].sort((a, b) => b.evidence - a.evidence);
  const locale = first && first.evidence > (second?.evidence ?? 0) ? first.locale : undefined;

  const intent = completed(strongest(readings).intent, known);
  return { intent, ...(locale === undefined ? {} : { locale }) };
}

/** What a text of this intent asks for with all that it names. */
export const completed = (intent: Intent, text: string): Intent => {
  const known = text.slice(0, MAX_TEXT);
  return withNumbers(intent, parcelNumbersIn(known), wordsOf(known).length);
};

/** Who only says that there is a question uses few words for it. */
const ASKING_WORDS = 10;

/** A number asks for the parcel, unless the text is about what is wrong with it, or asks for a human. */
function withNumbers(intent: Intent, parcelIds: readonly string[], length: number): Intent {
  if (intent.want === 'ticket') {
    return { ...intent, parcelIds, told: intent.told || length > ASKING_WORDS };
  }
  if (intent.want === 'mute' || intent.want === 'unmute') return { ...intent, parcelIds };
  if (intent.want === 'human') return intent;
  return parcelIds.length > 0 ? { want: 'track', parcelIds } : intent;
}

interface Language {
  readonly locale: Locale;
  readonly rules: readonly { readonly intent: Intent; readonly phrase: Phrase }[];
  readonly commonWords: ReadonlySet<string>;
}

const compile = ({ locale, intents, commonWords }: LanguageRules): Language => ({
  locale,
  rules: intents.flatMap(({ intent, phrases }) =>
    phrases.flatMap(phrasesOf).map((phrase) => ({ intent, phrase })),
  ),
  commonWords: new Set(commonWords.flatMap(wordsOf)),
});

const languages = [germanRules, englishRules].map(compile);

const keywords = new Map(
  languages.flatMap(({ rules }) =>
    rules.flatMap(({ phrase }) => phrase.words.map((keyword) => [keyword.name, keyword])),
  ),
);
const closedWords = new Set([
  ...languages.flatMap(({ commonWords }) => [...commonWords]),
  ...[...keywords.values()].filter(({ open }) => !open).map(({ start }) => start),
]);
const openWords = [...keywords.values()].filter(({ open }) => open);

/** A word that the rules know in either language was meant as it stands: no slip turns one keyword into another. */
const toTextWord = (word: string): TextWord => ({
  word,
  known: closedWords.has(word) || openWords.some((keyword) => isWord(keyword, word)),
});

interface Reading {
  readonly locale: Locale;
  readonly intent: Intent;
  readonly weight: number;
  /** How much speaks for the text being in this language. */
  readonly evidence: number;
}

type Rule = Language['rules'][number];

/** What is wrong with a parcel comes before where it is, and a question that the bot can answer needs nobody else. */
function relevant(hits: readonly Rule[]): readonly Rule[] {
  const told = hits.filter(({ intent }) => intent.want === 'ticket' && intent.told);
  if (told.length > 0) return told;
  return hits.some(({ intent }) => intent.want === 'track')
    ? hits.filter(({ intent }) => intent.want !== 'ticket')
    : hits;
}

/** The heaviest phrase decides: "hello, where is my parcel" asks for the parcel. */
function readAs(
  { locale, rules, commonWords }: Language,
  words: readonly string[],
  text: SearchableText,
): Reading {
  const hits = relevant(rules.filter((rule) => matches(rule.phrase, text)));
  const best = hits.reduce<Pick<Reading, 'intent' | 'weight'>>(
    (kept, { intent, phrase: { weight } }) => (weight > kept.weight ? { intent, weight } : kept),
    { intent: { want: 'unknown' }, weight: 0 },
  );
  const common = words.filter((word) => commonWords.has(word)).length;
  return { locale, ...best, evidence: common + (hits.length > 0 ? 1 : 0) };
}

const strongest = (readings: readonly Reading[]): Pick<Reading, 'intent'> =>
  readings.reduce<Pick<Reading, 'intent' | 'weight'>>(
    (kept, reading) => (reading.weight > kept.weight ? reading : kept),
    { intent: { want: 'unknown' }, weight: 0 },
  );
