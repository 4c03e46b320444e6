import type { ThreadContent } from '../../messenger/thread/thread-model';

/** A message in a few words, e.g. above an answer to it. */
export function snippetOf(content: ThreadContent): string {
  switch (content.kind) {
    case 'text':
    case 'buttons':
    case 'utility':
      return content.text;
    case 'postback':
      return content.title;
    case 'cards':
      return content.cards.map(({ title }) => title).join(', ');
    case 'attachment':
    case 'media':
      return `Attachment: ${content.type}`;
    case 'attachments':
      return `${String(content.attachments.length)} attachments`;
    case 'notice':
      return '';
  }
}
