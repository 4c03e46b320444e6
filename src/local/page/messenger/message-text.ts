import { button, el, spoken, type Attributes } from '../parts/el';
import type { ChatScope } from './chat-actions';
import { isWebAddress, readShortLink, splitLinks, toLocalAddress } from './links';

/** A text with its addresses as links. */
export function drawText(text: string, attributes: Attributes, scope: ChatScope): HTMLElement {
  const pieces = splitLinks(text).map((piece) =>
    typeof piece === 'string'
      ? piece
      : (drawLink(piece.text, piece.url, { class: 'text-link' }, scope) ?? piece.text),
  );
  return el('p', attributes, ...pieces);
}

/**
 * Leads to a new tab, for m.me of this Page into the chat itself. `undefined` for an address that must not become a
 * link.
 */
export function drawLink(
  label: string,
  address: string,
  attributes: Attributes,
  { pageId, localSites, actions }: ChatScope,
): HTMLElement | undefined {
  if (!isWebAddress(address)) return undefined;
  const { page, ref } = readShortLink(address) ?? {};
  if (page === pageId && ref !== undefined) {
    return button(label, attributes, () => {
      // What was refused has been shown.
      actions.openLink(ref).catch(() => undefined);
    });
  }
  return el(
    'a',
    {
      href: toLocalAddress(address, localSites),
      target: '_blank',
      rel: 'noopener noreferrer',
      ...attributes,
    },
    label,
    spoken(' (opens a new tab)'),
  );
}
