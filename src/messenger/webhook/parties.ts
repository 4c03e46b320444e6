import { idSchema, isWireObject, readAs } from './wire';
import type { WireObject } from './wire';

/** Who an event is between. */
export interface Parties {
  readonly psid: string | null;
  readonly pageId: string;
  readonly userRef?: string;
}

/**
 * Finds the customer and the Page of an event, or undefined when an id is unusable or the Page is not named.
 * The Page's own messages, and thread control taken by it, come with the Page as sender (facts §4.4): the customer
 * is whoever is not the Page.
 */
export function partiesOf(event: WireObject, entryId: string | undefined): Parties | undefined {
  const sender = sideOf(event['sender']);
  const recipient = sideOf(event['recipient']);
  if (sender === undefined || recipient === undefined) return undefined;

  const echo = isEcho(event);
  const pageId = entryId ?? (echo ? sender : recipient).id;
  if (pageId === undefined) return undefined;

  const fromPage = echo || sender.id === pageId;
  const customer = fromPage ? recipient : sender;
  const userRef = customer.userRef ?? userRefOf(event['optin']);
  return {
    psid: customer.id ?? null,
    pageId,
    ...(userRef === undefined ? {} : { userRef }),
  };
}

interface Side {
  readonly id?: string;
  readonly userRef?: string;
}

/** A side may be missing (no sender on Page events) but not carry an id that we could not use as a key. */
function sideOf(value: unknown): Side | undefined {
  if (value === undefined || value === null) return {};
  if (!isWireObject(value)) return undefined;
  const userRef = userRefOf(value);
  const reference = userRef === undefined ? {} : { userRef };
  if (value['id'] === undefined || value['id'] === null) return reference;
  const id = readAs(idSchema, value['id']);
  return id === undefined ? undefined : { id, ...reference };
}

const userRefOf = (value: unknown): string | undefined =>
  isWireObject(value) ? readAs(idSchema, value['user_ref']) : undefined;

const isEcho = (event: WireObject): boolean => {
  const message = event['message'];
  return isWireObject(message) && (message['is_echo'] === true || message['is_echo'] === 'true');
};
