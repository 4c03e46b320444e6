import type { Locale } from '../../shared/locale';
import type { Intent } from './intent';
import type { Vocabulary } from './phrase';

/** What people write in one language, as data: a rule is added by adding a phrase (syntax in `phrase.ts`). */
export interface LanguageRules {
  readonly locale: Locale;
  readonly intents: readonly IntentRules[];
  /** What phrases name in angle brackets. */
  readonly vocabulary: Vocabulary;
  /** How people also spell and shorten words: `wheres = where is`. Phrases are written with what stands behind the `=`. */
  readonly everyday: readonly string[];
  /** Common words of no meaning of their own, by which the language of a text shows. */
  readonly commonWords: readonly string[];
}

export interface IntentRules {
  readonly intent: Intent;
  readonly phrases: readonly string[];
  /** Phrases that say little by themselves: they count only in a text that has none of the others, of any intent. */
  readonly hints?: readonly string[];
  /** Who writes one of these does not want it, whatever else the text has: "don't log me out". */
  readonly unless?: readonly string[];
}

/** What stands in a text between commas. */
export const listed = (text: string): readonly string[] =>
  text.split(',').map((item) => item.trim().replace(/\s+/g, ' '));

/** The vocabulary that lines of `name = choices` make. */
export const named = (lines: readonly string[]): Vocabulary =>
  Object.fromEntries(
    lines.map((line) => {
      const [name = '', choices = ''] = line.split(' = ');
      return [name, choices] as const;
    }),
  );
