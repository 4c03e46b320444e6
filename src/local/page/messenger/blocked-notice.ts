import { button, el } from '../parts/el';
import type { ChatScope } from './chat-actions';

/** In place of the composer while the person has blocked the Page. */
export const createBlockedNotice = ({ pageName, actions }: ChatScope): HTMLElement =>
  el(
    'div',
    { class: 'blocked', 'data-testid': 'blocked' },
    el('p', {}, `You blocked ${pageName}. It cannot send you messages.`),
    button('Unblock', { class: 'secondary', 'data-testid': 'unblock' }, () => {
      actions.setBlocked(false);
    }),
  );
