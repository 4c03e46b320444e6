import type { TemplateStatus } from '../control/control-api';
import type { Platform } from '../platform';

/**
 * Facebook decides on a template and says so by webhook. The value's keys are those of the stored fixture; no
 * documentation names them (facts §2.5). False for an unknown template.
 */
export function setTemplateStatus(
  { state, timestamp, webhooks }: Platform,
  id: string,
  status: TemplateStatus,
  reason?: string,
): boolean {
  const template = state.templates.find((candidate) => candidate.id === id);
  if (template === undefined) return false;
  template.status = status;
  template.rejectedReason = status === 'REJECTED' ? reason : undefined;
  const field = 'message_template_status_update';
  const value = {
    event: status,
    message_template_id: template.id,
    message_template_name: template.name,
    message_template_language: template.language,
    ...(template.rejectedReason !== undefined && { reason: template.rejectedReason }),
  };
  const body = { field, value };
  webhooks.publish({ field, channel: 'changes', psid: null, at: timestamp(), body });
  return true;
}
