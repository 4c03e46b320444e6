import type { ThreadCard } from '../../messenger/thread/thread-model';
import { button, el } from '../parts/el';
import type { ChatScope } from './chat-actions';
import { drawLink } from './message-text';
import { drawTemplate } from './template-view';
import { toLocalAddress } from './links';

/** Cards side by side; more than one can be paged through. */
export function drawCards(cards: readonly ThreadCard[], scope: ChatScope): HTMLElement {
  const several = cards.length > 1;
  const list = el(
    'ul',
    {
      class: 'cards',
      tabindex: several ? '0' : undefined,
      'aria-label': `${String(cards.length)} cards`,
    },
    ...cards.map((card) => el('li', {}, drawCard(card, scope))),
  );
  if (!several) return list;
  const page = (direction: 1 | -1) => (): void => {
    list.scrollBy({ left: direction * list.clientWidth * 0.8, behavior: 'smooth' });
  };
  return el(
    'div',
    { class: 'carousel' },
    list,
    // For pointers only: the keyboard scrolls the list itself.
    button('', { class: 'carousel-back', tabindex: '-1', 'aria-hidden': 'true' }, page(-1)),
    button('', { class: 'carousel-on', tabindex: '-1', 'aria-hidden': 'true' }, page(1)),
  );
}

function drawCard(card: ThreadCard, scope: ChatScope): HTMLElement {
  const { title, subtitle, imageUrl, url, buttons } = card;
  const heading =
    url === undefined ? undefined : drawLink(title, url, { class: 'card-link' }, scope);
  const element = drawTemplate(
    [
      el('p', { class: 'title' }, heading ?? title),
      ...(subtitle === undefined ? [] : [el('p', { class: 'subtitle' }, subtitle)]),
    ],
    buttons,
    scope,
  );
  if (imageUrl !== undefined) element.prepend(drawPicture(imageUrl, scope));
  return element;
}

/** One that does not load leaves no hole. */
function drawPicture(imageUrl: string, { localSites }: ChatScope): HTMLElement {
  const src = toLocalAddress(imageUrl, localSites);
  const image = el('img', { class: 'picture', src, alt: '', loading: 'lazy' });
  image.addEventListener('error', () => {
    image.remove();
  });
  return image;
}
