import type { Locale } from '../../shared/locale';
import { wordsOf } from './fold';
import type { Intent } from './intent';
import { keywordsOf, phrase, type Keyword, type Phrase } from './phrase';
import type { IntentRules, LanguageRules } from './rules';
import { searchable, weightIn, type TextWord } from './searchable';

/** The rules of one language, ready to read texts with. */
export interface Language {
  readonly locale: Locale;
  readonly intents: readonly CompiledIntent[];
  readonly everyday: ReadonlyMap<string, readonly string[]>;
  readonly commonWords: ReadonlySet<string>;
  readonly keywords: readonly Keyword[];
}

interface CompiledIntent {
  readonly intent: Intent;
  readonly phrases: readonly Phrase[];
  readonly hints: readonly Phrase[];
  readonly unless: readonly Phrase[];
}

/** What a text was found to say; the heavier, the clearer. */
export interface Hit {
  readonly intent: Intent;
  readonly weight: number;
}

/** What the phrases of a language find in a text, and what only its hints do. */
export interface Reading {
  readonly locale: Locale;
  readonly hits: readonly Hit[];
  readonly hinted: readonly Hit[];
  /** How much speaks for the text being in this language. */
  readonly evidence: number;
}

export function compile({ vocabulary, ...rules }: LanguageRules): Language {
  const compiled = (sources: readonly string[] = []): readonly Phrase[] =>
    sources.map((source) => phrase(source, vocabulary));
  const intents = rules.intents.map(({ intent, phrases, hints, unless }: IntentRules) => ({
    intent,
    phrases: compiled(phrases),
    hints: compiled(hints),
    unless: compiled(unless),
  }));
  return {
    locale: rules.locale,
    intents,
    everyday: new Map(rules.everyday.flatMap(spelling)),
    commonWords: new Set(rules.commonWords.flatMap(wordsOf)),
    keywords: keywordsOf({
      places: [
        ...new Set(
          intents
            .flatMap(({ phrases, hints, unless }) => [...phrases, ...hints, ...unless])
            .flatMap(({ places }) => places),
        ),
      ],
    }),
  };
}

function spelling(source: string): readonly (readonly [string, readonly string[]])[] {
  const [written = '', meant = ''] = source.split(' = ');
  return wordsOf(written).map((word) => [word, wordsOf(meant)]);
}

export function readIn(
  { locale, intents, everyday, commonWords }: Language,
  words: readonly string[],
  toTextWord: (word: string) => TextWord,
): Reading {
  const meant = words.flatMap((word) => everyday.get(word) ?? [word]);
  const text = searchable(meant.map(toTextWord));
  const wanted = intents.filter(({ unless }) => !unless.some((each) => weightIn(text, each) > 0));
  const hitsOf = (kind: 'phrases' | 'hints'): readonly Hit[] =>
    wanted
      .map(({ intent, [kind]: phrases }) => ({
        intent,
        weight: Math.max(0, ...phrases.map((each) => weightIn(text, each))),
      }))
      .filter(({ weight }) => weight > 0);
  const hits = hitsOf('phrases');
  const common = words.filter((word) => commonWords.has(word)).length;
  return { locale, hits, hinted: hitsOf('hints'), evidence: common + (hits.length > 0 ? 1 : 0) };
}
