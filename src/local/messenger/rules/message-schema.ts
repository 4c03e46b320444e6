import * as v from 'valibot';
import { REACTIONS } from '../thread/reactions';
import { attachmentSchema, imagesSchema } from './attachment-schema';
import { PAYLOAD, text, webUrl } from './wire-types';

/** The body of `POST /{page}/messages`, as strict as Facebook's "Invalid keys were found" (facts §2.2, §2.7). */

const quickReplySchema = v.variant('content_type', [
  v.strictObject({
    content_type: v.literal('text'),
    // Its length is the emulator's assumption to judge: Facebook may cut it instead (facts §2.7).
    title: v.pipe(v.string(), v.minLength(1)),
    payload: text(PAYLOAD),
    image_url: v.optional(webUrl),
  }),
  v.strictObject({ content_type: v.picklist(['user_email', 'user_phone_number']) }),
]);

const parameterSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('text'),
    text: text(PAYLOAD),
    parameter_name: v.optional(text(100)),
  }),
  v.strictObject({ type: v.literal('URL'), url: text(PAYLOAD) }),
  v.strictObject({ type: v.literal('POSTBACK'), payload: text(PAYLOAD) }),
]);

const utilitySchema = v.strictObject({
  name: v.string(),
  language: v.strictObject({ code: v.string() }),
  components: v.optional(
    v.array(
      v.strictObject({
        type: v.picklist(['header', 'body', 'buttons']),
        parameters: v.array(parameterSchema),
      }),
    ),
    [],
  ),
});

const messageSchema = v.pipe(
  v.strictObject({
    text: v.optional(v.pipe(v.string(), v.minLength(1))),
    attachment: v.optional(attachmentSchema),
    attachments: v.optional(imagesSchema),
    template: v.optional(utilitySchema),
    quick_replies: v.optional(v.pipe(v.array(quickReplySchema), v.minLength(1), v.maxLength(13))),
    metadata: v.optional(v.pipe(v.string(), v.maxLength(999))),
  }),
  v.check(
    ({ text, attachment, attachments, template }) =>
      [text, attachment, attachments, template].filter((part) => part !== undefined).length === 1,
    'must have exactly one of text, attachment, attachments and template',
  ),
  // Documented beside text and attachment only (facts §2.2).
  v.check(
    ({ attachments, template, quick_replies }) =>
      quick_replies === undefined || (attachments ?? template) === undefined,
    'takes quick_replies with text or attachment only',
  ),
);

/** Comments and posts (private replies), phone numbers and notification tokens are not for this app (facts §2.2). */
const recipient = v.union([
  v.strictObject({ id: v.string() }),
  v.strictObject({ user_ref: v.string() }),
]);

export const sendSchema = v.strictObject({
  recipient,
  messaging_type: v.picklist(['RESPONSE', 'UPDATE', 'MESSAGE_TAG', 'UTILITY']),
  tag: v.optional(v.string()),
  message: messageSchema,
  notification_type: v.optional(v.picklist(['REGULAR', 'SILENT_PUSH', 'NO_PUSH'])),
  persona_id: v.optional(v.string()),
  reply_to: v.optional(v.strictObject({ mid: v.string() })),
  thread_control: v.optional(
    v.variant('control_type', [
      v.strictObject({ control_type: v.literal('pass'), app_id: v.optional(v.string()) }),
      v.strictObject({ control_type: v.literal('release') }),
    ]),
  ),
});

/** A sender action travels alone (facts §2.2); a reaction names its message (facts §2.7). */
export const senderActionSchema = v.variant('sender_action', [
  v.strictObject({
    recipient: v.strictObject({ id: v.string() }),
    messaging_type: v.optional(v.picklist(['RESPONSE', 'UPDATE'])),
    sender_action: v.picklist(['mark_seen', 'typing_on', 'typing_off']),
    persona_id: v.optional(v.string()),
  }),
  v.strictObject({
    recipient: v.strictObject({ id: v.string() }),
    sender_action: v.literal('react'),
    payload: v.strictObject({ message_id: v.string(), reaction: v.picklist(REACTIONS) }),
  }),
  v.strictObject({
    recipient: v.strictObject({ id: v.string() }),
    sender_action: v.literal('unreact'),
    payload: v.strictObject({ message_id: v.string() }),
  }),
]);

export type SendBody = v.InferOutput<typeof sendSchema>;
export type ThreadControl = NonNullable<SendBody['thread_control']>;
export type SenderActionBody = v.InferOutput<typeof senderActionSchema>;
export type WireMessage = SendBody['message'];
export type UtilityCall = v.InferOutput<typeof utilitySchema>;
export type TemplateParameter = v.InferOutput<typeof parameterSchema>;
