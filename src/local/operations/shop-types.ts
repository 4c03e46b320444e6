/** What the demo shop's server tells its page. Times are milliseconds of the emulated clock. */
export interface PlacedOrder {
  readonly orderId: string;
  /** A guest's order has none: its row would belong to nobody. */
  readonly parcelId?: string;
  /** For the plugin's `data-ref`, and where the plugin stands. */
  readonly reference: string;
  readonly site: string;
  /** For the checkbox plugin, which uses up one of its own. */
  readonly checkboxReference: string;
  readonly messengerLink: MessengerLink;
}

export interface MessengerLink {
  readonly url: string;
  readonly expiresAt: number;
  /** To be typed in the chat where the app drops the link's reference; an order's has none. */
  readonly chatCode?: string;
}
