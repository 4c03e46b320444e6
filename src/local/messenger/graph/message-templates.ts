import { isRefusal, refuse } from './errors';
import type { Refusal } from './errors';
import type { PageEndpoint } from './endpoint';
import type { Params } from './request';
import type { Assumptions } from '../options';
import { readAs } from '../rules/message-rules';
import type { TemplateRecord } from '../state';
import { cloneTemplate } from '../templates/template-clone';
import { newTemplateSchema, refuseTemplate, toTemplateRecord } from '../templates/template-rules';

type Draft = Omit<TemplateRecord, 'id' | 'status'>;

/** `POST /{page}/message_templates`: one of one's own, or a clone of the library's (facts §2.5). */
export const createTemplate: PageEndpoint = ({ platform, params }) => {
  if (hasQuickReplyButton(params)) return refuse('quickReplyInTemplate');
  const { state, assumptions, ids } = platform;
  const draft =
    'library_template_name' in params ? cloneTemplate(params) : readDraft(params, assumptions);
  if (isRefusal(draft)) return draft;
  const { name, language } = draft;
  if (state.templates.some((known) => known.name === name && known.language === language)) {
    return refuse('invalidParameter', 'A template of this name exists in this language.');
  }
  const record = { ...draft, id: ids.template(), status: assumptions.newTemplateStatus };
  state.templates.push(record);
  return { id: record.id, status: record.status, category: 'UTILITY' };
};

/** Entries of one answer where `limit` does not say otherwise, as in any list of the Graph API. */
const LISTED = 25;

/** `GET /{page}/message_templates`, all or those of one `name`, in portions: `paging` leads to the next. */
export const listTemplates: PageEndpoint = ({ platform, params }) => {
  const { limit = String(LISTED), after, name: asked } = params;
  const listed = platform.state.templates.filter(
    ({ name }) => asked === undefined || asked === name,
  );
  if (!/^[1-9]\d{0,3}$/.test(String(limit))) return refuse('invalidParameter', 'Param limit');
  const start = after === undefined ? 0 : listed.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && start === 0) return refuse('invalidParameter', 'Unknown cursor.');
  const portion = listed.slice(start, start + Number(limit));
  const last = portion.at(-1);
  const paging = last && {
    cursors: { after: last.id },
    ...(listed.at(-1) === last ? {} : { next: `…/message_templates?after=${last.id}` }),
  };
  return { data: portion.map(describe), ...(paging && { paging }) };
};

/** `DELETE /{page}/message_templates`: `name` alone means all its languages, `hsm_id` the one (facts §2.5). */
export const deleteTemplates: PageEndpoint = ({ platform, params }) => {
  const { name, hsm_id } = params;
  const { state } = platform;
  const isMeant = (template: TemplateRecord): boolean =>
    (name === undefined || template.name === name) &&
    (hsm_id === undefined || template.id === hsm_id);
  if (name === undefined && hsm_id === undefined) {
    return refuse('invalidParameter', 'Param name or hsm_id is needed.');
  }
  if (!state.templates.some(isMeant)) {
    return refuse('invalidParameter', 'There is no such template.');
  }
  state.templates = state.templates.filter((template) => !isMeant(template));
  return { success: true };
};

function readDraft(params: Params, assumptions: Assumptions): Draft | Refusal {
  const template = readAs(newTemplateSchema, params);
  if (isRefusal(template)) return template;
  return refuseTemplate(template, assumptions) ?? toTemplateRecord(template);
}

function describe(template: TemplateRecord): object {
  const { id, name, language, named, status, rejectedReason, header, body, buttons } = template;
  return {
    id,
    name,
    language,
    status,
    category: 'UTILITY',
    parameter_format: named ? 'NAMED' : 'POSITIONAL',
    components: [
      ...(header === null ? [] : [{ type: 'HEADER', format: 'TEXT', text: header }]),
      { type: 'BODY', text: body },
      ...(buttons.length === 0 ? [] : [{ type: 'BUTTONS', buttons }]),
    ],
    ...(rejectedReason !== undefined && { rejected_reason: rejectedReason }),
  };
}

/** The one kind of button with an error of its own (peers F2). */
const hasQuickReplyButton = (params: Params): boolean =>
  /"type":"QUICK_REPLY"/.test(JSON.stringify(params));
