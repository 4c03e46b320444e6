import { readAs } from '../rules/message-rules';
import { newTemplateSchema, refuseTemplate, toTemplateRecord } from '../templates/template-rules';
import type { PageEndpoint } from './endpoint';
import { isRefusal, refuse } from './errors';
import type { Params } from './request';

/** `POST /{page}/message_templates` (facts §2.5). */
export const createTemplate: PageEndpoint = ({ platform, params }) => {
  if (hasQuickReplyButton(params)) return refuse('quickReplyInTemplate');
  const template = readAs(newTemplateSchema, params);
  if (isRefusal(template)) return template;
  const { templates } = platform.state;
  const { name, language } = template;
  if (templates.some((known) => known.name === name && known.language === language)) {
    return refuse('invalidParameter', 'A template of this name exists in this language.');
  }
  const refusal = refuseTemplate(template);
  if (refusal !== undefined) return refusal;
  const status = platform.assumptions.newTemplateStatus;
  const record = toTemplateRecord(template, platform.ids.template(), status);
  templates.push(record);
  return { id: record.id, status: record.status, category: 'UTILITY' };
};

/** `GET /{page}/message_templates`, all or those of one `name`. */
export const listTemplates: PageEndpoint = ({ platform, params }) => ({
  data: platform.state.templates
    .filter(({ name }) => params['name'] === undefined || params['name'] === name)
    .map(({ id, name, language, status }) => ({ id, name, language, status, category: 'UTILITY' })),
});

/** The one kind of button with an error of its own (peers F2). */
const hasQuickReplyButton = (params: Params): boolean =>
  /"type":"QUICK_REPLY"/.test(JSON.stringify(params));
