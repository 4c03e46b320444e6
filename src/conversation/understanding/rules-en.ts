import { englishAccount } from './en/account';
import { englishParcels } from './en/parcels';
import { englishProblems } from './en/problems';
import { englishTalk } from './en/talk';
import { englishEveryday, englishVocabulary } from './en/vocabulary';
import { listed, type LanguageRules } from './rules';

export const englishRules: LanguageRules = {
  locale: 'en',
  intents: [...englishTalk, ...englishParcels, ...englishProblems, ...englishAccount],
  vocabulary: englishVocabulary,
  everyday: englishEveryday,
  commonWords: listed(`
    the, is, are, my, your, you, where, when, what, which, how, please, and, not, with, for, of, to, it, has, have,
    can, parcel, package, there, these, those, other, their, would, could, about, never, every, collect, correct,
    germany
  `),
};
