import { el } from '../parts/el';
import { BASKET, priceTag, SHIPPING, total, type Item } from './catalogue';

export interface OrderOptions {
  /** The checkbox plugin is ticked: the order is to be confirmed in Messenger. */
  readonly keepPosted: boolean;
}

export interface Checkout {
  readonly element: HTMLElement;
  readonly focus: () => void;
  /** Whether an order is under way. */
  readonly show: (ordering: boolean) => void;
}

/** The page before an order: basket, costs, Meta's checkbox plugin, and the button that places it. */
export function createCheckout(placeOrder: (options: OrderOptions) => void): Checkout {
  const order = el('button', { class: 'primary', 'data-testid': 'place-order' }, 'Place order');
  const keepPosted = el('input', { type: 'checkbox', 'data-testid': 'keep-me-posted' });
  const form = el(
    'form',
    { class: 'summary', 'aria-label': 'Order summary' },
    el(
      'dl',
      { class: 'costs' },
      ...cost('Basket', priceTag(total(BASKET) - SHIPPING)),
      ...cost('Parcel, 2 to 3 days', priceTag(SHIPPING)),
      ...cost('Total', priceTag(total(BASKET))),
    ),
    el('label', { class: 'keep-posted' }, keepPosted, 'Keep me posted on Messenger'),
    order,
    el('p', {}, 'No money changes hands: the parcel goes on the table as pending.'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    placeOrder({ keepPosted: keepPosted.checked });
    // Never ticked by itself (facts §7).
    keepPosted.checked = false;
  });
  return {
    element: el(
      'div',
      { class: 'checkout' },
      el(
        'div',
        { class: 'basket' },
        el('h3', {}, 'Your basket'),
        el('ul', {}, ...BASKET.map(drawItem)),
      ),
      form,
    ),
    focus: () => {
      order.focus();
    },
    show: (ordering) => {
      order.setAttribute('aria-busy', String(ordering));
    },
  };
}

const drawItem = ({ name, detail, price, picture }: Item): HTMLElement =>
  el(
    'li',
    { class: 'item' },
    el('img', { src: picture, alt: '', width: '56', height: '56' }),
    el('div', {}, el('strong', {}, name), el('p', {}, detail)),
    el('span', { class: 'price' }, priceTag(price)),
  );

const cost = (what: string, price: string): readonly HTMLElement[] => [
  el('dt', {}, what),
  el('dd', {}, price),
];
