import { BASKET, priceTag, SHIPPING, total } from '../../../src/local/page/shop/catalogue';
import { timeLeft } from '../../../src/local/page/shop/countdown';

describe('the time that is left', () => {
  it.each([
    [-1, '0:00'],
    [999, '0:00'],
    [59_999, '0:59'],
    [15 * 60_000, '15:00'],
    [3_599_999, '59:59'],
    [3_600_000, '1 h 0 min'],
    [86_399_999, '23 h 59 min'],
  ])('of %d ms is shown as %s', (milliseconds, expected) => {
    const shown = timeLeft(milliseconds);

    expect(shown).toBe(expected);
  });
});

describe('what an order costs', () => {
  it('is its items and the shipping', () => {
    const prices = BASKET.map(({ price }) => price);

    const cost = total(BASKET);

    expect(cost).toBe(prices.reduce((sum, price) => sum + price, SHIPPING));
    expect(priceTag(cost)).toBe('€115.30');
  });
});
