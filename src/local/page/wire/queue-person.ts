import type {
  QueuedPerson,
  OutboxView,
  SettledView,
  WaitingItem,
} from '../../../delivery/outbox/outbox-view';
import { el } from '../parts/el';
import { explainOutcome, explainWait } from '../../../delivery/outbox/explain-item';
import { settledVerdict, waitingVerdict } from './item-verdict';
import { formatMoment } from './moment';
import type { WireVerdict } from './verdict';

/** One person's outbox: what waits, oldest first, then what was sent last. */
export function drawQueuedPerson(
  name: string,
  person: QueuedPerson,
  circuit: OutboxView['circuit'],
): HTMLElement {
  const { waiting, settled } = person;
  return el(
    'section',
    { class: 'queue-person', 'data-testid': `queue-${name}` },
    el(
      'h3',
      {},
      name,
      el('span', {}, waiting.length === 0 ? 'nothing waits' : `${waiting.length} waiting`),
    ),
    ...(waiting.length === 0
      ? []
      : [
          el(
            'ol',
            { class: 'queue-items', 'aria-label': `Waiting for ${name}` },
            ...waiting.map((item) => drawWaiting(item, person, circuit)),
          ),
        ]),
    ...(settled.length === 0
      ? []
      : [
          el('h4', {}, 'Sent lately'),
          el(
            'ol',
            { class: 'queue-items', 'aria-label': `Sent to ${name} lately` },
            ...settled.map(drawSettled),
          ),
        ]),
  );
}

const drawWaiting = (
  item: WaitingItem,
  person: QueuedPerson,
  circuit: OutboxView['circuit'],
): HTMLElement =>
  drawItem(
    item.text,
    waitingVerdict(item),
    explainWait(item, person, circuit, formatMoment),
    [`since ${formatMoment(item.enqueuedAt)}`, ...attemptsOf(item)],
    'queue-waiting',
  );

const drawSettled = (item: SettledView): HTMLElement =>
  drawItem(
    item.text,
    settledVerdict(item),
    explainOutcome(item),
    [formatMoment(item.settledAt), ...attemptsOf(item)],
    'queue-settled',
  );

const attemptsOf = ({ attempts }: { readonly attempts: number }): readonly string[] =>
  attempts === 0 ? [] : [attempts === 1 ? '1 failed attempt' : `${attempts} failed attempts`];

const drawItem = (
  text: string,
  { text: verdict, tone }: WireVerdict,
  why: string,
  facts: readonly string[],
  testId: string,
): HTMLElement =>
  el(
    'li',
    { 'data-testid': testId },
    el('p', { class: 'queue-text' }, text),
    el('span', { class: 'tag', 'data-tone': tone }, verdict),
    ...(why === '' ? [] : [el('p', { class: 'queue-why' }, why)]),
    el('p', { class: 'queue-facts' }, facts.join(' · ')),
  );
