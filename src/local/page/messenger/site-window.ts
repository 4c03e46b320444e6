import type { ShortLinkMessage } from '../../messenger/control/control-api';
import type { Notify } from '../parts/toasts';
import { popupFeatures } from './popup-features';

type OpenLink = (ref: string) => Promise<unknown>;

/** Whose phone opened which window. */
const owners = new WeakMap<object, OpenLink>();

/** Opens a page beside this one, as the browser of a phone does. */
export function openSite(address: string, openLink: OpenLink, notify: Notify): void {
  const opened = window.open(address, '_blank', popupFeatures());
  if (opened === null) {
    notify('The browser blocked the window. Allow pop-ups for this page.', 'problem');
    return;
  }
  owners.set(opened, openLink);
}

/** Brings an m.me link that was followed in such a window to the phone that opened it, and to no other. */
export function listenForShortLinks(): void {
  addEventListener(
    'message',
    ({ origin, source, data }: MessageEvent<Partial<ShortLinkMessage>>) => {
      const openLink = source === null ? undefined : owners.get(source);
      if (openLink === undefined || origin !== location.origin) return;
      if (data.type !== 'short-link' || data.ref === undefined) return;
      // What was refused has been shown.
      openLink(data.ref).catch(() => undefined);
    },
  );
}
