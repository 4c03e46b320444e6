import { el } from '../parts/el';
import type { ChatActions } from './chat-actions';

/** Where the person writes: Enter sends, Shift+Enter starts a new line. What could not be sent comes back. */
export function createComposer({ say }: Pick<ChatActions, 'say'>): HTMLElement {
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
  const form = el('form', { class: 'composer' }, field, send);
  const submit = (): void => {
    const text = field.value.trim();
    if (text === '') return;
    field.value = '';
    say(text).catch(() => {
      if (field.value === '') field.value = text;
    });
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
    field.focus();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  return form;
}
