import { germanAccount } from './de/account';
import { germanParcels } from './de/parcels';
import { germanProblems } from './de/problems';
import { germanTalk } from './de/talk';
import { germanEveryday, germanVocabulary } from './de/vocabulary';
import { listed, type LanguageRules } from './rules';

export const germanRules: LanguageRules = {
  locale: 'de',
  intents: [...germanTalk, ...germanParcels, ...germanProblems, ...germanAccount],
  vocabulary: germanVocabulary,
  everyday: germanEveryday,
  commonWords: listed(`
    der, die, das, ist, sind, mein, meine, ich, sie, du, und, nicht, wo, wann, was, wie, bitte, mit, für, von, zu,
    ein, eine, paket, weder, wenig, immer, unter, hinter, beim, meinem, meinen, meins, keine, geworden
  `),
};
