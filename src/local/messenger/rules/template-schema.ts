import * as v from 'valibot';
import { httpsUrl, PAYLOAD, text, webUrl } from './wire-types';

/** Templates with buttons (facts §1.1, §2.7). */

const TITLE = 20;
const TEMPLATE_TEXT = 640;
const CARD_LINE = 80;

const facebookUrl = v.pipe(httpsUrl, v.regex(/^https:\/\/([\w-]+\.)*facebook\.com\//));

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

/** Its file is one that was uploaded, or stands on Facebook itself. */
const mediaElementSchema = v.pipe(
  v.strictObject({
    media_type: v.picklist(['image', 'video']),
    attachment_id: v.optional(text(100)),
    url: v.optional(facebookUrl),
    buttons: v.optional(buttons),
  }),
  v.check(
    ({ attachment_id, url }) => (attachment_id === undefined) !== (url === undefined),
    'must have exactly one of attachment_id and url',
  ),
);

/** All others are gone, as the list template is. */
export const templateSchema = v.variant('template_type', [
  v.strictObject({ template_type: v.literal('button'), text: text(TEMPLATE_TEXT), buttons }),
  v.strictObject({
    template_type: v.literal('generic'),
    elements: v.pipe(v.array(cardSchema), v.minLength(1), v.maxLength(10)),
    sharable: v.optional(v.boolean()),
    image_aspect_ratio: v.optional(v.picklist(['horizontal', 'square'])),
  }),
  v.strictObject({
    template_type: v.literal('media'),
    elements: v.pipe(v.array(mediaElementSchema), v.length(1)),
    sharable: v.optional(v.boolean()),
  }),
]);

export type WireButton = v.InferOutput<typeof buttonSchema>;
export type WireCard = v.InferOutput<typeof cardSchema>;
export type WireTemplate = v.InferOutput<typeof templateSchema>;
