import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';

const plainIntents = [
  'greeting',
  'help',
  'whoAreYou',
  'myParcels',
  'link',
  'unlink',
  'unmute',
  'human',
  'deleteData',
  'exportData',
  'thanks',
  'cancel',
  'unknown',
] as const;
const intents = [...plainIntents, 'track', 'mute', 'ticket', 'language'].sort();

const text = v.pipe(v.string(), v.regex(/^\S(.*\S)?$/u));
const parcelIds = v.array(v.pipe(v.string(), v.regex(/^DL-\d{4}$/)));

const Phrase = v.variant('intent', [
  v.strictObject({ text, intent: v.picklist(plainIntents) }),
  v.strictObject({
    text,
    intent: v.picklist(['track', 'ticket']),
    slots: v.strictObject({ parcelIds }),
  }),
  v.strictObject({
    text,
    intent: v.literal('mute'),
    slots: v.optional(v.strictObject({ parcelIds: v.pipe(parcelIds, v.length(1)) })),
  }),
  v.strictObject({
    text,
    intent: v.literal('language'),
    slots: v.strictObject({ locale: v.picklist(['de', 'en']) }),
  }),
]);
type Phrase = v.InferOutput<typeof Phrase>;

function readPhrases(locale: string): Phrase[] {
  const file: unknown = parse(readFileSync(`test/nlu/phrases.${locale}.yaml`, 'utf8'));
  return v.parse(v.array(Phrase), file);
}

const labelled = (phrase: Phrase): string[] =>
  'slots' in phrase && phrase.slots && 'parcelIds' in phrase.slots ? phrase.slots.parcelIds : [];

const named = (phrase: Phrase): string[] =>
  [...phrase.text.matchAll(/dl\P{L}{0,3}?(\d{4})/giu)].map((match) => `DL-${match[1]!}`);

const twice = (texts: string[]): string[] =>
  texts.filter((each, index) => texts.indexOf(each) !== index);

describe.each(['de', 'en'])('the phrases in %s', (locale) => {
  test('are 150, each with a known intent and the slots that it has', () => {
    expect(readPhrases(locale)).toHaveLength(150);
  });

  test('stand grouped by intent, and no intent is left out', () => {
    const groups = readPhrases(locale)
      .map(({ intent }) => intent)
      .filter((intent, index, all) => intent !== all[index - 1]);

    expect(groups.sort()).toEqual(intents);
  });

  test('are labelled with the parcel numbers that they name, in their order', () => {
    const phrases = readPhrases(locale);

    expect(phrases.map(labelled)).toEqual(phrases.map(named));
  });
});

test('no two phrases are alike, in either language', () => {
  const texts = ['de', 'en']
    .flatMap(readPhrases)
    .map((phrase) => phrase.text.normalize().toLowerCase());

  expect(twice(texts)).toEqual([]);
});
