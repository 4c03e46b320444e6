import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { understand } from '../../src/conversation/understanding/understand';

export interface LabelledPhrase {
  readonly text: string;
  readonly intent: string;
  readonly slots?: { readonly parcelIds?: readonly string[]; readonly locale?: string };
  readonly locale?: string;
}

export interface Miss {
  readonly text: string;
  readonly expected: string;
  readonly got: string;
}

export interface Evaluation {
  readonly total: number;
  readonly accuracy: number;
  readonly misses: readonly Miss[];
}

/** The phrases of a file in test/nlu, which has them one after the other, or under their languages. */
export const readPhrases = (name: string): readonly LabelledPhrase[] => {
  const file = parse(readFileSync(`test/nlu/${name}.yaml`, 'utf8')) as Readonly<
    Record<string, LabelledPhrase | readonly LabelledPhrase[]>
  >;
  return Object.values(file).flat();
};

/** How many of the phrases the built-in rules understand, with all that they name. */
export function evaluate(phrases: readonly LabelledPhrase[]): Evaluation {
  const misses = phrases.flatMap((phrase) => {
    const expected = { parcelIds: phrase.slots?.parcelIds, locale: phrase.slots?.locale };
    const { intent } = understand(phrase.text);
    // A computer without the Log In button is one of the reasons to ask for the link.
    const got = intent.want === 'linkOnComputer' ? 'link' : intent.want;
    const parcels = 'parcelIds' in intent ? intent.parcelIds.join() : '';
    const locale = 'locale' in intent ? intent.locale : undefined;
    const isRight =
      got === phrase.intent &&
      parcels === (expected.parcelIds?.join() ?? '') &&
      (expected.locale === undefined || locale === expected.locale);
    return isRight ? [] : [{ text: phrase.text, expected: phrase.intent, got }];
  });
  return {
    total: phrases.length,
    accuracy: 1 - misses.length / phrases.length,
    misses,
  };
}
