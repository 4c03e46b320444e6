/** The twelve states of parcel tracking that carriers' own codes boil down to (peers §6-K). */
export const STATUSES = [
  'pending',
  'picked_up',
  'in_transit',
  'out_for_delivery',
  'ready_for_pickup',
  'on_hold',
  'delivery_delayed',
  'delivery_failed',
  'delivered',
  'return_to_sender',
  'cancelled',
  'unknown',
] as const;

export type ParcelStatus = (typeof STATUSES)[number];

/** Nothing more is expected to happen to the parcel on its way to this customer. */
const FINAL: ReadonlySet<ParcelStatus> = new Set(['delivered', 'return_to_sender', 'cancelled']);

/** Progress that a customer likes to see but can do nothing about. */
const ROUTINE: ReadonlySet<ParcelStatus> = new Set([
  'pending',
  'picked_up',
  'in_transit',
  'unknown',
]);

export const isFinal = (parcel: { readonly status: ParcelStatus }): boolean =>
  FINAL.has(parcel.status);

export const isOpen = (parcel: { readonly status: ParcelStatus }): boolean => !isFinal(parcel);

/** Worth one of the approved templates that may be sent outside the 24-hour window (facts §2.5). */
export const isImportant = (status: ParcelStatus): boolean => !ROUTINE.has(status);

const compact = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\p{Pd}]/gu, '');

const BY_SPELLING: ReadonlyMap<string, ParcelStatus> = new Map([
  ...STATUSES.map((status) => [compact(status), status] as const),
  ['canceled', 'cancelled'],
]);

/** The status meant by hand-typed text, whatever its case and separators: `In Transit`, `in-transit`, `INTRANSIT`. */
export const readStatus = (text: string): ParcelStatus | undefined =>
  BY_SPELLING.get(compact(text));
