import { explainOutcome, explainWait } from '../../delivery/outbox/explain-item';
import type {
  OutboxView,
  QueuedPerson,
  SettledView,
  WaitingItem,
} from '../../delivery/outbox/outbox-view';
import { moment } from '../lines';
import type { FoundChat } from './find-chat';

/** Why nobody can be told. */
export const withoutWords: Readonly<Record<NonNullable<FoundChat['without']>, string>> = {
  no_customer: 'no: the row names a customer whom there is not',
  not_linked: 'no: the customer has no chat',
  ends_differ:
    'no: the customer’s row names a chat that is not linked to them (any more); both must agree',
};

/** Whether the latest of these items reached the person, when, and if not, why. */
export function toldWords(person: QueuedPerson, circuit: OutboxView['circuit']): string {
  const waiting = person.waiting.at(-1);
  const [settled] = person.settled;
  if (waiting !== undefined && waiting.order > (settled?.order ?? -1)) {
    return `not yet: ${waitWords(waiting, person, circuit)}`;
  }
  return settled === undefined
    ? 'no: nothing is on record, which goes back 90 days at most'
    : settledWords(settled);
}

export const waitWords = (
  item: WaitingItem,
  person: QueuedPerson,
  circuit: OutboxView['circuit'],
): string => explainWait(item, person, circuit, moment);

/** What became of an item, as an answer to "were they told?". */
export function settledWords(item: SettledView): string {
  const { outcome, settledAt, messagingType } = item;
  const at = moment(settledAt);
  switch (outcome) {
    case 'sent':
      return `yes, ${at}${messagingType === undefined ? '' : ` as ${messagingType}`}`;
    case 'unconfirmed':
      return `perhaps, ${at}: ${explainOutcome(item)}`;
    case 'failed':
      return `no, ${at}: ${explainOutcome(item)}`;
  }
}
