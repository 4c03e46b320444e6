import { REFERENCE_LIFETIMES_MS } from '../../../../src/accounts/reference';
import type { Way } from '../way';
import { placeOrder } from './send-to-messenger';

let renders = 0;

/** Ordered while logged in with the checkbox ticked; Facebook tells whose it was when they first write. */
export const checkbox: Way = {
  name: 'the checkbox',
  via: 'checkbox',
  lifetimeMs: REFERENCE_LIFETIMES_MS.order,
  bound: false,
  begin: async (world, _psid, { customerId }) => {
    const { checkboxReference } = await placeOrder(world, customerId);
    return async (psid) => {
      renders += 1;
      await world.control.checkbox(psid, `render-${String(renders)}`, checkboxReference);
      await world.stack.settled();
      await world.control.say(psid, 'hello');
      await world.stack.settled();
    };
  },
};
