import type { Locale } from '../../shared/locale';
import type { Intent } from './intent';

/** What people write in one language, as data: a rule is added by adding a phrase (syntax in `phrase.ts`). */
export interface LanguageRules {
  readonly locale: Locale;
  readonly intents: readonly { readonly intent: Intent; readonly phrases: readonly string[] }[];
  /** Common words of no meaning of their own, by which the language of a text shows. */
  readonly commonWords: readonly string[];
}

/** What stands in a text between commas. */
export const listed = (text: string): readonly string[] =>
  text.split(',').map((item) => item.trim().replace(/\s+/g, ' '));
