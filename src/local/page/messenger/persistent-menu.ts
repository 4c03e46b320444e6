import { menuButton, type MenuEntry as ShownEntry } from '../parts/menu';
import type { ChatScope } from './chat-actions';
import { isWebAddress, readShortLink, toLocalAddress } from './links';
import type { MenuEntry, PageProfile } from './page-profile';

/** ☰: what the Page offers at any time (facts §8). Gone while the Page has no menu. */
export function createPersistentMenu(scope: ChatScope) {
  let menu: PageProfile['menu'] = [];
  const element = menuButton({
    face: '',
    name: 'Menu of the Page',
    attributes: { class: 'tool burger', 'data-testid': 'persistent-menu' },
    entries: () => menu.map((entry) => toItem(entry, scope)),
  });
  return {
    element,
    show: (profile: PageProfile): void => {
      menu = profile.menu;
      element.hidden = menu.length === 0;
    },
  };
}

function toItem(entry: MenuEntry, { pageId, localSites, actions }: ChatScope): ShownEntry {
  const label = entry.title;
  if (entry.type === 'postback') {
    return {
      label,
      choose: () => {
        actions.tap(entry);
      },
    };
  }
  const { page, ref } = readShortLink(entry.url) ?? {};
  if (page === pageId && ref !== undefined) {
    return {
      label,
      choose: () => {
        // What was refused has been shown.
        actions.openLink(ref).catch(() => undefined);
      },
    };
  }
  return {
    label,
    icon: '↗',
    ...(isWebAddress(entry.url) && { href: toLocalAddress(entry.url, localSites) }),
    choose: () => undefined,
  };
}
