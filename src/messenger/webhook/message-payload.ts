import * as v from 'valibot';
import type { Attachment, EchoEvent, EventOrigin, MessageEvent } from './events';
import { flagSchema, idField, idSchema, lenient, midField, present, textField } from './wire';

export const referralSchema = v.pipe(
  v.object({ ref: textField, source: textField, type: textField, ad_id: idField }),
  v.transform(({ ref, source, type, ad_id: adId }) => present({ ref, source, type, adId })),
);

const attachmentTypeSchema = v.picklist([
  'image',
  'audio',
  'video',
  'file',
  'sticker',
  'location',
  'template',
  'fallback',
  'reel',
  'ig_reel',
  'post',
  'ig_post',
  'appointment_booking',
]);

const attachmentSchema = v.pipe(
  v.object({
    type: lenient(attachmentTypeSchema),
    title: textField,
    url: textField,
    payload: lenient(v.object({ url: textField, title: textField, sticker_id: idField })),
  }),
  v.transform(({ type, title, url, payload }): Attachment => ({
    type: type ?? 'unknown',
    ...present({
      url: payload?.url ?? url,
      title: payload?.title ?? title,
      stickerId: payload?.sticker_id,
    }),
  })),
);

/** The customer sent something there, even if we cannot tell what: keep its place. */
const attachmentsField = lenient(
  v.array(v.fallback(attachmentSchema, { type: 'unknown' as const })),
);

const wireMessageSchema = v.object({
  mid: midField,
  text: textField,
  is_echo: lenient(flagSchema),
  app_id: idField,
  metadata: textField,
  attachments: attachmentsField,
  sticker_id: idField,
  quick_reply: lenient(v.object({ payload: textField })),
  reply_to: lenient(v.object({ mid: midField })),
  referral: lenient(referralSchema),
  prior_message: lenient(v.object({ source: textField, identifier: idSchema })),
});

type MessagePayload = Omit<MessageEvent, keyof EventOrigin> | Omit<EchoEvent, keyof EventOrigin>;

/** The `message` key of an event, with the `prior_message` that Facebook puts beside it. */
export const messagePayloadSchema = v.pipe(
  wireMessageSchema,
  v.transform((wire): MessagePayload => {
    const attachments = wire.attachments ?? [];
    const content = {
      attachments,
      ...present({
        mid: wire.mid,
        text: wire.text,
        stickerId: wire.sticker_id ?? attachments.find(({ stickerId }) => stickerId)?.stickerId,
      }),
    };
    if (wire.is_echo === true) {
      return {
        kind: 'echo',
        ...content,
        ...present({ appId: wire.app_id, metadata: wire.metadata }),
      };
    }
    return {
      kind: 'message',
      ...content,
      ...present({
        quickReplyPayload: wire.quick_reply?.payload,
        replyToMid: wire.reply_to?.mid,
        referral: wire.referral,
        priorMessage: wire.prior_message && present(wire.prior_message),
      }),
    };
  }),
);
