import type { ThreadButton } from '../../messenger/thread/thread-model';
import { button, el } from '../parts/el';
import type { ChatScope } from './chat-actions';
import { toLocalAddress } from './links';
import { drawLink } from './message-text';

const HOOK = { class: 'template-button', 'data-testid': 'template-button' };

/** A button of a template. Log In and Log Out bear Messenger's own labels. */
export function drawTemplateButton(template: ThreadButton, scope: ChatScope): HTMLElement {
  const { actions } = scope;
  switch (template.kind) {
    case 'postback':
      return button(template.title, HOOK, () => {
        actions.tap(template);
      });
    case 'logIn':
      return button('Log In', HOOK, () => {
        actions.logIn(template);
      });
    case 'logOut':
      return button('Log Out', HOOK, () => {
        actions.logOut();
      });
    case 'url':
      return drawLinkButton(template, scope);
    case 'phone':
      return el('a', { href: `tel:${template.number}`, ...HOOK }, template.title);
  }
}

/** A site of this machine opens in a window that belongs to this phone: what leads back to the chat comes back here. */
function drawLinkButton(
  { title, url }: Extract<ThreadButton, { kind: 'url' }>,
  scope: ChatScope,
): HTMLElement {
  const link = drawLink(title, url, HOOK, scope);
  if (link === undefined) return el('button', { type: 'button', disabled: true, ...HOOK }, title);
  const local = toLocalAddress(url, scope.localSites);
  if (local !== url) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      scope.actions.openSite(local);
    });
  }
  return link;
}
