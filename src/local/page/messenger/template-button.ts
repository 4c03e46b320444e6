import type { ThreadButton } from '../../messenger/thread/thread-model';
import { button, el } from '../parts/el';
import type { ChatScope } from './chat-actions';
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
      return (
        drawLink(template.title, template.url, HOOK, scope) ??
        el('button', { type: 'button', disabled: true, ...HOOK }, template.title)
      );
    case 'phone':
      return el('a', { href: `tel:${template.number}`, ...HOOK }, template.title);
  }
}
