import { ask } from '../parts/confirm-dialog';
import { el } from '../parts/el';
import { createStore } from '../parts/store';
import type { Attempt, Notify } from '../parts/toasts';
import { createAddParcel } from './add-parcel';
import { createCsvImport } from './csv-import';
import { createImportClient } from './import-client';
import type { Customer, OperationsClient, Row, ShownRow } from './operations-client';
import { createParcelsTable } from './parcels-table';
import { typedInto, type EditableField } from './row-fields';

export interface ParcelsPaneOptions {
  readonly operations: OperationsClient;
  readonly onTablesChanged: (listener: () => void) => void;
  readonly attempt: Attempt;
  readonly notify: Notify;
}

interface Tables {
  readonly rows: readonly ShownRow[];
  readonly customers: readonly Customer[];
  readonly statuses: readonly string[];
}

/** The table that operations work in, live. */
export function createParcelsPane({
  operations,
  onTablesChanged,
  attempt,
  notify,
}: ParcelsPaneOptions): HTMLElement {
  const tables = createStore<Tables>({ rows: [], customers: [], statuses: [] });
  const inTurn = createTurns();
  const load = async (): Promise<void> => {
    const [rows, customers, statuses] = await Promise.all([
      operations.rows(),
      operations.customers(),
      operations.statuses(),
    ]);
    tables.update(() => ({ rows, customers, statuses }));
  };
  const reload = (): void => {
    attempt(() => inTurn(load));
  };
  /** Shows why it failed, and fails for the caller too. */
  const change = (write: () => Promise<void>): Promise<void> => {
    const done = inTurn(async () => {
      await write();
      await load();
    });
    attempt(() => done);
    return done;
  };

  const options = (field: EditableField) => optionsFor(field, tables.get());
  const table = createParcelsTable({
    options,
    save: (parcelId, field, text) =>
      change(async () => {
        await operations.change(parcelId, typedInto(field, text));
        notify(`${parcelId} saved.`);
      }),
    remove: async (parcelId) => {
      if (await confirmRemoval(parcelId)) await change(() => operations.remove(parcelId));
    },
  });
  const add = (row: Row): Promise<void> =>
    change(async () => {
      const parcelId = String(row['parcelId']);
      const exists = tables.get().rows.some((shown) => shown.row['parcelId'] === parcelId);
      if (exists) throw new Error(`${parcelId} exists already.`);
      await operations.add(row);
      notify(`${parcelId} added.`);
    });

  tables.watch(({ rows, customers }) => {
    table.show(rows, customers);
  });
  onTablesChanged(reload);
  const csv = createCsvImport({
    ...{ attempt, notify, known: tables.get, onWritten: reload },
    importer: createImportClient(),
  });
  const pane = el(
    'section',
    { class: 'pane parcels', 'aria-labelledby': 'parcels-title' },
    el(
      'header',
      { class: 'pane-header' },
      el(
        'div',
        {},
        el('h2', { id: 'parcels-title' }, 'Parcels'),
        el('p', {}, 'Click a field to edit. Enter saves and tells the customer, Esc undoes.'),
      ),
      csv.controls,
    ),
    el('div', { class: 'table-box' }, table.element, createAddParcel({ add, options })),
  );
  csv.acceptDrops(pane);
  return pane;
}

/** One after the other, so that no answer that is older than a change overwrites it. */
function createTurns(): <Result>(action: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (action) => {
    const turn = last.then(action);
    last = turn.catch(() => undefined);
    return turn;
  };
}

const optionsFor = (field: EditableField, { customers, statuses }: Tables) =>
  field === 'status'
    ? statuses.map((value) => ({ value }))
    : customers.map(({ customerId, name = '' }) => ({ value: customerId, detail: name }));

const confirmRemoval = (parcelId: string): Promise<boolean> =>
  ask({
    title: `Delete ${parcelId}?`,
    text: 'The row leaves the table. The customer is told nothing.',
    confirm: 'Delete',
  });
