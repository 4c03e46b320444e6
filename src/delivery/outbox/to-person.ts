import type { Outgoing, ThreadControl } from '../../messenger/outgoing';
import { isThreadControl } from '../../messenger/thread-control';
import type { ConversationState } from '../../store/conversation-state';
import { QUEUE_PREFIX, SENT_PREFIX, STATE_ENTRY, WAKE_ENTRY } from '../../store/entries';
import type { SettledItem, StoredQueueItem } from '../../store/outbox';
import type { QueuedPerson, SettledView, WaitingItem } from './outbox-view';

/** An entry of `conversations`. */
export type Row = Readonly<Record<string, unknown>> & {
  readonly psid: string;
  readonly entry: string;
};

export interface Shown {
  /** Of what was sent, so many of the latest. */
  readonly settled: number;
  /** With the ids that lead into the log. */
  readonly ids: boolean;
}

/** One person's outbox, made of the entries of their partition. */
export function toPerson(psid: string, rows: readonly Row[], shown: Shown): QueuedPerson {
  const beginning = (prefix: string): readonly Row[] =>
    rows.filter(({ entry }) => entry.startsWith(prefix)).sort(byEntry);
  const state = rows.find(({ entry }) => entry === STATE_ENTRY) as ConversationState | undefined;
  const dueAt = rows.find(({ entry }) => entry === WAKE_ENTRY)?.['dueAt'];
  return {
    psid,
    ...(state?.customerId !== undefined && { customerId: state.customerId }),
    ...(typeof dueAt === 'number' && { dueAt }),
    ...(state?.threadOwner && { threadOwner: state.threadOwner.appId }),
    waiting: beginning(QUEUE_PREFIX).map((row) =>
      toWaiting(row as unknown as StoredQueueItem, shown),
    ),
    settled: beginning(SENT_PREFIX)
      .toReversed()
      .slice(0, shown.settled)
      .map((row) => toSettled(row as unknown as SettledItem, shown)),
  };
}

/** Without what names a send to Facebook (nonce) or to other drains (lease), and without buttons, which may open doors. */
const toItem = (item: Omit<StoredQueueItem, 'progress'>, { ids }: Shown) => {
  const { order, outgoing, correlationId, enqueuedAt, attempts } = item;
  return {
    order,
    text: textOf(outgoing),
    ...(outgoing.type === 'message' &&
      outgoing.subject !== undefined && { subject: outgoing.subject }),
    ...(ids && { correlationId }),
    enqueuedAt,
    attempts,
  };
};

function toWaiting(item: StoredQueueItem, shown: Shown): WaitingItem {
  const { progress } = item;
  switch (progress.status) {
    case 'waiting':
    case 'held':
    case 'unconfirmed':
      return { ...toItem(item, shown), state: progress };
    case 'sending':
      return { ...toItem(item, shown), state: { status: 'sending', since: progress.since } };
  }
}

const toSettled = (item: SettledItem, shown: Shown): SettledView => ({
  ...toItem(item, shown),
  outcome: item.outcome,
  settledAt: item.settledAt,
  ...(item.messagingType && { messagingType: item.messagingType }),
  ...(item.reason !== undefined && { reason: item.reason }),
  ...(item.code !== undefined && { code: item.code }),
  ...(item.subcode !== undefined && { subcode: item.subcode }),
});

const CONTROLS: Readonly<Record<ThreadControl['type'], string>> = {
  passThread: 'Pass the conversation on',
  takeThread: 'Take the conversation back',
  requestThread: 'Ask for the conversation',
};

function textOf(outgoing: Outgoing): string {
  if (outgoing.type === 'unlink') return 'Unlink the accounts';
  if (outgoing.type === 'erase') return 'Delete everything';
  if (isThreadControl(outgoing)) return CONTROLS[outgoing.type];
  const { content } = outgoing;
  if (content.kind === 'export') return 'A file of all that is stored';
  return content.kind === 'cards'
    ? content.cards.map(({ title }) => title).join(' · ')
    : content.text;
}

const byEntry = (one: Row, other: Row): number => (one.entry < other.entry ? -1 : 1);
