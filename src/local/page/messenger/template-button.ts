import type { ThreadButton } from '../../messenger/thread/thread-model';
import { button, el, spoken } from '../parts/el';
import type { ChatActions } from './chat-actions';

const HOOK = { class: 'template-button', 'data-testid': 'template-button' };

/** A button of a template. Log In and Log Out bear Messenger's own labels. */
export function drawTemplateButton(template: ThreadButton, actions: ChatActions): HTMLElement {
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
      return drawLink(template.title, template.url, ['http:', 'https:']);
    case 'phone':
      return drawLink(template.title, `tel:${template.number}`, ['tel:']);
  }
}

/** Bots choose the address, so a `javascript:` one must not become a link. */
function drawLink(title: string, address: string, protocols: readonly string[]): HTMLElement {
  if (!protocols.includes(URL.parse(address)?.protocol ?? '')) {
    return el('button', { type: 'button', disabled: true, ...HOOK }, title);
  }
  return el(
    'a',
    { href: address, target: '_blank', rel: 'noopener noreferrer', ...HOOK },
    title,
    spoken(' (opens a new tab)'),
  );
}
