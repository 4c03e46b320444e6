import { REFERENCE_LIFETIMES_MS } from '../../../../src/accounts/reference';
import { SHOP_SITE } from '../../../../src/local/local-settings';
import type { PlacedOrder } from '../../../../src/local/operations/shop-types';
import type { Way } from '../way';
import type { LinkWorld } from '../world';

/** Ordered while logged in; the page that confirms the order has the plugin with its reference. */
export const sendToMessenger: Way = {
  name: 'Send to Messenger',
  via: 'send_to_messenger',
  lifetimeMs: REFERENCE_LIFETIMES_MS.order,
  bound: false,
  begin: async (world, _psid, { customerId }) => {
    const { reference } = await placeOrder(world, customerId);
    return async (psid) => {
      await world.control.sendToMessenger(psid, reference, SHOP_SITE);
      await world.stack.settled();
    };
  },
};

/** Without a customer: as a guest. */
export async function placeOrder(
  { stack }: LinkWorld,
  customerId: string | undefined,
): Promise<PlacedOrder> {
  const answer = await fetch(`${stack.url}/shop/orders`, {
    method: 'POST',
    body: JSON.stringify({ customerId }),
  });
  return (await answer.json()) as PlacedOrder;
}
