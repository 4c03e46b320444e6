/** What is in the basket; the shop sells nothing else. */
export interface Item {
  readonly name: string;
  readonly detail: string;
  /** Euro cents. */
  readonly price: number;
  readonly picture: string;
}

export const BASKET: readonly Item[] = [
  {
    name: 'Stoneware mug',
    detail: 'Glazed by hand, 300 ml',
    price: 1_890,
    picture: 'shop/mug.svg',
  },
  {
    name: 'Notebook, dotted',
    detail: 'A5, 160 pages',
    price: 1_250,
    picture: 'shop/notebook.svg',
  },
  {
    name: 'Desk lamp',
    detail: 'Oak and brass, dimmable',
    price: 7_900,
    picture: 'shop/lamp.svg',
  },
];

export const SHIPPING = 490;

export const total = (items: readonly Item[]): number =>
  items.reduce((sum, { price }) => sum + price, SHIPPING);

const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });

/** Euro cents as a price. */
export const priceTag = (cents: number): string => euros.format(cents / 100);
