import type { MessengerLink, PlacedOrder } from '../../operations/shop-types';
import type { Customer } from '../parcels/operations-client';

export interface ShopState {
  readonly customers: readonly Customer[];
  /** The customerId that is logged in at the shop, or `GUEST`. */
  readonly shopper: string;
  readonly ordering: boolean;
  readonly order: PlacedOrder | undefined;
  /** The order's link to Messenger, or the one that replaced it. */
  readonly link: MessengerLink | undefined;
}

export const GUEST = '';

export const NO_ORDER = { ordering: false, order: undefined, link: undefined };

/** What the shop calls this customer; undefined for a guest. */
export const shopperName = ({ customers, shopper }: ShopState): string | undefined =>
  customers.find(({ customerId }) => customerId === shopper)?.name;
