import type { LinkingMessage, LoginPopup } from '../../messenger/control/control-api';
import type { Notify } from '../parts/toasts';
import { popupFeatures } from './popup-features';

/** Opens the company's login page as Messenger's webview does. Rejects with the emulator's refusal. */
export async function openLoginPopup(
  begin: () => Promise<LoginPopup>,
  notify: Notify,
): Promise<void> {
  // Before anything is awaited: browsers block windows that do not follow a click at once.
  const popup = window.open('', 'messenger-webview', popupFeatures());
  if (popup === null) {
    notify('The browser blocked the login window. Allow pop-ups for this page.', 'problem');
    return;
  }
  try {
    const { popupUrl } = await begin();
    popup.location.href = popupUrl;
    popup.focus();
  } catch (thrown) {
    popup.close();
    throw thrown;
  }
}

/** Tells how linking went, as the emulated Facebook's last page reports it. */
export function listenForLinking(notify: Notify): void {
  addEventListener('message', (event: MessageEvent<Partial<LinkingMessage> | null>) => {
    if (event.origin !== location.origin || event.data?.type !== 'account-linking') return;
    switch (event.data.status) {
      case 'linked':
        notify('Facebook has linked the account.');
        break;
      case 'cancelled':
        notify('Linking was cancelled.');
        break;
      case 'failed':
        notify('Account linking failed: the bot did not confirm it.', 'problem');
        break;
      case undefined:
        break;
    }
  });
}
