import type { MessengerLink } from '../../operations/shop-types';
import { copyButton } from '../parts/copy-button';
import { button, el, setText } from '../parts/el';
import { timeLeft } from './countdown';

export interface MessengerLinkOptions {
  readonly open: (link: MessengerLink) => void;
  /** Asks the shop for a new one; absent where it has none to give. */
  readonly renew?: () => void;
}

export interface MessengerLinkView {
  readonly element: HTMLElement;
  readonly show: (link: MessengerLink) => void;
  /** What is left of it at that time of the emulated clock. */
  readonly tick: (now: number) => void;
}

/** The m.me link: to follow, to copy, and to see running out. A link that ran out can still be followed, to see that. */
export function createMessengerLink({ open, renew }: MessengerLinkOptions): MessengerLinkView {
  let link: MessengerLink | undefined;
  const address = el('code', { class: 'link-address', 'data-testid': 'messenger-link' });
  const copy = el('span', {});
  const code = el('strong', { 'data-testid': 'chat-code' });
  const typed = el(
    'p',
    { class: 'link-code' },
    'If nothing happens in Messenger, type this code in the chat: ',
    code,
  );
  const left = el('span', { class: 'link-left', role: 'timer', 'data-testid': 'link-left' });
  const expired = el('span', { role: 'status' });
  const renewButton =
    renew &&
    button('New link', { class: 'secondary', hidden: true, 'data-testid': 'new-link' }, renew);
  const element = el(
    'div',
    { class: 'continue' },
    button(
      'Continue in Messenger',
      { class: 'primary', 'data-testid': 'continue-in-messenger' },
      () => {
        if (link !== undefined) open(link);
      },
    ),
    el('div', { class: 'link' }, address, copy),
    typed,
    el('p', { class: 'link-state' }, left, expired),
    ...(renewButton === undefined ? [] : [renewButton]),
  );
  return {
    element,
    show: (next) => {
      if (next === link) return;
      link = next;
      setText(address, next.url);
      setText(code, next.chatCode ?? '');
      typed.hidden = next.chatCode === undefined;
      copy.replaceChildren(copyButton('Copy', next.url, 'the link'));
    },
    tick: (now) => {
      if (link === undefined) return;
      const isOver = now >= link.expiresAt;
      element.toggleAttribute('data-expired', isOver);
      setText(left, isOver ? '' : `Good once, for ${timeLeft(link.expiresAt - now)}`);
      setText(expired, isOver ? 'This link has expired.' : '');
      if (renewButton !== undefined) renewButton.hidden = !isOver;
    },
  };
}
