import * as v from 'valibot';
import { templateSchema } from './template-schema';
import { httpsUrl, text } from './wire-types';

/** Files and templates of a send, and uploads (facts §2.7). */

export const MEDIA_TYPES = ['image', 'audio', 'video', 'file'] as const;

/** An address that Facebook would fetch the file from; how long one may be is not documented. */
const fileUrl = v.pipe(httpsUrl, v.maxLength(2_048));

const fileSchema = v.union([
  v.strictObject({ url: fileUrl, is_reusable: v.optional(v.boolean()) }),
  v.strictObject({ attachment_id: text(100) }),
]);

export const attachmentSchema = v.variant('type', [
  v.strictObject({ type: v.literal('template'), payload: templateSchema }),
  v.strictObject({ type: v.picklist(MEDIA_TYPES), payload: fileSchema }),
]);

/** Several at once: images only, by their address. */
export const imagesSchema = v.pipe(
  v.array(v.strictObject({ type: v.literal('image'), payload: v.strictObject({ url: fileUrl }) })),
  v.minLength(1),
  v.maxLength(30),
);

/** The body of `POST /{page}/message_attachments`. */
export const uploadSchema = v.strictObject({
  platform: v.optional(v.literal('messenger')),
  message: v.strictObject({
    attachment: v.strictObject({
      type: v.picklist(MEDIA_TYPES),
      payload: v.strictObject({ url: fileUrl, is_reusable: v.literal(true) }),
    }),
  }),
});

export type WireAttachment = v.InferOutput<typeof attachmentSchema>;
export type WireImage = v.InferOutput<typeof imagesSchema>[number];
export type WireFile = v.InferOutput<typeof fileSchema>;
