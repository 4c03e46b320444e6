import type { PlacedOrder } from '../../operations/shop-types';
import { readShortLink } from '../messenger/links';
import type { Store } from '../parts/store';
import type { OrderOptions } from './checkout';
import type { ConfirmationActions } from './confirmation';
import type { ShopPaneOptions } from './shop-pane';
import { GUEST, NO_ORDER, type ShopState } from './shop-state';

export interface ShopActions extends Omit<ConfirmationActions, 'chooseAnotherPerson'> {
  readonly placeOrder: (options: OrderOptions) => void;
}

/** What a customer does in the shop, as calls of its server and of the phone that is in use. */
export function createShopActions(
  { control, world, shop, attempt, notify }: ShopPaneOptions,
  state: Store<ShopState>,
): ShopActions {
  const change = (changes: Partial<ShopState>): void => {
    state.update((before) => ({ ...before, ...changes }));
  };
  const phone = (): { readonly psid: string; readonly name: string } => {
    const { people, selected } = world.get();
    const person = people.find(({ psid }) => psid === selected);
    if (person === undefined) throw new Error('Nobody has Messenger here. Add a person first.');
    return person;
  };
  /** What the plugin does when the form is sent: each render has a `user_ref` of its own (facts §7). */
  const confirmCheckbox = async ({ checkboxReference }: PlacedOrder): Promise<void> => {
    const { psid, name } = phone();
    await control.checkbox(psid, crypto.randomUUID(), checkboxReference);
    notify(`The order is confirmed on ${name}'s phone.`);
  };
  return {
    placeOrder: ({ keepPosted }) => {
      const { shopper, ordering } = state.get();
      if (ordering) return;
      change({ ordering: true });
      attempt(async () => {
        try {
          const order = await shop.placeOrder(shopper === GUEST ? undefined : shopper);
          if (state.get().shopper === shopper) change({ order, link: order.messengerLink });
          if (keepPosted) await confirmCheckbox(order);
        } finally {
          change({ ordering: false });
        }
      });
    },
    renew: () => {
      attempt(async () => {
        change({ link: await shop.messengerLink(state.get().shopper) });
      });
    },
    send: async ({ reference, site }) => {
      const sent = Promise.resolve()
        .then(phone)
        .then(({ psid }) => control.sendToMessenger(psid, reference, site));
      attempt(() => sent);
      await sent;
    },
    open: ({ url }) => {
      attempt(async () => {
        const { psid, name } = phone();
        const { needsGetStarted } = await control.openLink(psid, readShortLink(url)?.ref ?? '');
        notify(
          needsGetStarted
            ? `${name}'s phone shows the chat: tap Get Started there.`
            : `${name}'s phone shows the chat.`,
        );
      });
    },
    shopOn: () => {
      change(NO_ORDER);
    },
  };
}
