import type { WireEntry } from '../../messenger/wire/wire-entry';
import { el, spoken, type Child } from '../parts/el';
import { faultTitle } from './explain-entry';
import { summaryOf } from './summary';
import { formatMoment } from './moment';

/** Long enough for any row; the whole text is in the body. */
const DETAIL_LENGTH = 160;

/** What goes where: to the bot, from it, or nowhere. */
export const DIRECTIONS: Readonly<
  Record<WireEntry['kind'], { readonly arrow: string; readonly name: string }>
> = {
  webhook: { arrow: '↓', name: 'Webhook' },
  graph: { arrow: '↑', name: 'Graph call' },
  notice: { arrow: '•', name: 'Notice' },
};

/** The content of one row of the log. */
export function drawWireRow(entry: WireEntry, person: string): readonly Node[] {
  const { verdict } = summaryOf(entry);
  const { arrow, name } = DIRECTIONS[entry.kind];
  const chips = el('span', { class: 'wire-chips' });
  if (entry.fault !== undefined) chips.append(faultBadge(entry));
  if (entry.kind !== 'notice') chips.append(verdictChip(entry));
  return [
    el(
      'span',
      { class: 'wire-arrow', 'data-kind': entry.kind, 'data-tone': verdict.tone },
      el('span', { 'aria-hidden': 'true' }, arrow),
      spoken(`${name}: `),
    ),
    el('span', { class: 'wire-title' }, ...drawTitle(entry)),
    chips,
    el(
      'span',
      { class: 'wire-when' },
      formatMoment(entry.at),
      ...(person === '' ? [] : [` · ${person}`]),
    ),
  ];
}

/** What it is, and in a lighter hand what was said. */
export function drawTitle(entry: WireEntry): readonly Child[] {
  const { title, detail } = summaryOf(entry);
  return detail === '' ? [title] : [`${title}: `, el('span', {}, detail.slice(0, DETAIL_LENGTH))];
}

export function verdictChip(entry: WireEntry): HTMLElement {
  const { text, tone } = summaryOf(entry).verdict;
  return el('span', { class: 'tag', 'data-tone': tone }, text);
}

export const faultBadge = (entry: WireEntry): HTMLElement =>
  el('span', { class: 'tag', 'data-tone': 'fault' }, `Fault: ${faultTitle(entry)}`);
