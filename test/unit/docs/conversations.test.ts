import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CASTS } from '../../helpers/conversations/cast';
import {
  allFiles,
  filesIn,
  GUIDE,
  readDocument,
  readParcels,
} from '../../helpers/conversations/documents';
import type { Act, Scene } from '../../helpers/conversations/parse-scenes';
import { VOCABULARY } from '../../helpers/conversations/vocabulary/vocabulary';
import { parseParcelRow } from '../../../src/parcels/parcel';

const LANGUAGES = ['en', 'de'] as const;

/** What happens in a scene, without the words that differ from one language to the other. */
const outline = ({ turns }: Scene): readonly string[] => turns.map(({ act }) => nameOf(act));

const nameOf = (act: Act): string => (act.kind === 'direction' ? act.direction.forms.en : act.kind);

describe('docs/conversations', () => {
  test.each(LANGUAGES)('has no file that is not played (%s)', (language) => {
    const played = LANGUAGES.flatMap(filesIn);

    const unplayed = allFiles().filter((file) => file !== GUIDE && !played.includes(file));

    expect(unplayed).toEqual([]);
    expect(existsSync(`test/integration/conversations/${language}.test.ts`)).toBe(true);
  });

  test('tells in both languages the same stories, step by step', () => {
    const [en, de] = LANGUAGES.map((language) =>
      filesIn(language).map((file) => [
        path.basename(file),
        readDocument(file, language).scenes.map(outline),
      ]),
    );

    expect(de).toEqual(en);
    expect(en?.length).toBeGreaterThanOrEqual(12);
  });

  test('says something in every document, in the bot’s own words', () => {
    const silent = LANGUAGES.flatMap((language) =>
      filesIn(language).filter((file) =>
        readDocument(file, language).scenes.every(({ turns }) =>
          turns.every(({ answers }) => answers.length === 0),
        ),
      ),
    );

    expect(silent).toEqual([]);
  });

  test('uses every stage direction', () => {
    const used = new Set(
      filesIn('en')
        .flatMap((file) => readDocument(file, 'en').scenes)
        .flatMap(outline),
    );

    const unused = VOCABULARY.map(({ forms }) => forms.en).filter((form) => !used.has(form));

    expect(unused).toEqual([]);
  });
});

describe('the guide', () => {
  const guide = readFileSync(GUIDE, 'utf8');

  test('lists each stage direction in both languages, and no other', () => {
    const [, section = ''] = guide.split(/^## The stage directions$/m);
    const listed = [...section.matchAll(/^\| `(.+?)` +\| `(.+?)` +\|$/gm)].map(([, en, de]) => [
      en,
      de,
    ]);

    expect(listed).toEqual(VOCABULARY.map(({ forms }) => [forms.en, forms.de]));
  });

  test('has parcels that make sense', () => {
    const parcels = readParcels();

    const faults = parcels.flatMap((row) => parseParcelRow({ ...row, customerId: 'C' }).faults);

    expect(faults).toEqual([]);
    expect(parcels.length).toBeGreaterThan(1);
  });

  test('names whom the dialogues know', () => {
    const names = Object.values(CASTS).flatMap(({ customer, agent }) => [customer, agent]);

    expect(names.filter((name) => !guide.includes(name))).toEqual([]);
  });
});

test('each stage direction has the same slots in both languages', () => {
  const slotsOf = (form: string) => [...form.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();

  const uneven = VOCABULARY.filter(
    ({ forms }) => slotsOf(forms.en).join() !== slotsOf(forms.de).join(),
  );

  expect(uneven).toEqual([]);
});
