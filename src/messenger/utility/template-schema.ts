import * as v from 'valibot';
import { nameSurplus, payload, text, withPayload } from '../file-schema';
import { parametersIn, wordsIn } from './template-text';

/**
 * A file of `infra/templates` as people write it, within what Facebook is known to reject a utility template for
 * (facts §2.5); it comes out as Facebook takes it.
 */

/** Digits are for positional parameters, and `# $ %` are refused inside the braces. */
const PARAMETER = /^[a-z][a-z0-9_]*$/;

const sample = v.strictObject(
  {
    param_name: v.pipe(v.string(), v.regex(PARAMETER, 'must be a word such as parcel_id')),
    example: text(80),
  },
  nameSurplus,
);

/** Facebook reviews a template by its examples, so each parameter needs one. */
const hasItsExamples = (given: string, samples: readonly { readonly param_name: string }[]) => {
  const named = samples.map(({ param_name }) => param_name).sort();
  return named.join() === [...new Set(parametersIn(given))].sort().join();
};

const header = v.pipe(
  v.strictObject(
    {
      type: v.literal('HEADER'),
      format: v.literal('TEXT', 'must be "TEXT"'),
      text: text(60),
      example: v.optional(
        v.strictObject({ header_text_named_params: v.array(sample) }, nameSurplus),
      ),
    },
    nameSurplus,
  ),
  // The bot fills a body only; a parameter here would hold every send.
  v.check((given) => parametersIn(given.text).length === 0, 'a header takes no parameters'),
);

/** The number that PARAMS_TO_WORD_RATIO_EXCEED_LIMIT counts from is not documented: this keeps clear of it. */
const WORDS_PER_PARAMETER = 3;

const bodyText = v.pipe(
  text(1_024),
  v.check(
    (given) => !/^\{\{|\}\}$/.test(given.trim()),
    'must neither begin nor end with a parameter (INCORRECT_PARAMS)',
  ),
  v.check(
    (given) => parametersIn(given).every((name) => PARAMETER.test(name)),
    'must name its parameters by words such as {{parcel_id}} (INCORRECT_PARAMS)',
  ),
  v.check(
    (given) => wordsIn(given) >= WORDS_PER_PARAMETER * parametersIn(given).length,
    `needs ${String(WORDS_PER_PARAMETER)} words of its own for each parameter (PARAMS_TO_WORD_RATIO_EXCEED_LIMIT)`,
  ),
);

const body = v.pipe(
  v.strictObject(
    {
      type: v.literal('BODY'),
      text: bodyText,
      example: v.optional(v.strictObject({ body_text_named_params: v.array(sample) }, nameSurplus)),
    },
    nameSurplus,
  ),
  v.check(
    ({ text: given, example }) => hasItsExamples(given, example?.body_text_named_params ?? []),
    'needs exactly one example for each of its parameters',
  ),
);

const label = text(20);

/** Without parameters: how Facebook tells those of several buttons apart is not documented (facts §2.5). */
const button = v.variant(
  'type',
  [
    v.pipe(
      v.strictObject({ type: v.literal('POSTBACK'), text: label, choice: payload }, nameSurplus),
      v.transform(withPayload),
    ),
    v.strictObject(
      {
        type: v.literal('URL'),
        text: label,
        url: v.pipe(
          text(2_000),
          v.check(
            (url) => /^https:\/\//.test(url) && URL.canParse(url) && !url.includes('{{'),
            'must be an https address without a parameter',
          ),
        ),
      },
      nameSurplus,
    ),
  ],
  'must have the type "POSTBACK" or "URL"',
);

const buttons = v.strictObject(
  {
    type: v.literal('BUTTONS'),
    buttons: v.pipe(
      v.array(button, 'must be a list'),
      v.minLength(1, 'must not be empty'),
      v.maxLength(3, 'takes three at most'),
    ),
  },
  nameSurplus,
);

export const templateSchema = v.strictObject(
  {
    name: v.pipe(
      v.string('must be a text'),
      v.regex(/^[a-z][a-z0-9_]{0,99}$/, 'must be like parcel_delivered'),
      v.check((name) => !/_v\d+$/.test(name), 'must have no version: that is given at submitting'),
    ),
    language: v.pipe(
      v.string('must be a text'),
      v.regex(/^[a-z]{2}(_[A-Z]{2})?$/, 'must be a language such as "de" or "de_DE"'),
    ),
    category: v.literal('UTILITY', 'must be "UTILITY"'),
    parameter_format: v.literal('NAMED', 'must be "NAMED"'),
    components: v.pipe(
      v.array(v.variant('type', [header, body, buttons], 'must be HEADER, BODY or BUTTONS')),
      v.check((given) => given.filter(({ type }) => type === 'BODY').length === 1, 'need one BODY'),
      v.check(
        (given) => new Set(given.map(({ type }) => type)).size === given.length,
        'must have each component once',
      ),
    ),
  },
  nameSurplus,
);

/** The body of `POST /{page}/message_templates`, but for the version in its name. */
export type UtilityTemplate = v.InferOutput<typeof templateSchema>;
