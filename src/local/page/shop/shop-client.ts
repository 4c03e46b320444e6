import type { MessengerLink, PlacedOrder } from '../../operations/shop-types';

/** The demo shop's server. Every call rejects with the reason as its message. */
export interface ShopClient {
  /** Without a customer the order is a guest's. */
  readonly placeOrder: (customerId?: string) => Promise<PlacedOrder>;
  readonly messengerLink: (customerId: string) => Promise<MessengerLink>;
}

export function createShopClient(): ShopClient {
  return {
    placeOrder: (customerId) => post<PlacedOrder>('orders', customerId),
    messengerLink: (customerId) => post<MessengerLink>('messenger-links', customerId),
  };
}

async function post<Answer>(path: string, customerId?: string): Promise<Answer> {
  const response = await fetch(`shop/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ customerId }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error((answer as { error?: string }).error ?? 'The shop refused.');
  return answer as Answer;
}
