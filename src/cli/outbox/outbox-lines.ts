import type {
  OutboxView,
  QueuedPerson,
  SettledView,
  WaitingItem,
} from '../../delivery/outbox/outbox-view';
import { explainCircuit } from '../../delivery/outbox/explain-item';
import { aligned, moment, oneLine, span } from '../lines';
import { settledWords, waitWords } from './told-words';

/** What waits, and for whom. */
export interface Waiting {
  readonly person: QueuedPerson;
  readonly item: WaitingItem;
}

const MAX_TEXT = 60;

const words = (text: string): string => {
  const line = oneLine(text);
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT).toWellFormed()}…` : line;
};

export const stateWord = ({ state }: WaitingItem): string =>
  state.status === 'held' ? state.reason : state.status;

/** A line for each item that waits, in columns. `now` in milliseconds. */
export const listLines = (
  waiting: readonly Waiting[],
  circuit: OutboxView['circuit'],
  now: number,
): readonly string[] => [
  ...circuitLines(circuit),
  ...(waiting.length === 0 ? ['nothing waits'] : []),
  ...aligned(
    waiting.map(({ person, item }) => [
      ...[person.psid, `#${String(item.order)}`, person.customerId ?? '–', stateWord(item)],
      ...[span(item.enqueuedAt, now), words(item.text)],
    ]),
  ),
];

export const circuitLines = (circuit: OutboxView['circuit']): readonly string[] =>
  circuit === undefined ? [] : [explainCircuit(circuit, moment), ''];

/** What waits, then what was sent, each with the answer to "were they told?"; the latest comes first. */
export const itemLines = (
  person: QueuedPerson,
  circuit: OutboxView['circuit'],
): readonly string[] => [
  ...person.waiting
    .toReversed()
    .flatMap((item) => describe(item, `not yet: ${waitWords(item, person, circuit)}`)),
  ...person.settled.flatMap((item) => describe(item, settledWords(item))),
];

const describe = (item: WaitingItem | SettledView, told: string): readonly string[] => [
  '',
  `#${String(item.order)}  ${moment(item.enqueuedAt)}  ${words(item.text)}`,
  `  ${told}`,
  `  ${tries(item)}log: ${item.correlationId ?? '–'}`,
];

const tries = ({ attempts }: WaitingItem | SettledView): string =>
  attempts === 0 ? '' : `tried ${String(attempts)} times; `;
