import { parseParcelRow } from '../../parcels/parcel';
import { QUEUE_PREFIX, WAKE_ENTRY } from '../../store/entries';
import type { RawRow } from '../../store/parcels';
import type { StreamRecord } from './push-event';

/** What a stream record asks for. Work of one lane is done in the order of the stream. */
export interface Work {
  readonly record: StreamRecord;
  readonly task: Task;
  readonly lane: string;
}

export type Task =
  | { readonly do: 'pushParcelChange' }
  | { readonly do: 'pushCustomerChange' }
  | { readonly do: 'pushTicketChange' }
  | { readonly do: 'drain'; readonly psid: string };

/** Why a record asks for nothing. */
export interface Ignored {
  readonly record: StreamRecord;
  readonly ignored: 'expired' | 'nothing_to_send' | 'unknown_table' | 'table_not_pushed';
}

/** `now` in milliseconds. */
export function workOf(record: StreamRecord, now: number): Work | Ignored {
  if (record.expired) return { record, ignored: 'expired' };
  switch (record.table) {
    case 'parcels':
      return { record, task: { do: 'pushParcelChange' }, lane: laneOfParcel(record) };
    case 'customers':
      return {
        record,
        task: { do: 'pushCustomerChange' },
        lane: `customer#${String(record.keys['customerId'])}`,
      };
    case 'conversations': {
      const psid = psidToDrain(record, now);
      return psid === undefined
        ? { record, ignored: 'nothing_to_send' }
        : { record, task: { do: 'drain', psid }, lane: `psid#${psid}` };
    }
    case 'tickets':
      return {
        record,
        task: { do: 'pushTicketChange' },
        lane: `ticket#${String(record.keys['ticketId'])}`,
      };
    case 'logins':
      return { record, ignored: 'table_not_pushed' };
    case undefined:
      return { record, ignored: 'unknown_table' };
  }
}

/** One customer's parcels share a lane, so that the customer reads of changes in the order they were made. */
function laneOfParcel({ keys, newImage }: StreamRecord): string {
  const parcel = newImage && parseParcelRow(newImage).parcel;
  return parcel === undefined
    ? `parcel#${String(keys['parcelId'])}`
    : `customer#${parcel.customerId}`;
}

function psidToDrain({ change, keys, newImage = {} }: StreamRecord, now: number) {
  const { psid, entry } = keys;
  if (typeof psid !== 'string' || typeof entry !== 'string') return undefined;
  const isQueued = change === 'INSERT' && entry.startsWith(QUEUE_PREFIX);
  const isWoken = change !== 'REMOVE' && entry === WAKE_ENTRY && isDue(newImage, now);
  return isQueued || isWoken ? psid : undefined;
}

/** A wake entry that is not due yet is the schedule's: its drain wrote when to come back. */
const isDue = ({ dueAt }: RawRow, now: number): boolean =>
  typeof dueAt === 'number' && dueAt <= now;
