import * as v from 'valibot';
import { isRefusal, refuse } from '../graph/errors';
import type { Refusal } from '../graph/errors';
import { parsedWhereJson } from '../graph/request';
import type { Params } from '../graph/request';
import { readAs } from '../rules/message-rules';
import { httpsUrl } from '../rules/wire-types';
import type { TemplateButton, TemplateRecord } from '../state';
import { TEMPLATE_LIBRARY } from './template-library';
import type { LibraryTemplate } from './template-library';
import { templateIdentity } from './template-rules';

/** A template made of one of the library's, with addresses and sentences of one's own (facts §2.5). */

const addition = v.optional(v.boolean(), false);

const cloneSchema = v.strictObject({
  ...templateIdentity,
  library_template_name: v.string(),
  library_template_body_inputs: v.optional(
    v.strictObject({ add_track_package_link: addition, add_contact_number: addition }),
    {},
  ),
  library_template_button_inputs: v.optional(
    v.array(
      v.strictObject({
        type: v.literal('URL'),
        url: v.strictObject({ base_url: httpsUrl, url_suffix_example: v.optional(httpsUrl) }),
      }),
    ),
    [],
  ),
});

type Clone = v.InferOutput<typeof cloneSchema>;

/** Less what creation adds. Both inputs may be JSON text, as Meta's examples write them. */
export function cloneTemplate(params: Params): Omit<TemplateRecord, 'id' | 'status'> | Refusal {
  const clone = readAs(
    cloneSchema,
    Object.fromEntries(Object.entries(params).map(([key, value]) => [key, parsedWhereJson(value)])),
  );
  if (isRefusal(clone)) return clone;
  const { name, language } = clone;
  const origin = TEMPLATE_LIBRARY.find(
    (known) => known.name === clone.library_template_name && known.language === language,
  );
  if (origin === undefined) {
    return refuse('invalidParameter', 'The library has no such template in this language.');
  }
  const body = fillBody(origin, clone);
  const buttons = fillButtons(origin, clone);
  if (isRefusal(body)) return body;
  if ('refused' in buttons) return buttons;
  return { name, language, named: false, header: null, body: body.text, buttons };
}

function fillBody(
  { body, options }: LibraryTemplate,
  { library_template_body_inputs: asked }: Clone,
): { readonly text: string } | Refusal {
  const chosen = (['add_track_package_link', 'add_contact_number'] as const).filter(
    (option) => asked[option],
  );
  const sentences = chosen.map((option) => options[option]);
  return sentences.includes(undefined)
    ? refuse('invalidParameter', 'This template has no such body input.')
    : { text: [body, ...sentences].join(' ') };
}

/** Every address of the origin is replaced by one of one's own; one with a blank needs an example. */
function fillButtons(
  { buttons }: LibraryTemplate,
  { library_template_button_inputs: inputs }: Clone,
): readonly TemplateButton[] | Refusal {
  const isMissingExample = inputs.some(
    ({ url }) => /\{\{1\}\}/.test(url.base_url) && url.url_suffix_example === undefined,
  );
  if (inputs.length !== buttons.length || isMissingExample) {
    return refuse('invalidParameter', 'library_template_button_inputs: one for each URL button.');
  }
  return buttons.map(({ text }, index) => ({
    type: 'URL',
    text,
    url: inputs[index]?.url.base_url ?? '',
  }));
}
