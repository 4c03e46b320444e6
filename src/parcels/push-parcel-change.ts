import { commit } from '../delivery/commit';
import { staleOnConflict } from '../delivery/stale-on-conflict';
import type { Clock } from '../shared/clock';
import type { Log } from '../shared/log';
import { retryConflicts, type RetryDeps } from '../shared/retry';
import { languageOf } from '../store/conversation-state';
import { loadState } from '../store/conversations';
import { findCustomer } from '../store/customers';
import type { DocumentClient } from '../store/dynamodb';
import { stillLinkedCheck } from '../store/link-ends';
import { isMuted, muteOf } from '../store/mute';
import type { RawRow } from '../store/parcels';
import type { TableNames } from '../store/tables';
import { notify, type Notification, type Nothing } from './notify';
import type { Fault } from './parcel';
import { updateMessage } from './update-message';

export interface ParcelChangeDeps extends RetryDeps {
  readonly client: DocumentClient;
  readonly tables: Pick<TableNames, 'customers' | 'conversations'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** A change of one row, as the parcels stream tells it. The event id is the same however often it is delivered. */
export interface ParcelChange {
  readonly eventId: string;
  /** Milliseconds. */
  readonly changedAt?: number;
  readonly oldImage?: RawRow;
  readonly newImage?: RawRow;
}

/**
 * `muted`: queued for the record only, as the customer does not want it. `duplicate`: this change was pushed before.
 * `not_linked`: the customer has no Messenger to push to.
 */
export type ParcelChangeOutcome = PushOutcome | Nothing['reason'];

type PushOutcome = 'pushed' | 'muted' | 'duplicate' | 'not_linked';

/**
 * Queues the update for the customer of a changed row, once. What is wrong with the row is logged and never thrown:
 * throws only `AppError`s with a `store_…` code, when DynamoDB can't answer or the conversation kept changing.
 */
export async function onParcelChange(
  deps: ParcelChangeDeps,
  change: ParcelChange,
): Promise<ParcelChangeOutcome> {
  const told = notify(change.oldImage, change.newImage);
  logFaults(deps.log, told.faults, change.eventId);
  if (told.kind === 'nothing') return told.reason;

  return retryConflicts(deps, () => push(deps, told, change));
}

async function push(
  deps: ParcelChangeDeps,
  notification: Notification,
  { eventId, changedAt }: ParcelChange,
): Promise<PushOutcome | 'conflict'> {
  const { client, tables, clock, random } = deps;
  const { parcel } = notification;
  const customer = await findCustomer(client, tables.customers, parcel.customerId);
  if (customer?.psid === undefined) return 'not_linked';
  const state = await loadState(client, tables.conversations, customer.psid);
  if (state.customerId !== customer.customerId) return 'not_linked';

  const message = updateMessage(notification, {
    locale: languageOf(state, customer.locale),
    ...(customer.name === undefined ? {} : { name: customer.name }),
  });
  const muted = isMuted(muteOf(state), parcel.parcelId);
  const outcome = await staleOnConflict(
    commit(
      { client, conversations: tables.conversations, now: clock(), random },
      {
        state,
        claim: {
          key: `stream:${eventId}`,
          record: { kind: 'parcel_update', parcelId: parcel.parcelId, status: parcel.status },
        },
        change: {},
        outgoing: [muted ? { ...message, muted } : message],
        also: [stillLinkedCheck(tables.customers, customer.customerId, customer.psid)],
        ...(changedAt === undefined ? {} : { changedAt }),
        correlationId: eventId,
      },
    ),
  );
  if (outcome === 'committed') return muted ? 'muted' : 'pushed';
  return outcome === 'duplicate' ? 'duplicate' : 'conflict';
}

function logFaults(log: Log, faults: readonly Fault[], correlationId: string): void {
  for (const { field, reason } of faults) {
    log('warn', 'parcel_row_fault', { correlationId, table: 'parcels', kind: field, reason });
  }
}
