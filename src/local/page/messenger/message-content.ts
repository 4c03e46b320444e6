import type { ThreadContent } from '../../messenger/thread/thread-model';
import { el } from '../parts/el';
import { drawAttachment } from './attachment-view';
import { drawCards } from './cards-view';
import type { ChatScope } from './chat-actions';
import { drawText } from './message-text';
import { drawTemplate } from './template-view';

/** The inside of a message, by its kind. */
export function drawContent(content: ThreadContent, scope: ChatScope): HTMLElement {
  switch (content.kind) {
    case 'text':
      return drawText(content.text, { class: 'bubble' }, scope);
    case 'postback':
      return el('p', { class: 'bubble' }, content.title);
    case 'buttons':
      return drawTemplate([drawText(content.text, {}, scope)], content.buttons, scope);
    case 'utility':
      return drawTemplate(
        [
          ...(content.header === undefined ? [] : [el('p', { class: 'title' }, content.header)]),
          drawText(content.text, {}, scope),
        ],
        content.buttons,
        scope,
      );
    case 'cards':
      return drawCards(content.cards, scope);
    case 'attachment':
      return drawAttachment(content, scope);
    case 'attachments':
      return el(
        'div',
        { class: 'album' },
        ...content.attachments.map((file) => drawAttachment(file, scope)),
      );
    case 'media':
      return drawTemplate([drawAttachment(content, scope)], content.buttons, scope);
    case 'notice':
      return el('p', { class: 'notice' }, NOTICES[content.notice](scope.pageName));
  }
}

const NOTICES: Readonly<Record<'linked' | 'unlinked', (pageName: string) => string>> = {
  linked: (pageName) => `You linked your account with ${pageName}.`,
  unlinked: (pageName) => `You logged out of your account with ${pageName}.`,
};
