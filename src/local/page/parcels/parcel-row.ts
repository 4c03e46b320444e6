import { button, el, setText } from '../parts/el';
import type { ComboboxOption } from '../parts/combobox';
import { explainRow } from './explain-row';
import type { Customer, ShownRow } from './operations-client';
import { createRowCell } from './row-cell';
import {
  EDITABLE_FIELDS,
  FIELD_TITLES,
  fieldText,
  isEditable,
  type EditableField,
} from './row-fields';
import { statusTone } from './status-tone';

export interface RowActions {
  readonly save: (parcelId: string, field: EditableField, text: string) => Promise<void>;
  /** Asks first. */
  readonly remove: (parcelId: string) => Promise<void>;
  readonly options: (field: EditableField) => readonly ComboboxOption[];
}

export interface ParcelRow {
  readonly element: HTMLElement;
  /** A row that differs from what was shown before flashes. */
  readonly show: (shown: ShownRow, customers: readonly Customer[]) => void;
  readonly flash: () => void;
}

const OFFERED: ReadonlySet<EditableField> = new Set(['customerId', 'status']);

/** One parcel of the table; keeps its elements for as long as the parcel exists, so that edits survive news. */
export function createParcelRow(parcelId: string, actions: RowActions): ParcelRow {
  const cells = EDITABLE_FIELDS.map((field) => ({
    field,
    cell: createRowCell({
      label: `${FIELD_TITLES[field]} of ${parcelId}`,
      testId: `parcel-${field}-${parcelId}`,
      save: (text) => actions.save(parcelId, field, text),
      ...(OFFERED.has(field) && { options: () => actions.options(field) }),
    }),
  }));
  const problems = el('span', { class: 'cell-problem', hidden: true });
  const remove = button('×', { class: 'remove', 'aria-label': `Delete ${parcelId}` }, () => {
    // The pane has shown why it failed.
    actions.remove(parcelId).catch(() => undefined);
  });
  const element = el(
    'tr',
    { role: 'row', 'data-testid': `parcel-row-${parcelId}` },
    el('th', { role: 'rowheader', scope: 'row' }, parcelId, problems),
    ...cells.map(({ field, cell }) =>
      el(
        'td',
        { role: 'cell', 'data-field': field, 'data-title': FIELD_TITLES[field] },
        cell.element,
      ),
    ),
    el('td', { role: 'cell', class: 'row-actions' }, remove),
  );
  element.addEventListener('animationend', () => {
    element.classList.remove('changed');
  });
  let signature: string | undefined;

  return {
    element,
    show: ({ row, faults }, customers) => {
      const customer = customers.find(({ customerId }) => customerId === row['customerId']);
      const found = explainRow(row, faults, customer !== undefined);
      for (const { field, cell } of cells) {
        const detail = field === 'customerId' && customer ? describeCustomer(customer) : '';
        cell.show(fieldText(row, field), found[field] ?? '', detail);
      }
      const elsewhere = Object.keys(found).filter((field) => !isEditable(field));
      setText(problems, elsewhere.map((field) => `${field}: ${found[field] ?? ''}`).join(' '));
      problems.hidden = elsewhere.length === 0;
      element.dataset['tone'] = statusTone(fieldText(row, 'status'));
      const next = JSON.stringify(row);
      if (signature !== undefined && signature !== next) flash(element);
      signature = next;
    },
    flash: () => {
      flash(element);
    },
  };
}

const describeCustomer = ({ name, email, linked }: Customer): string =>
  `${name ?? email ?? ''}${linked ? ' · linked' : ''}`;

/** Restarts a flash that has not ended. */
function flash(element: HTMLElement): void {
  for (const running of element.getAnimations()) running.cancel();
  element.classList.remove('changed');
  requestAnimationFrame(() => {
    element.classList.add('changed');
  });
}
