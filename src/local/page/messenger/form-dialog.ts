import { button, el } from '../parts/el';

export interface FormDialog {
  readonly title: string;
  readonly testId: string;
  readonly content: readonly HTMLElement[];
  /** The label of the button that sends it. */
  readonly confirm: string;
  /** Rejects when it did not work: the dialog stays open then. */
  readonly submit: () => Promise<unknown>;
}

/** A modal form; Escape and Cancel leave everything as it is. The first field gets the focus. */
export function openFormDialog({ title, testId, content, confirm, submit }: FormDialog): void {
  const heading = el('h2', { id: 'form-dialog-title' }, title);
  const form = el(
    'form',
    { class: 'dialog-form' },
    heading,
    ...content,
    el(
      'div',
      { class: 'dialog-actions' },
      button('Cancel', { class: 'secondary', 'data-testid': 'cancel' }, () => {
        dialog.close();
      }),
      el('button', { class: 'primary', 'data-testid': 'confirm' }, confirm),
    ),
  );
  const dialog = el(
    'dialog',
    { class: 'dialog', 'aria-labelledby': heading.id, 'data-testid': testId },
    form,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit().then(
      () => {
        dialog.close();
      },
      // Whoever sent it has shown why.
      () => undefined,
    );
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
