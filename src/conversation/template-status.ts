import type { TemplateStatusEvent } from '../messenger/webhook/events';
import type { DocumentClient } from '../store/dynamodb';
import type { Write } from '../store/transaction';
import { loadUtilityRecord, utilityRecordWrite, type KnownTemplate } from '../store/utility-record';

/**
 * Facebook decided on a template: its word counts from now on, and its list is asked for with the next update, because
 * the event names neither the parameters nor, for certain, the template (facts §2.5).
 */
export async function templateStatusWrite(
  client: DocumentClient,
  conversations: string,
  event: TemplateStatusEvent,
): Promise<Write> {
  const seen = await loadUtilityRecord(client, conversations, event.pageId);
  const { templates, ...record } = seen;
  return utilityRecordWrite(conversations, event.pageId, seen, {
    ...record,
    askAgainAt: 0,
    ...(templates && { templates: templates.map((each) => told(each, event)) }),
  });
}

const told = (
  template: KnownTemplate,
  { name, language, status }: TemplateStatusEvent,
): KnownTemplate =>
  template.name === name && template.language === language
    ? { ...template, status: status.toUpperCase() }
    : template;
