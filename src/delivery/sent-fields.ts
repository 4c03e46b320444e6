import { isSendForm, type CallForm } from '../messenger/send-form';
import type { Clock } from '../shared/clock';
import type { LogFields } from '../shared/log';
import type { StoredQueueItem } from '../store/outbox';

/** What the log tells of a message that Facebook accepted: by which rule it went out, and how long it took. */
export const sentFields = (
  deps: { readonly clock: Clock },
  item: StoredQueueItem,
  as: CallForm,
): Pick<LogFields, 'window' | 'editToAccepted'> =>
  isSendForm(as) ? { window: WINDOWS[as.messagingType], ...sinceEdit(deps, item) } : {};

/** What was held waited for the customer: that tells nothing of how fast we are. */
export const sinceEdit = (
  { clock }: { readonly clock: Clock },
  { changedAt, progress }: StoredQueueItem,
): Pick<LogFields, 'editToAccepted'> =>
  changedAt === undefined || progress.status === 'held'
    ? {}
    : { editToAccepted: Math.max(0, clock() - changedAt) };

const WINDOWS = {
  RESPONSE: 'open',
  UPDATE: 'open',
  UTILITY: 'template',
  MESSAGE_TAG: 'human_agent',
} as const;
