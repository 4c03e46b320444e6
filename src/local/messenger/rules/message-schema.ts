import * as v from 'valibot';

/** The body of `POST /{page}/messages`, as strict as Facebook's "Invalid keys were found" (facts §2.2, §2.7). */

const text = (maximum: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(maximum));
const webUrl = v.pipe(v.string(), v.url(), v.regex(/^https?:/));
const httpsUrl = v.pipe(v.string(), v.url(), v.regex(/^https:/));

const TITLE = 20;
const PAYLOAD = 1_000;
const TEMPLATE_TEXT = 640;
const CARD_LINE = 80;

const buttonSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('web_url'),
    title: text(TITLE),
    url: webUrl,
    webview_height_ratio: v.optional(v.picklist(['compact', 'tall', 'full'])),
    messenger_extensions: v.optional(v.boolean()),
    webview_share_button: v.optional(v.literal('hide')),
  }),
  v.strictObject({ type: v.literal('postback'), title: text(TITLE), payload: text(PAYLOAD) }),
  v.strictObject({ type: v.literal('phone_number'), title: text(TITLE), payload: text(PAYLOAD) }),
  // Messenger labels these two itself: a title makes the request fail (facts §1.1).
  v.strictObject({ type: v.literal('account_link'), url: httpsUrl }),
  v.strictObject({ type: v.literal('account_unlink') }),
]);

const buttons = v.pipe(v.array(buttonSchema), v.minLength(1), v.maxLength(3));

const cardSchema = v.pipe(
  v.strictObject({
    title: text(CARD_LINE),
    subtitle: v.optional(text(CARD_LINE)),
    image_url: v.optional(webUrl),
    default_action: v.optional(
      v.strictObject({
        type: v.literal('web_url'),
        url: webUrl,
        webview_height_ratio: v.optional(v.picklist(['compact', 'tall', 'full'])),
      }),
    ),
    buttons: v.optional(buttons),
  }),
  v.check((card) => Object.keys(card).length > 1, 'needs a property besides its title'),
);

const templateSchema = v.variant('template_type', [
  v.strictObject({ template_type: v.literal('button'), text: text(TEMPLATE_TEXT), buttons }),
  v.strictObject({
    template_type: v.literal('generic'),
    elements: v.pipe(v.array(cardSchema), v.minLength(1), v.maxLength(10)),
    sharable: v.optional(v.boolean()),
    image_aspect_ratio: v.optional(v.picklist(['horizontal', 'square'])),
  }),
]);

const mediaSchema = v.union([
  v.strictObject({ url: webUrl, is_reusable: v.optional(v.boolean()) }),
  v.strictObject({ attachment_id: text(100) }),
]);

const attachmentSchema = v.variant('type', [
  v.strictObject({ type: v.literal('template'), payload: templateSchema }),
  v.strictObject({ type: v.picklist(['image', 'audio', 'video', 'file']), payload: mediaSchema }),
]);

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
    template: v.optional(utilitySchema),
    quick_replies: v.optional(v.pipe(v.array(quickReplySchema), v.minLength(1), v.maxLength(13))),
    metadata: v.optional(v.pipe(v.string(), v.maxLength(999))),
  }),
  v.check(
    ({ text, attachment, template }) =>
      [text, attachment, template].filter((part) => part !== undefined).length === 1,
    'must have exactly one of text, attachment and template',
  ),
);

const recipient = v.strictObject({ id: v.string() });

export const sendSchema = v.strictObject({
  recipient,
  messaging_type: v.picklist(['RESPONSE', 'UPDATE', 'MESSAGE_TAG', 'UTILITY']),
  tag: v.optional(v.string()),
  message: messageSchema,
  notification_type: v.optional(v.picklist(['REGULAR', 'SILENT_PUSH', 'NO_PUSH'])),
  reply_to: v.optional(v.strictObject({ mid: v.string() })),
  thread_control: v.optional(
    v.variant('control_type', [
      v.strictObject({ control_type: v.literal('pass'), app_id: v.optional(v.string()) }),
      v.strictObject({ control_type: v.literal('release') }),
    ]),
  ),
});

/** A sender action travels alone (facts §2.2). */
export const senderActionSchema = v.strictObject({
  recipient,
  messaging_type: v.optional(v.picklist(['RESPONSE', 'UPDATE'])),
  sender_action: v.picklist(['mark_seen', 'typing_on', 'typing_off']),
});

export type SendBody = v.InferOutput<typeof sendSchema>;
export type SenderActionBody = v.InferOutput<typeof senderActionSchema>;
export type WireMessage = SendBody['message'];
export type WireButton = v.InferOutput<typeof buttonSchema>;
export type WireCard = v.InferOutput<typeof cardSchema>;
export type WireTemplate = v.InferOutput<typeof templateSchema>;
export type UtilityCall = v.InferOutput<typeof utilitySchema>;
export type TemplateParameter = v.InferOutput<typeof parameterSchema>;
