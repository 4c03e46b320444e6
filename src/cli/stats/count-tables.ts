import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { parseParcelRow } from '../../parcels/parcel';
import type { DocumentClient } from '../../store/dynamodb';
import { DEAD_LETTER_PREFIX, QUEUE_PREFIX, SENT_PREFIX, STATE_ENTRY } from '../../store/entries';
import type { SettledItem } from '../../store/outbox';
import type { RawRow } from '../../store/parcels';
import type { QueueItem } from '../../store/queue-item';
import { asStoreError } from '../../store/store-error';
import type { TableNames } from '../../store/tables';
import { TICKET_ENTRY } from '../../store/ticket-rows';

/** How many of each, by a word of ours. */
export type Counts = Readonly<Record<string, number>>;

export interface Stats {
  readonly parcels: Counts;
  readonly customers: Counts;
  readonly conversations: Counts;
  /** By why they wait, with how long the oldest has (milliseconds). */
  readonly waiting: Readonly<Record<string, { readonly count: number; readonly oldestMs: number }>>;
  /** Of 90 days, by what became of them. */
  readonly settled: Counts;
  readonly tickets: Counts;
}

export interface CountTools {
  readonly client: DocumentClient;
  readonly tables: TableNames;
  /** Milliseconds. */
  readonly now: number;
  /** Reads a table, and shows how far that is. */
  readonly watch: <T>(
    tableName: string,
    read: (onPage: (rows: number) => void) => Promise<T>,
  ) => Promise<T>;
}

/** Reads four tables whole, one after the other, page by page of a megabyte. */
export async function countTables(tools: CountTools): Promise<Stats> {
  const { now } = tools;
  const parcels = new Tally();
  await eachRow(tools, 'parcels', ['parcelId', 'customerId', 'status'], (row) => {
    parcels.add(parseParcelRow(row).parcel?.status ?? 'unusable');
  });
  const customers = new Tally();
  await eachRow(tools, 'customers', ['customerId', 'psid'], ({ psid }) => {
    customers.add(psid === undefined ? 'not_linked' : 'linked');
  });
  const [conversations, settled] = [new Tally(), new Tally()];
  const waiting = new Map<string, { count: number; oldestMs: number }>();
  await eachRow(tools, 'conversations', CONVERSATION_FIELDS, (row) => {
    const entry = String(row['entry']);
    if (entry === STATE_ENTRY)
      conversations.add(row['customerId'] === undefined ? 'not_linked' : 'linked');
    if (entry.startsWith(DEAD_LETTER_PREFIX)) conversations.add('dead_letters');
    if (entry.startsWith(SENT_PREFIX)) settled.add(fateOf(row as unknown as SettledItem));
    if (entry.startsWith(QUEUE_PREFIX)) {
      const { progress, enqueuedAt } = row as unknown as QueueItem;
      const reason = progress.status === 'held' ? progress.reason : progress.status;
      const { count = 0, oldestMs = 0 } = waiting.get(reason) ?? {};
      waiting.set(reason, { count: count + 1, oldestMs: Math.max(oldestMs, now - enqueuedAt) });
    }
  });
  const tickets = new Tally();
  await eachRow(tools, 'tickets', ['ticketId', 'entry', 'status'], ({ entry, status }) => {
    if (entry === TICKET_ENTRY) tickets.add(status === 'closed' ? 'closed' : 'open');
  });
  return {
    ...{ parcels: parcels.counts(), customers: customers.counts(), tickets: tickets.counts() },
    ...{ conversations: conversations.counts(), settled: settled.counts() },
    waiting: Object.fromEntries([...waiting].sort(byName)),
  };
}

const CONVERSATION_FIELDS = [
  ...['psid', 'entry', 'customerId', 'progress', 'enqueuedAt', 'outcome', 'reason'],
];

const fateOf = ({ outcome, reason }: SettledItem): string =>
  outcome === 'failed' && reason !== undefined ? `failed_${reason}` : outcome;

async function eachRow(
  { client, tables, watch }: CountTools,
  table: keyof TableNames,
  fields: readonly string[],
  count: (row: RawRow) => void,
): Promise<void> {
  const pages = paginateScan(
    { client },
    {
      TableName: tables[table],
      ProjectionExpression: fields.map((field) => `#${field}`).join(', '),
      ExpressionAttributeNames: Object.fromEntries(fields.map((field) => [`#${field}`, field])),
    },
  );
  await watch(tables[table], async (onPage) => {
    let rows = 0;
    for await (const { Items = [] } of pages) {
      Items.forEach(count);
      onPage((rows += Items.length));
    }
  }).catch((thrown: unknown) => {
    throw asStoreError(thrown);
  });
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

/** Counts up, by name. */
class Tally {
  private readonly known = new Map<string, number>();

  add(name: string): void {
    this.known.set(name, (this.known.get(name) ?? 0) + 1);
  }

  counts(): Counts {
    return Object.fromEntries([...this.known].sort(byName));
  }
}
