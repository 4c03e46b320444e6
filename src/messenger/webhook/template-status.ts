import * as v from 'valibot';
import type { EventPayload } from './payloads';
import { idField, isWireObject, present, readAs, textField } from './wire';

/** Meta's pages disagree on the name of the field; a real dashboard showed the second (facts §2.5). */
const FIELDS: readonly unknown[] = [
  'messenger_template_status_update',
  'message_template_status_update',
];

export const isTemplateStatusField = (field: unknown): boolean => FIELDS.includes(field);

const templateStatusSchema = v.pipe(
  v.object({
    message_template_id: idField,
    message_template_name: textField,
    message_template_language: textField,
    status: v.string(),
    reason: textField,
  }),
  v.transform(({ status, reason, ...wire }) => ({
    kind: 'templateStatus' as const,
    status,
    ...present({
      templateId: wire.message_template_id,
      name: wire.message_template_name,
      language: wire.message_template_language,
      reason,
    }),
  })),
);

/** Reads the value of a template status change; undefined without a status. Its keys are unverified (facts §2.5). */
export function readTemplateStatus(value: unknown): EventPayload | undefined {
  if (!isWireObject(value)) return undefined;
  const status = value['event'] ?? value['message_template_status'];
  return readAs(templateStatusSchema, { ...value, status });
}
