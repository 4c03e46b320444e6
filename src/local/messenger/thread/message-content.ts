import type { SendBody, WireButton, WireCard, WireMessage } from '../rules/message-schema';
import type { ThreadButton, ThreadCard, ThreadContent, ThreadMessage } from './thread-model';

/** How the person sees a message of the Page's. Utility templates are filled elsewhere. */
export function toThreadContent({ text, attachment }: WireMessage): ThreadContent {
  if (attachment === undefined) return { kind: 'text', text: text ?? '' };
  if (attachment.type !== 'template') {
    const { type, payload } = attachment;
    return { kind: 'attachment', type, ...('url' in payload && { url: payload.url }) };
  }
  const { payload } = attachment;
  switch (payload.template_type) {
    case 'button':
      return { kind: 'buttons', text: payload.text, buttons: payload.buttons.map(toButton) };
    case 'generic':
      return { kind: 'cards', cards: payload.elements.map(toCard) };
  }
}

/** What goes with the content: quick replies, what it answers, how loudly it comes. */
export function toThreadExtras(
  body: SendBody,
): Pick<ThreadMessage, 'quickReplies' | 'replyToMid' | 'notificationType'> {
  const { message, reply_to, notification_type } = body;
  return {
    ...(message.quick_replies && { quickReplies: message.quick_replies.map(toQuickReply) }),
    ...(reply_to && { replyToMid: reply_to.mid }),
    ...(notification_type && { notificationType: notification_type }),
  };
}

/** The `message` of the echo webhook, less its ids: text and attachments come back, quick replies do not. */
export function toEchoContent({ text, attachment, template }: WireMessage): object {
  if (text !== undefined) return { text };
  if (template !== undefined) return { attachments: [{ type: 'template', payload: template }] };
  return { attachments: [attachment] };
}

type WireQuickReply = NonNullable<WireMessage['quick_replies']>[number];

function toQuickReply(reply: WireQuickReply): NonNullable<ThreadMessage['quickReplies']>[number] {
  if (reply.content_type !== 'text') return { type: reply.content_type };
  const { title, payload, image_url } = reply;
  return {
    type: 'text',
    title: title.slice(0, 20),
    payload,
    ...(image_url !== undefined && { imageUrl: image_url }),
  };
}

function toCard({
  title,
  subtitle,
  image_url,
  default_action,
  buttons = [],
}: WireCard): ThreadCard {
  return {
    title,
    buttons: buttons.map(toButton),
    ...(subtitle !== undefined && { subtitle }),
    ...(image_url !== undefined && { imageUrl: image_url }),
    ...(default_action && { url: default_action.url }),
  };
}

function toButton(button: WireButton): ThreadButton {
  switch (button.type) {
    case 'web_url':
      return { kind: 'url', title: button.title, url: button.url };
    case 'postback':
      return { kind: 'postback', title: button.title, payload: button.payload };
    case 'phone_number':
      return { kind: 'phone', title: button.title, number: button.payload };
    case 'account_link':
      return { kind: 'logIn', url: button.url };
    case 'account_unlink':
      return { kind: 'logOut' };
  }
}
