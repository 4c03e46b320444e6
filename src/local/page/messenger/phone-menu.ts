import { menuButton } from '../parts/menu';
import type { ChatScope } from './chat-actions';
import { askForShortLink } from './open-short-link';

/** What the person can do with the chat as a whole. */
export const createPhoneMenu = (
  { pageId, pageName, actions }: ChatScope,
  isBlocked: () => boolean,
): HTMLElement =>
  menuButton({
    face: '⋮',
    name: 'Chat menu',
    attributes: { class: 'tool phone-menu', 'data-testid': 'phone-menu' },
    entries: () => [
      {
        label: 'Open an m.me link…',
        icon: '🔗',
        testId: 'open-short-link',
        choose: () => {
          askForShortLink(pageId, actions.openLink);
        },
      },
      {
        label: isBlocked() ? `Unblock ${pageName}` : `Block ${pageName}…`,
        icon: isBlocked() ? '✓' : '🚫',
        testId: 'set-blocked',
        choose: () => {
          actions.setBlocked(!isBlocked());
        },
      },
    ],
  });
