import { el } from '../parts/el';
import { createAttachMenu } from './attach-menu';
import type { ChatScope } from './chat-actions';
import { createCommandList } from './command-list';
import type { PageProfile } from './page-profile';
import { createPersistentMenu } from './persistent-menu';

/** Where the person writes: Enter sends, Shift+Enter starts a new line. What could not be sent comes back. */
export function createComposer(scope: ChatScope) {
  const { actions } = scope;
  const field = el('textarea', {
    rows: '1',
    placeholder: 'Message',
    'aria-label': 'Message',
    'data-testid': 'composer',
    enterkeyhint: 'send',
  });
  const send = el('button', {
    type: 'submit',
    class: 'send',
    'aria-label': 'Send',
    'data-testid': 'send',
  });
  const say = (text: string): void => {
    field.value = '';
    actions.say(text).catch(() => {
      if (field.value === '') field.value = text;
    });
  };
  const menu = createPersistentMenu(scope);
  const commands = createCommandList(field, say);
  const element = el(
    'form',
    { class: 'composer' },
    commands.element,
    menu.element,
    createAttachMenu(actions),
    field,
    send,
  );
  const submit = (): void => {
    const text = field.value.trim();
    if (text !== '') say(text);
  };
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
    field.focus();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  return {
    element,
    show: (profile: PageProfile): void => {
      menu.show(profile);
      commands.show(profile.commands);
      // A Page may let people tap only (facts §8).
      field.disabled = profile.composerDisabled;
      send.disabled = profile.composerDisabled;
      field.placeholder = profile.composerDisabled ? 'Use the menu' : 'Message';
    },
  };
}
