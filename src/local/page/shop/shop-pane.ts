import type { ControlApi } from '../../messenger/control/control-api';
import type { PlacedOrder } from '../../operations/shop-types';
import { usePhone } from '../messenger/phones';
import type { World } from '../messenger/world';
import type { Customer, OperationsClient } from '../parcels/operations-client';
import { el, setText } from '../parts/el';
import { createStore, type Store } from '../parts/store';
import type { Attempt, Notify } from '../parts/toasts';
import { createCheckout } from './checkout';
import { createChoose } from './choose';
import { createConfirmation, type Confirmation } from './confirmation';
import { createShopActions } from './shop-actions';
import { GUEST, NO_ORDER, shopperName, type ShopState } from './shop-state';
import type { ShopClient } from './shop-client';

export interface ShopPaneOptions {
  readonly companyName: string;
  readonly control: Pick<ControlApi, 'openLink' | 'sendToMessenger' | 'checkbox'>;
  readonly world: Store<World>;
  readonly operations: Pick<OperationsClient, 'customers'>;
  readonly shop: ShopClient;
  readonly attempt: Attempt;
  readonly notify: Notify;
}

const TICK_MS = 1_000;

/** A shop's checkout, from which a customer goes on in Messenger on the phone that is in use. */
export function createShopPane(options: ShopPaneOptions): HTMLElement {
  const { companyName, world, operations, attempt } = options;
  const state = createStore<ShopState>({ customers: [], shopper: GUEST, ...NO_ORDER });

  const shopperChoice = createChoose('Logged in as', 'shopper', (shopper) => {
    state.update((before) => ({ ...before, shopper, ...NO_ORDER }));
  });
  const phoneChoice = createChoose('On the phone of', 'shop-phone', (psid) => {
    world.update((before) => usePhone(before, psid));
  });
  const account = el('span', { class: 'storefront-account', 'data-testid': 'shop-account' });
  const actions = createShopActions(options, state);
  const checkout = createCheckout(actions.placeOrder);
  const site = el('div', { class: 'storefront-page' }, checkout.element);
  let confirmation: Confirmation | undefined;

  state.watch((shown) => {
    const { customers, shopper, ordering } = shown;
    shopperChoice.show([...customers.map(asOption), { value: GUEST, label: 'Guest' }], shopper);
    setText(account, shopperName(shown) ?? 'Guest');
    checkout.show(ordering);
  });
  let drawn: PlacedOrder | undefined;
  state.watch((shown) => {
    const { order } = shown;
    if (order === drawn) return;
    drawn = order;
    const hadFocus = site.contains(document.activeElement);
    confirmation =
      order &&
      createConfirmation(order, shopperName(shown)?.split(' ')[0], {
        ...actions,
        chooseAnotherPerson: phoneChoice.focus,
      });
    site.replaceChildren((confirmation ?? checkout).element);
    if (hadFocus) (confirmation ?? checkout).focus();
  });
  const showConfirmation = (): void => {
    const { link } = state.get();
    const { people, selected, clockAhead } = world.get();
    if (link === undefined) return;
    confirmation?.show(link, people.find(({ psid }) => psid === selected)?.name);
    confirmation?.tick(Date.now() + clockAhead);
  };
  state.watch(showConfirmation);
  world.watch(({ people, selected }) => {
    const known = people.map(({ psid, name }) => ({ value: psid, label: name }));
    phoneChoice.show(known, selected ?? '');
    showConfirmation();
  });
  setInterval(showConfirmation, TICK_MS);
  attempt(async () => {
    const customers = [...(await operations.customers())].sort(byId);
    const shopper = customers[0]?.customerId ?? GUEST;
    state.update((before) => ({ ...before, customers, shopper }));
  });

  return el(
    'section',
    { class: 'pane shop', 'aria-labelledby': 'shop-title' },
    el(
      'header',
      { class: 'pane-header' },
      el('h2', { id: 'shop-title' }, 'Shop'),
      el('p', {}, 'Order as a customer, then go on in Messenger on the phone in use.'),
      el('div', { class: 'shop-roles' }, shopperChoice.element, phoneChoice.element),
    ),
    el(
      'div',
      { class: 'storefront' },
      el(
        'div',
        { class: 'storefront-bar' },
        el('strong', { class: 'storefront-name' }, `${companyName} Shop`),
        account,
      ),
      site,
    ),
  );
}

const byId = (left: Customer, right: Customer): number =>
  left.customerId.localeCompare(right.customerId);

const asOption = ({ customerId, name = customerId }: Customer) => ({
  value: customerId,
  label: name,
});
