import { wordsOf } from './fold';
import type { Intent, Understanding } from './intent';
import { compile, readIn, type Hit } from './language';
import { parcelNumbersIn } from './parcel-numbers';
import { germanRules } from './rules-de';
import { englishRules } from './rules-en';
import { isWord, type TextWord } from './searchable';

/** Facebook's texts are shorter (facts §2.7); a longer one must not cost time in proportion. */
const MAX_TEXT = 2_000;

/** Reads a text by the built-in rules, in every language we speak whatever the customer's own. */
export function understand(text: string): Understanding {
  const known = text.slice(0, MAX_TEXT);
  const words = wordsOf(known);
  const readings = languages.map((language) => readIn(language, words, toTextWord));
  const [first, second] = [...readings].sort((a, b) => b.evidence - a.evidence);
  const locale = first && first.evidence > (second?.evidence ?? 0) ? first.locale : undefined;

  const hits = readings.flatMap((reading) => relevant(reading.hits));
  const hinted = readings.flatMap((reading) => relevant(reading.hinted));
  const isHinted = hits.length === 0 && hinted.length > 0;
  const intent = completed(heaviest(isHinted ? hinted : hits), known);
  return {
    intent,
    ...(isHinted && { hinted: true }),
    ...(locale === undefined ? {} : { locale }),
  };
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

const languages = [germanRules, englishRules].map(compile);

const keywords = new Map(
  languages.flatMap((language) => language.keywords.map((keyword) => [keyword.name, keyword])),
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

/** What is wrong with a parcel comes before where it is, and a question that the bot can answer needs nobody else. */
function relevant(hits: readonly Hit[]): readonly Hit[] {
  if (hits.some(({ intent }) => intent.want === 'ticket' && intent.told)) {
    return hits.filter(({ intent }) => !ABOUT_NO_PROBLEM.has(intent.want));
  }
  return hits.some(({ intent }) => intent.want === 'track')
    ? hits.filter(({ intent }) => intent.want !== 'ticket' && intent.want !== 'help')
    : hits;
}

/** What a text that tells of a problem has by the way. */
const ABOUT_NO_PROBLEM: ReadonlySet<Intent['want']> = new Set([
  ...['track', 'myParcels', 'greeting', 'help', 'whoAreYou', 'thanks', 'link'],
] as const);

/** The heaviest decides: "hello, where is my parcel" asks for the parcel. */
const heaviest = (hits: readonly Hit[]): Intent =>
  hits.reduce<Hit>((kept, hit) => (hit.weight > kept.weight ? hit : kept), {
    intent: { want: 'unknown' },
    weight: 0,
  }).intent;
