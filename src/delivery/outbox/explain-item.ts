import { PAGE_INBOX_APP_ID } from '../../messenger/page-inbox';
import { refusalMeaning } from '../../messenger/refusal-meaning';
import type { OutboxView, QueuedPerson, SettledView, WaitingItem } from './outbox-view';

/** How a time is written. */
export type FormatTime = (at: number) => string;

/** Why an item is not with Facebook yet, and what it waits for. */
export function explainWait(
  item: WaitingItem,
  person: QueuedPerson,
  circuit: OutboxView['circuit'],
  format: FormatTime,
): string {
  const { state } = item;
  switch (state.status) {
    case 'sending':
      return 'It has been handed to Facebook, which has not answered yet.';
    case 'unconfirmed':
      return 'No answer came after it was written. Its echo tells whether it arrived; it is not sent again.';
    case 'held':
      return explainHold(state.reason, person, format);
    case 'waiting':
      if (circuit !== undefined) return 'Nothing is sent for the whole Page, see above.';
      if (state.notBefore !== undefined) return `Next attempt at ${format(state.notBefore)}.`;
      return isBehindAnother(item, person)
        ? 'It waits behind the message before it: order is kept.'
        : 'Its turn comes next.';
  }
}

/** Why nothing is sent for anybody. */
export function explainCircuit(
  { reason, openUntil }: NonNullable<OutboxView['circuit']>,
  format: FormatTime,
): string {
  return `Nothing is sent for the whole Page: ${CIRCUIT_REASONS[reason]}. One message tries again at ${format(openUntil)}.`;
}

/** Why an item ended otherwise than sent; empty when there is nothing to explain. */
export function explainOutcome({ outcome, reason, code, subcode }: SettledView): string {
  if (outcome === 'sent') return '';
  if (outcome === 'unconfirmed') return 'No echo came: it may have arrived, and is not sent again.';
  const numbers = [code, subcode].filter((number) => number !== undefined).join('/');
  if (numbers !== '') return `${numbers}: ${refusalMeaning(numbers)}`;
  return FAILURES[reason ?? ''] ?? `Given up: ${reason ?? 'no reason is on record'}.`;
}

function explainHold(
  reason: Extract<WaitingItem['state'], { status: 'held' }>['reason'],
  { threadOwner, dueAt }: QueuedPerson,
  format: FormatTime,
): string {
  const again = dueAt === undefined ? '' : ` The bot looks again at ${format(dueAt)}.`;
  switch (reason) {
    case 'window_closed':
      return 'The 24-hour window is closed. It goes out when the person writes.';
    case 'template_not_approved':
      return `The 24-hour window is closed, and Facebook has not approved the template.${again}`;
    case 'template_unfit':
      return 'The 24-hour window is closed, and the template asks for what the update does not bring.';
    case 'utility_refused':
      return `The 24-hour window is closed, and Facebook takes no template here.${again}`;
    case 'not_owner':
      return `${ownerName(threadOwner)} has the thread, so the bot is silent.${again}`;
    case 'unreachable':
      return 'Facebook cannot reach this person. It goes out when they write.';
    case 'service_trouble':
      return `Facebook kept failing, so it is parked.${again}`;
  }
}

const isBehindAnother = ({ order }: WaitingItem, { waiting }: QueuedPerson): boolean =>
  waiting.some(({ order: place, state }) => place < order && state.status !== 'held');

const ownerName = (appId: string | undefined): string =>
  appId === PAGE_INBOX_APP_ID
    ? 'The Page Inbox'
    : appId === undefined || appId === 'unknown'
      ? 'Somebody else'
      : `Another app (${appId})`;

const CIRCUIT_REASONS: Readonly<Record<NonNullable<OutboxView['circuit']>['reason'], string>> = {
  token_dead: 'Facebook refuses the Page’s token',
  page_restricted: 'Facebook has restricted the Page',
  config_fault: 'a permission or the Page’s id is wrong',
  throttle: 'the Page called too often',
};

/** The bot’s own reasons (docs/architecture.md). */
const FAILURES: Readonly<Record<string, string>> = {
  link_ended: 'The link to the customer’s account had ended.',
  link_renewed: 'A newer link was there: Facebook was not to be told that it is gone.',
  dropped: 'Somebody of operations gave it up.',
  muted: 'The customer has muted updates about this parcel, or all of them.',
  superseded: 'A newer update took its place.',
  needless: 'Somebody else’s word on the conversation came first.',
  retries_exhausted: 'Facebook failed too often.',
  permanent: 'Facebook refused it for good.',
};
