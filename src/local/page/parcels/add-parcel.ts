import { makeCombobox, type ComboboxOption } from '../parts/combobox';
import { el } from '../parts/el';
import { uniqueId } from '../parts/unique-id';
import type { Row } from './operations-client';
import type { EditableField } from './row-fields';

export interface AddParcelOptions {
  /** Rejects when the parcel was not added; what was typed stays then. */
  readonly add: (row: Row) => Promise<void>;
  readonly options: (field: EditableField) => readonly ComboboxOption[];
}

/** The form below the table. */
export function createAddParcel({ add, options }: AddParcelOptions): HTMLElement {
  const parcelId = createInput('parcelId', 'DL-1004', true);
  const customerId = createInput('customerId', 'C-1001');
  const status = createInput('status', 'pending');
  const offer = (input: HTMLInputElement, field: EditableField): HTMLElement =>
    makeCombobox(
      input,
      () => options(field),
      () => undefined,
    );
  const form = el(
    'form',
    { class: 'add-parcel', 'aria-label': 'Add a parcel' },
    labelled('Parcel number', parcelId),
    labelled('Customer', customerId, offer(customerId, 'customerId')),
    labelled('Status', status, offer(status, 'status')),
    el('button', { class: 'secondary', 'data-testid': 'add-parcel' }, 'Add parcel'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = [parcelId, customerId, status].map(
      ({ name, value }) => [name, value.trim()] as const,
    );
    add(Object.fromEntries(typed.filter(([, text]) => text !== ''))).then(
      () => {
        form.reset();
        parcelId.focus();
      },
      // The pane has shown why.
      () => undefined,
    );
  });
  return form;
}

const createInput = (name: string, placeholder: string, required = false): HTMLInputElement =>
  el('input', {
    id: uniqueId(),
    name,
    placeholder,
    required,
    autocomplete: 'off',
    spellcheck: 'false',
    'data-testid': `add-${name}`,
  });

const labelled = (
  label: string,
  input: HTMLInputElement,
  field: HTMLElement = input,
): HTMLElement => el('div', { class: 'field' }, el('label', { for: input.id }, label), field);
