import { TEMPLATE_LIBRARY } from '../templates/template-library';
import type { LibraryTemplate } from '../templates/template-library';
import type { PageEndpoint } from './endpoint';
import { refuse } from './errors';
import { refuseUngranted } from './permission-rules';

const FILTERS = ['name_or_content', 'language', 'topic', 'usecase'] as const;

/** `GET /message_template_library`: what there is to clone, all or as filtered (facts §2.5). */
export const searchTemplateLibrary: PageEndpoint = ({ platform, caller, params }) => {
  if (caller.kind !== 'page') return refuse('pageTokenNeeded');
  const ungranted = refuseUngranted(platform, 'message_templates', params);
  if (ungranted !== undefined) return ungranted;
  const isUnknown = Object.keys(params).some((name) => !FILTERS.some((filter) => filter === name));
  if (isUnknown) return refuse('invalidParameter', 'The library has no such filter.');
  return { data: TEMPLATE_LIBRARY.filter((template) => matches(template, params)).map(describe) };
};

function matches(
  { name, body, ...template }: LibraryTemplate,
  params: Readonly<Record<string, unknown>>,
): boolean {
  const wanted = params['name_or_content'];
  const isNamed =
    typeof wanted !== 'string' || `${name} ${body}`.toLowerCase().includes(wanted.toLowerCase());
  const isLike = (['language', 'topic', 'usecase'] as const).every(
    (filter) => params[filter] === undefined || params[filter] === template[filter],
  );
  return isNamed && isLike;
}

const describe = ({ params, buttons, options: _, ...template }: LibraryTemplate): object => ({
  ...template,
  category: 'UTILITY',
  body_params: params.map(([sample]) => sample),
  body_param_types: params.map(([, type]) => type),
  buttons,
});
