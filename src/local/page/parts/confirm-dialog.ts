import { button, el } from './el';

export interface Question {
  readonly title: string;
  readonly text: string;
  /** The label of the button that agrees. */
  readonly confirm: string;
}

/** Asks in a modal dialog; Escape and Cancel mean no. */
export function ask({ title, text, confirm }: Question): Promise<boolean> {
  const close = (answer: string) => () => {
    dialog.close(answer);
  };
  const dialog = el(
    'dialog',
    { class: 'dialog', 'aria-labelledby': 'question', 'data-testid': 'dialog' },
    el('h2', { id: 'question' }, title),
    el('p', {}, text),
    el(
      'div',
      { class: 'dialog-actions' },
      button('Cancel', { class: 'secondary', 'data-testid': 'cancel' }, close('cancel')),
      button(confirm, { class: 'primary', 'data-testid': 'confirm' }, close('confirm')),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'confirm');
    });
  });
}
