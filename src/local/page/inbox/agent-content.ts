import type { ThreadButton, ThreadContent } from '../../messenger/thread/thread-model';
import { drawAttachment } from '../messenger/attachment-view';
import type { ChatScope } from '../messenger/chat-actions';
import { el } from '../parts/el';

/** What staff see of a message: the same words and pictures, but its buttons are the customer's to tap. */
export function drawAgentContent(
  content: ThreadContent,
  scope: Pick<ChatScope, 'localSites'>,
): HTMLElement {
  switch (content.kind) {
    case 'text':
      return el('p', { class: 'bubble' }, content.text);
    case 'postback':
      return el('p', { class: 'bubble' }, 'Tapped ', el('strong', {}, content.title));
    case 'buttons':
      return withButtons([el('p', {}, content.text)], content.buttons);
    case 'utility':
      return withButtons(
        [
          ...(content.header === undefined ? [] : [el('p', { class: 'title' }, content.header)]),
          el('p', {}, content.text),
        ],
        content.buttons,
      );
    case 'cards':
      return el(
        'ul',
        { class: 'inbox-cards', 'aria-label': `${String(content.cards.length)} cards` },
        ...content.cards.map(({ title, subtitle = '', buttons }) =>
          el(
            'li',
            {},
            withButtons([el('p', { class: 'title' }, title), el('p', {}, subtitle)], buttons),
          ),
        ),
      );
    case 'attachment':
      return drawAttachment(content, scope);
    case 'attachments':
      return el('div', {}, ...content.attachments.map((file) => drawAttachment(file, scope)));
    case 'media':
      return withButtons([drawAttachment(content, scope)], content.buttons);
    case 'notice':
      return el('p', { class: 'notice' }, NOTICES[content.notice]);
  }
}

const withButtons = (
  body: readonly HTMLElement[],
  buttons: readonly ThreadButton[],
): HTMLElement => {
  const element = el('div', { class: 'bubble' }, ...body);
  if (buttons.length > 0) element.append(drawOffers(buttons.map(titleOf)));
  return element;
};

/** What a message offers to tap. */
export const drawOffers = (titles: readonly string[]): HTMLElement =>
  el(
    'ul',
    { class: 'offers', 'aria-label': 'Offered to tap' },
    ...titles.map((title) => el('li', {}, title)),
  );

function titleOf(button: ThreadButton): string {
  switch (button.kind) {
    case 'logIn':
      return 'Log In';
    case 'logOut':
      return 'Log Out';
    case 'url':
    case 'postback':
    case 'phone':
      return button.title;
  }
}

const NOTICES: Readonly<Record<'linked' | 'unlinked', string>> = {
  linked: 'Linked their account.',
  unlinked: 'Logged out of their account.',
};
