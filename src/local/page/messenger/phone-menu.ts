import { menuButton } from '../parts/menu';
import type { ChatScope } from './chat-actions';
import { askForShortLink } from './open-short-link';

/** What the person can do with the chat as a whole. */
export const createPhoneMenu = (
  { pageId, pageName, actions }: ChatScope,
  is: { readonly blocked: () => boolean; readonly euRestricted: () => boolean },
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
        label: is.blocked() ? `Unblock ${pageName}` : `Block ${pageName}…`,
        icon: is.blocked() ? '✓' : '🚫',
        testId: 'set-blocked',
        choose: () => {
          actions.setBlocked(!is.blocked());
        },
      },
      {
        label: is.euRestricted() ? 'Lift the EU privacy rules' : 'Put under EU privacy rules',
        icon: is.euRestricted() ? '✓' : '🇪🇺',
        testId: 'set-eu-restricted',
        choose: () => {
          actions.setEuRestricted(!is.euRestricted());
        },
      },
    ],
  });
