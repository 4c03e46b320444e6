import type { CsvFault } from '../../../shared/csv/csv-fault';
import type { FieldChange } from '../../../shared/csv/import-plan';
import type { ImportPlan, RowChange } from '../../../parcels/csv/plan-import';
import { el, type Child } from '../parts/el';
import { explainRow } from './explain-row';
import type { Customer } from './operations-client';

/** What else of the tables helps to judge a file. */
export interface Known {
  readonly customers: readonly Customer[];
  readonly statuses: readonly string[];
}

/** More than anybody reads; the counts tell the rest. */
const SHOWN = 200;

/** `1 row`, `1,200 rows`. */
export const countOf = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** Says in numbers what a file would do. */
export function drawCounts({ faults, changes, unchanged }: ImportPlan): HTMLElement {
  const ofKind = (kind: RowChange['kind']): string =>
    changes.filter((change) => change.kind === kind).length.toLocaleString('en');
  return el(
    'ul',
    { class: 'import-counts', 'data-testid': 'import-counts' },
    ...(faults.length > 0
      ? [el('li', { class: 'tag', 'data-tone': 'problem' }, countOf(faults.length, 'error'))]
      : []),
    el('li', { class: 'tag', 'data-tone': 'done' }, `${ofKind('new')} new`),
    el('li', { class: 'tag', 'data-tone': 'moving' }, `${ofKind('changed')} changed`),
    el('li', { class: 'tag' }, `${unchanged.toLocaleString('en')} unchanged`),
  );
}

/** The faults if there are any, else the changes. */
export const drawDetails = ({ faults, changes }: ImportPlan, known: Known): HTMLElement =>
  faults.length > 0
    ? drawList('Errors', faults, drawFault)
    : drawList('Changes', changes, (change) => drawChange(change, known));

function drawList<Entry>(
  label: string,
  entries: readonly Entry[],
  draw: (entry: Entry) => HTMLElement,
): HTMLElement {
  const more = entries.length - SHOWN;
  return el(
    'div',
    // Reachable by keyboard, because it scrolls.
    { class: 'import-details', role: 'region', 'aria-label': label, tabindex: '0' },
    el('ul', {}, ...entries.slice(0, SHOWN).map(draw)),
    ...(more > 0 ? [el('p', {}, `… and ${more.toLocaleString('en')} more`)] : []),
  );
}

const drawFault = ({ line, sentence }: CsvFault): HTMLElement =>
  el(
    'li',
    { class: 'import-fault', 'data-testid': 'import-fault' },
    el('span', { class: 'import-line' }, `Line ${line}`),
    ' ',
    el('span', {}, sentence),
  );

function drawChange({ parcelId, kind, fields }: RowChange, known: Known): HTMLElement {
  const isNew = kind === 'new' ? [el('span', { class: 'tag', 'data-tone': 'done' }, 'new')] : [];
  return el(
    'li',
    { class: 'import-change', 'data-testid': `import-change-${parcelId}` },
    el('p', { class: 'import-parcel' }, parcelId, ' ', ...isNew),
    el('ul', {}, ...fields.map((field) => drawField(field, known))),
  );
}

function drawField({ field, before, after }: FieldChange, { customers }: Known): HTMLElement {
  const isKnown = customers.some(({ customerId }) => customerId === after);
  const problem = field === 'customerId' ? explainRow({ [field]: after }, [], isKnown)[field] : '';
  const was: readonly Child[] = before === undefined ? [] : [el('del', {}, before), ' → '];
  return el(
    'li',
    {},
    el('span', { class: 'import-field' }, field),
    ' ',
    ...was,
    el('ins', {}, after),
    ...(problem ? [el('span', { class: 'cell-problem' }, problem)] : []),
  );
}

/** What a file may hold, for those whose file was refused. */
export const drawRules = ({ statuses }: Known): HTMLElement =>
  el(
    'details',
    { class: 'import-rules' },
    el('summary', {}, 'What a file may hold'),
    el(
      'p',
      {},
      'One parcel a line, below a header with the names of the columns. Only parcelId is always needed; ',
      'a new parcel also needs a customerId and a status. An empty cell leaves the table as it is.',
    ),
    el('p', {}, `The statuses are ${statuses.join(', ')}.`),
  );
