import type { Fault } from '../../../parcels/parcel';
import type { OutboxView } from '../../../delivery/outbox/outbox-view';

/** A parcel's attributes as they stand in the table, whatever their types. */
export type Row = Readonly<Record<string, unknown>>;

export interface ShownRow {
  readonly row: Row;
  readonly faults: readonly Fault[];
}

export interface Customer {
  readonly customerId: string;
  readonly name?: string;
  readonly email?: string;
  readonly linked: boolean;
}

export interface Throttling {
  readonly throttled: boolean;
  readonly refused: number;
}

/** The tables as operations see them. Every call rejects with the reason as its message. */
export interface OperationsClient {
  readonly rows: () => Promise<readonly ShownRow[]>;
  readonly customers: () => Promise<readonly Customer[]>;
  readonly statuses: () => Promise<readonly string[]>;
  /** Rejects if there is such a parcel already. */
  readonly add: (row: Row) => Promise<void>;
  /** Sets these attributes, `null` removes one; the others stay as they are. */
  readonly change: (parcelId: string, changes: Row) => Promise<void>;
  readonly remove: (parcelId: string) => Promise<void>;
  /** DynamoDB refusing every operation on items, and how many it refused since the start. */
  readonly throttling: () => Promise<Throttling>;
  readonly throttle: (throttled: boolean) => Promise<Throttling>;
  /** What waits for Facebook, and what became of what was sent. */
  readonly queue: () => Promise<OutboxView>;
}

export function createOperationsClient(): OperationsClient {
  return {
    rows: async () => (await call<{ rows: ShownRow[] }>('GET', 'parcels')).rows,
    customers: async () => (await call<{ customers: Customer[] }>('GET', 'customers')).customers,
    statuses: async () => (await call<{ statuses: string[] }>('GET', 'statuses')).statuses,
    add: async (row) => {
      await call('PUT', `parcels/${encodeURIComponent(String(row['parcelId']))}`, row);
    },
    change: async (parcelId, changes) => {
      await call('PATCH', `parcels/${encodeURIComponent(parcelId)}`, changes);
    },
    throttling: () => call('GET', 'throttling'),
    throttle: (throttled) => call('PUT', 'throttling', { throttled }),
    queue: () => call('GET', 'queue'),
    remove: async (parcelId) => {
      await call('DELETE', `parcels/${encodeURIComponent(parcelId)}`);
    },
  };
}

async function call<Answer>(method: string, path: string, body?: Row): Promise<Answer> {
  const response = await fetch(`operations/${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error((answer as { error?: string }).error ?? 'The table refused.');
  return answer as Answer;
}
