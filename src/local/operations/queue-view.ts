import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Outgoing, ThreadControl } from '../../messenger/outgoing';
import { isThreadControl } from '../../messenger/thread-control';
import { CIRCUIT_ENTRY, type Circuit } from '../../store/circuit';
import type { ConversationState } from '../../store/conversation-state';
import type { DocumentClient } from '../../store/dynamodb';
import { QUEUE_PREFIX, SENT_PREFIX, STATE_ENTRY, WAKE_ENTRY } from '../../store/entries';
import type { SettledItem, StoredQueueItem } from '../../store/outbox';
import type { QueuedPerson, QueueView, SettledView, WaitingItem } from './queue-types';

/** Of what was sent, the latest of each person. */
const SETTLED_SHOWN = 5;

/** The outbox as it stands in `conversations`: a developer's look into the table, nothing that production does. */
export async function loadQueueView(client: DocumentClient, table: string): Promise<QueueView> {
  const people = new Map<string, Row[]>();
  let circuit: Circuit | undefined;
  for await (const { Items = [] } of paginateScan({ client }, scanOf(table))) {
    for (const item of Items) {
      const row = item as Row;
      if (row.entry === CIRCUIT_ENTRY) circuit = item as unknown as Circuit;
      else people.set(row.psid, [...(people.get(row.psid) ?? []), row]);
    }
  }
  return {
    ...(circuit && { circuit: { reason: circuit.reason, openUntil: circuit.openUntil } }),
    people: [...people]
      .map(([psid, rows]) => toPerson(psid, rows))
      .filter(({ waiting, settled }) => waiting.length + settled.length > 0)
      .sort(byPlight),
  };
}

type Row = Readonly<Record<string, unknown>> & { readonly psid: string; readonly entry: string };

const scanOf = (table: string) => ({
  TableName: table,
  ConsistentRead: true,
  FilterExpression:
    'begins_with(entry, :queue) OR begins_with(entry, :sent) OR entry IN (:state, :wake, :circuit)',
  ExpressionAttributeValues: {
    ':queue': QUEUE_PREFIX,
    ':sent': SENT_PREFIX,
    ':state': STATE_ENTRY,
    ':wake': WAKE_ENTRY,
    ':circuit': CIRCUIT_ENTRY,
  },
});

function toPerson(psid: string, rows: readonly Row[]): QueuedPerson {
  const beginning = (prefix: string): readonly Row[] =>
    rows.filter(({ entry }) => entry.startsWith(prefix)).sort(byEntry);
  const state = rows.find(({ entry }) => entry === STATE_ENTRY) as ConversationState | undefined;
  const dueAt = rows.find(({ entry }) => entry === WAKE_ENTRY)?.['dueAt'];
  return {
    psid,
    ...(typeof dueAt === 'number' && { dueAt }),
    ...(state?.threadOwner && { threadOwner: state.threadOwner.appId }),
    waiting: beginning(QUEUE_PREFIX).map((row) => toWaiting(row as unknown as StoredQueueItem)),
    settled: beginning(SENT_PREFIX)
      .slice(-SETTLED_SHOWN)
      .reverse()
      .map((row) => toSettled(row as unknown as SettledItem)),
  };
}

/** Without what names a send to Facebook (nonce) or to other drains (lease), and without buttons, which may open doors. */
const toItem = ({ order, outgoing, enqueuedAt, attempts }: Omit<StoredQueueItem, 'progress'>) => ({
  order,
  text: textOf(outgoing),
  enqueuedAt,
  attempts,
});

function toWaiting(item: StoredQueueItem): WaitingItem {
  const { progress } = item;
  switch (progress.status) {
    case 'waiting':
    case 'held':
    case 'unconfirmed':
      return { ...toItem(item), state: progress };
    case 'sending':
      return { ...toItem(item), state: { status: 'sending', since: progress.since } };
  }
}

const toSettled = (item: SettledItem): SettledView => ({
  ...toItem(item),
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

/** Who waits comes first, then who heard last. */
const byPlight = (one: QueuedPerson, other: QueuedPerson): number =>
  Number(other.waiting.length > 0) - Number(one.waiting.length > 0) ||
  (other.settled[0]?.settledAt ?? 0) - (one.settled[0]?.settledAt ?? 0);
