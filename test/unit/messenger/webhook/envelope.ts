import { decodeWebhook } from '../../../../src/messenger/webhook/decode';
import type { WebhookEvent } from '../../../../src/messenger/webhook/events';

export const PSID = '1423587017700273';
export const PAGE = '404217156637689';
export const TIME = 1_700_000_000_000;
export const RECEIVED_AT = 1_800_000_000_000;

/** One element of `messaging[]`, from the customer to the Page. */
export const fromCustomer = (fields: object): object => ({
  sender: { id: PSID },
  recipient: { id: PAGE },
  timestamp: TIME,
  ...fields,
});

/** One element of `messaging[]`, from the Page to the customer. */
export const fromPage = (fields: object): object => ({
  ...fromCustomer(fields),
  sender: { id: PAGE },
  recipient: { id: PSID },
});

export const entryOf = (lists: object): object => ({ id: PAGE, time: TIME + 1, ...lists });

export const pageBody = (...entries: readonly unknown[]): object => ({
  object: 'page',
  entry: entries,
});

export function decodeBody(body: unknown): readonly WebhookEvent[] {
  const decoded = decodeWebhook(body, RECEIVED_AT);
  return 'events' in decoded ? decoded.events : [];
}

export const decodeElements = (...elements: readonly unknown[]): readonly WebhookEvent[] =>
  decodeBody(pageBody(entryOf({ messaging: elements })));

/** The one event in the only element of a body. */
export function decodeElement(element: unknown): WebhookEvent {
  const [event, ...others] = decodeElements(element);
  if (event === undefined || others.length > 0) throw new Error('expected exactly one event');
  return event;
}
