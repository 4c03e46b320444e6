import { el } from '../parts/el';
import { createList } from '../parts/reconcile';
import type { Customer, ShownRow } from './operations-client';
import { createParcelRow, type ParcelRow, type RowActions } from './parcel-row';
import { EDITABLE_FIELDS, FIELD_TITLES } from './row-fields';

/** Roles are spelled out: on a narrow screen the rows are laid out as cards, which would take the table's away. */
export function createParcelsTable(actions: RowActions) {
  const body = el('tbody', { role: 'rowgroup' });
  const element = el(
    'table',
    { role: 'table', 'aria-label': 'Parcels' },
    el(
      'thead',
      { role: 'rowgroup' },
      el(
        'tr',
        { role: 'row' },
        ...['Parcel', ...EDITABLE_FIELDS.map((field) => FIELD_TITLES[field])].map((title) =>
          el('th', { role: 'columnheader', scope: 'col' }, title),
        ),
        el('td', { role: 'cell' }),
      ),
    ),
    body,
  );
  const drawList = createList(body);
  let rows = new Map<string, ParcelRow>();

  return {
    element,
    show: (shownRows: readonly ShownRow[], customers: readonly Customer[]): void => {
      const next = new Map<string, ParcelRow>();
      for (const shown of shownRows) {
        const parcelId = String(shown.row['parcelId']);
        const isNew = !rows.has(parcelId);
        const row = rows.get(parcelId) ?? createParcelRow(parcelId, actions);
        row.show(shown, customers);
        if (isNew && rows.size > 0) row.flash();
        next.set(parcelId, row);
      }
      rows = next;
      drawList(
        [...rows].map(([key, { element: draw }]) => ({ key, signature: '', draw: () => draw })),
      );
    },
  };
}
