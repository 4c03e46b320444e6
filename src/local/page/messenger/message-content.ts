import type { ThreadButton, ThreadCard, ThreadContent } from '../../messenger/thread/thread-model';
import { el } from '../parts/el';
import type { ChatActions } from './chat-actions';
import { drawTemplateButton } from './template-button';

/** The inside of a message, by its kind. `pageName` is the Page's, for what Facebook prints itself. */
export function drawContent(
  content: ThreadContent,
  pageName: string,
  actions: ChatActions,
): HTMLElement {
  switch (content.kind) {
    case 'text':
      return el('p', { class: 'bubble' }, content.text);
    case 'postback':
      return el('p', { class: 'bubble' }, content.title);
    case 'buttons':
      return drawTemplate([el('p', {}, content.text)], content.buttons, actions);
    case 'utility':
      return drawTemplate(
        [
          ...(content.header === undefined ? [] : [el('p', { class: 'title' }, content.header)]),
          el('p', {}, content.text),
        ],
        content.buttons,
        actions,
      );
    case 'cards':
      return el(
        'ul',
        { class: 'cards', tabindex: content.cards.length > 1 ? '0' : undefined },
        ...content.cards.map((card) => el('li', {}, drawCard(card, actions))),
      );
    case 'attachment':
      return drawAttachment(content.type, content.url);
    case 'notice':
      return el('p', { class: 'notice' }, NOTICES[content.notice](pageName));
  }
}

const NOTICES: Readonly<Record<'linked' | 'unlinked', (pageName: string) => string>> = {
  linked: (pageName) => `You linked your account with ${pageName}.`,
  unlinked: (pageName) => `You logged out of your account with ${pageName}.`,
};

function drawTemplate(
  body: readonly HTMLElement[],
  buttons: readonly ThreadButton[],
  actions: ChatActions,
): HTMLElement {
  return el(
    'div',
    { class: 'template' },
    el('div', { class: 'template-body' }, ...body),
    ...buttons.map((button) => drawTemplateButton(button, actions)),
  );
}

function drawCard({ title, subtitle, imageUrl, buttons }: ThreadCard, actions: ChatActions) {
  const card = drawTemplate(
    [
      el('p', { class: 'title' }, title),
      ...(subtitle === undefined ? [] : [el('p', { class: 'subtitle' }, subtitle)]),
    ],
    buttons,
    actions,
  );
  if (imageUrl !== undefined) card.prepend(drawImage(imageUrl, ''));
  return card;
}

function drawAttachment(type: string, url: string | undefined): HTMLElement {
  const name = el('p', { class: 'bubble attachment' }, `Attachment: ${type}`);
  if (type !== 'image' || url === undefined) return name;
  const image = drawImage(url, 'Attached picture');
  image.addEventListener('error', () => {
    image.replaceWith(name);
  });
  return image;
}

/** The page's policy lets in few pictures; one that does not load leaves no hole. */
function drawImage(url: string, alt: string): HTMLElement {
  const image = el('img', { class: 'picture', src: url, alt, loading: 'lazy' });
  image.addEventListener('error', () => {
    image.remove();
  });
  return image;
}
