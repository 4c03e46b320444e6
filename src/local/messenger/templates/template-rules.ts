import * as v from 'valibot';
import { refuse } from '../graph/errors';
import type { Refusal } from '../graph/errors';
import type { Assumptions } from '../options';
import { PAYLOAD, text, webUrl } from '../rules/wire-types';
import type { TemplateButton, TemplateRecord } from '../state';

/** What utility templates may be made (facts §2.5); `template-filling.ts` sends them. */

const label = text(20);
const example = v.optional(v.record(v.string(), v.unknown()), {});

const componentSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('HEADER'),
    format: v.literal('TEXT'),
    text: text(60),
    example,
  }),
  v.strictObject({
    type: v.literal('BODY'),
    text: text(1_024),
    example,
  }),
  v.strictObject({
    type: v.literal('BUTTONS'),
    buttons: v.pipe(
      v.array(
        v.variant('type', [
          v.pipe(
            v.strictObject({ type: v.literal('URL'), text: label, url: webUrl, example }),
            v.check(
              ({ url, example: samples }) => !url.includes('{{') || Object.keys(samples).length > 0,
              'needs an example for its blank',
            ),
          ),
          v.strictObject({ type: v.literal('POSTBACK'), text: label, payload: text(PAYLOAD) }),
          v.strictObject({
            type: v.literal('PHONE_NUMBER'),
            text: label,
            phone_number: text(20),
          }),
        ]),
      ),
      v.minLength(1),
      v.maxLength(3),
    ),
  }),
]);

/** What a template is told by; it can never be edited. */
export const templateIdentity = {
  name: v.pipe(v.string(), v.regex(/^[a-z0-9_]{1,512}$/)),
  language: v.pipe(v.string(), v.regex(/^[a-z]{2}(_[A-Z]{2})?$/)),
  category: v.literal('UTILITY'),
};

export const newTemplateSchema = v.strictObject({
  ...templateIdentity,
  parameter_format: v.optional(v.picklist(['NAMED', 'POSITIONAL']), 'POSITIONAL'),
  components: v.pipe(
    v.array(componentSchema),
    v.minLength(1),
    v.check(
      (components) => new Set(components.map(({ type }) => type)).size === components.length,
      'has each component once',
    ),
  ),
});

export type NewTemplate = v.InferOutput<typeof newTemplateSchema>;

/** What Facebook refuses about a new template besides its shape, with its codes (facts §2.5). */
export function refuseTemplate(
  template: NewTemplate,
  { templateWordsPerParameter }: Assumptions,
): Refusal | undefined {
  const { body, texts } = partsOf(template);
  if (body === undefined) return refuse('invalidParameter', 'A template needs a BODY.');
  if (/^\{\{|\}\}$/.test(body.text.trim())) {
    return refuse('invalidParameter', 'INCORRECT_PARAMS: first or last in the body.');
  }
  const isNamed = template.parameter_format === 'NAMED';
  for (const { text, example: samples } of texts) {
    const names = parametersIn(text);
    if (!names.every((name, index) => (isNamed ? isName(name) : name === String(index + 1)))) {
      return refuse('invalidParameter', 'INCORRECT_PARAMS: not as parameter_format says.');
    }
    // Facebook reviews a template by its samples; their arrays differ in shape, so only their lack is judged.
    if (names.length > 0 && Object.keys(samples).length === 0) {
      return refuse('invalidParameter', 'INCORRECT_PARAMS: no example.');
    }
  }
  const parameters = parametersIn(body.text).length;
  return parameters > 0 && wordsIn(body.text) <= parameters * templateWordsPerParameter
    ? refuse('invalidParameter', 'PARAMS_TO_WORD_RATIO_EXCEED_LIMIT')
    : undefined;
}

/** Less what creation adds. */
export function toTemplateRecord(template: NewTemplate): Omit<TemplateRecord, 'id' | 'status'> {
  const { header, body, buttons } = partsOf(template);
  return {
    name: template.name,
    language: template.language,
    named: template.parameter_format === 'NAMED',
    header: header?.text ?? null,
    body: body?.text ?? '',
    buttons,
  };
}

const isName = (name: string): boolean => /^[a-z][a-z0-9_]*$/.test(name);

/** The names between double braces: words, or numbers from 1. */
export const parametersIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name = '']) => name);

/** Of the template's own: what stands between its parameters. */
const wordsIn = (text: string): number =>
  text.replace(/\{\{.*?\}\}/g, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

function partsOf({ components }: NewTemplate) {
  const header = components.find((component) => component.type === 'HEADER');
  const body = components.find((component) => component.type === 'BODY');
  const buttons = components.flatMap((component) =>
    component.type === 'BUTTONS' ? component.buttons : [],
  );
  return {
    header,
    body,
    buttons: buttons as readonly TemplateButton[],
    texts: [header, body].filter((part) => part !== undefined),
  };
}
