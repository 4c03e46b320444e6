import type { RawRow } from '../store/parcels';
import { parseParcelRow, type Fault, type Parcel } from './parcel';

/** What the customer of a changed row is told. */
export interface Notification {
  readonly kind: 'notification';
  /** `status`: where the parcel stands now; `details`: only when, where or a note changed. */
  readonly about: 'status' | 'details';
  readonly parcel: Parcel;
  readonly faults: readonly Fault[];
}

/** Why nobody is told anything. `row_unusable` and `status_unknown` come with the faults that cause them. */
export interface Nothing {
  readonly kind: 'nothing';
  readonly reason: 'row_removed' | 'row_unusable' | 'status_unknown' | 'nothing_changed';
  readonly faults: readonly Fault[];
}

/** What of a parcel is worth a message when it changes while the status stays. */
const DETAILS = ['expectedDelivery', 'location', 'note'] as const;

/**
 * Decides what a change of a parcel's row means to its customer; never throws, whatever was typed into the row. A
 * parcel given to another customer is told to the new one as if it were new, and never again to the old one.
 */
export function notify(
  oldRow: RawRow | undefined,
  newRow: RawRow | undefined,
): Notification | Nothing {
  if (newRow === undefined) return { kind: 'nothing', reason: 'row_removed', faults: [] };
  const { parcel, faults } = parseParcelRow(newRow);
  if (parcel === undefined) return { kind: 'nothing', reason: 'row_unusable', faults };
  if (parcel.status === 'unknown') return { kind: 'nothing', reason: 'status_unknown', faults };

  const before = oldRow && parseParcelRow(oldRow).parcel;
  if (before?.customerId !== parcel.customerId || before.status !== parcel.status) {
    return { kind: 'notification', about: 'status', parcel, faults };
  }
  return hasNewDetail(before, parcel)
    ? { kind: 'notification', about: 'details', parcel, faults }
    : { kind: 'nothing', reason: 'nothing_changed', faults };
}

/** A detail that was merely removed tells the customer nothing. */
const hasNewDetail = (before: Parcel, after: Parcel): boolean =>
  DETAILS.some((field) => after[field] !== undefined && after[field] !== before[field]);
