import { el } from '../parts/el';
import { uniqueId } from '../parts/unique-id';
import { openFormDialog } from './form-dialog';

/** Asks for other words for a message that was sent. */
export function askForEdit(text: string, edit: (text: string) => Promise<unknown>): void {
  const field = el(
    'textarea',
    { id: uniqueId(), required: true, rows: '3', 'data-testid': 'edited-text' },
    text,
  );
  openFormDialog({
    title: 'Edit message',
    testId: 'edit-message',
    confirm: 'Save',
    content: [
      el('div', { class: 'dialog-field' }, el('label', { for: field.id }, 'Message'), field),
    ],
    submit: () => edit(field.value.trim()),
  });
}
