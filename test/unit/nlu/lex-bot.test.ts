import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import {
  FALLBACK_INTENT,
  LEX_INTENTS,
} from '../../../src/conversation/understanding/lex/lex-intents';
import { understand } from '../../../src/conversation/understanding/understand';

const BOT = 'infra/lex/ParcelMessenger';
const LOCALES = ['de_DE', 'en_US'] as const;

const intentFile = v.object({
  name: v.string(),
  parentIntentSignature: v.nullable(v.string()),
  sampleUtterances: v.array(v.object({ utterance: v.string() })),
  dialogCodeHook: v.null(),
  fulfillmentCodeHook: v.null(),
});

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const intentsOf = (locale: string) => {
  const folder = `${BOT}/BotLocales/${locale}/Intents`;
  return readdirSync(folder).map((name) => ({
    folder: name,
    ...v.parse(intentFile, json(`${folder}/${name}/Intent.json`)),
  }));
};
const utterancesOf = (locale: string): readonly (readonly [string, string])[] =>
  intentsOf(locale).flatMap(({ name, sampleUtterances }) =>
    sampleUtterances.map(({ utterance }) => [name, utterance] as const),
  );

describe('the bot to import into Amazon Lex', () => {
  test('is a bot of its own, which children are not expected to use', () => {
    expect(json('infra/lex/Manifest.json')).toEqual({
      metaData: { schemaVersion: '1', fileFormat: 'LexJson', resourceType: 'BOT' },
    });
    expect(json(`${BOT}/Bot.json`)).toMatchObject({
      name: 'ParcelMessenger',
      dataPrivacy: { childDirected: false },
    });
  });

  test.each(LOCALES)('has in %s the intents that we understand, and no others', (locale) => {
    const intents = intentsOf(locale);

    expect(json(`${BOT}/BotLocales/${locale}/BotLocale.json`)).toMatchObject({
      identifier: locale,
    });
    expect(intents.map(({ name }) => name).sort()).toEqual(
      [...Object.keys(LEX_INTENTS), FALLBACK_INTENT].sort(),
    );
    expect(intents.filter(({ name, folder }) => name !== folder)).toEqual([]);
    expect(
      intents.flatMap((intent) =>
        intent.parentIntentSignature === null ? [] : [[intent.name, intent.parentIntentSignature]],
      ),
    ).toEqual([[FALLBACK_INTENT, 'AMAZON.FallbackIntent']]);
  });

  test.each(LOCALES)('says each thing in %s once, in characters that Lex takes', (locale) => {
    const utterances = utterancesOf(locale).map(([, utterance]) => utterance);

    expect(new Set(utterances).size).toBe(utterances.length);
    expect(utterances.filter((utterance) => !/^[\p{L}' -]+$/u.test(utterance))).toEqual([]);
  });

  test.each(LOCALES)('never means in %s what the rules take for something else', (locale) => {
    const misread = utterancesOf(locale).filter(([name, utterance]) => {
      const byRules = understand(utterance).intent;
      return byRules.want !== 'unknown' && byRules.want !== LEX_INTENTS[name]?.want;
    });

    expect(misread).toEqual([]);
  });

  test('learns from none of the phrases that measure the understanding', () => {
    const folder = 'test/nlu';
    const measured = readdirSync(folder)
      .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
      .join('\n')
      .toLowerCase();

    const taken = LOCALES.flatMap(utterancesOf).filter(([, utterance]) =>
      measured.includes(`: '${utterance.toLowerCase().replaceAll("'", "''")}'`),
    );

    expect(taken).toEqual([]);
  });
});
