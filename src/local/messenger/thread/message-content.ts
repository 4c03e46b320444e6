import type { SendBody, WireMessage } from '../rules/message-schema';
import type { WireButton, WireCard, WireTemplate } from '../rules/template-schema';
import { filesOf } from '../rules/file-rules';
import type { FileReference } from '../rules/file-rules';
import type { UploadRecord } from '../state';
import type {
  ThreadButton,
  ThreadCard,
  ThreadContent,
  ThreadFile,
  ThreadMessage,
} from './thread-model';

/** How the person sees a message of the Page's. Utility templates are filled elsewhere. */
export function toThreadContent(
  message: WireMessage,
  uploads: readonly UploadRecord[],
): ThreadContent {
  const [file, ...others] = filesOf(message).map((reference) => toFile(reference, uploads));
  if (message.attachment?.type === 'template') {
    return toTemplateContent(message.attachment.payload, file);
  }
  if (file === undefined) return { kind: 'text', text: message.text ?? '' };
  return others.length === 0
    ? { kind: 'attachment', ...file }
    : { kind: 'attachments', attachments: [file, ...others] };
}

function toTemplateContent(payload: WireTemplate, file: ThreadFile | undefined): ThreadContent {
  switch (payload.template_type) {
    case 'button':
      return { kind: 'buttons', text: payload.text, buttons: payload.buttons.map(toButton) };
    case 'generic':
      return { kind: 'cards', cards: payload.elements.map(toCard) };
    case 'media': {
      const buttons = payload.elements.flatMap((element) => element.buttons ?? []).map(toButton);
      return { kind: 'media', ...(file ?? { type: 'image' }), buttons };
    }
  }
}

function toFile(
  { type, url, attachment_id }: FileReference,
  uploads: readonly UploadRecord[],
): ThreadFile {
  const address = url ?? uploads.find(({ id }) => id === attachment_id)?.url;
  return { type, ...(address !== undefined && { url: address }) };
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

/** The `message` of the echo webhook, less its ids: quick replies do not come back, all else does (facts §4.4). */
export function toEchoContent(message: WireMessage): object {
  const { text, attachment, attachments = [attachment], template, metadata } = message;
  const own = metadata !== undefined && { metadata };
  if (text !== undefined) return { text, ...own };
  if (template !== undefined) {
    return { attachments: [{ type: 'template', payload: template }], ...own };
  }
  return { attachments, ...own };
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
