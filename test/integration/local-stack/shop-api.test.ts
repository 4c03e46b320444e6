import type { PlacedOrder } from '../../../src/local/operations/shop-types';
import { HOUR, MINUTE } from '../../../src/shared/clock';
import { startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';

describe('the demo shop’s server', () => {
  let stack: StackUnderTest;

  beforeAll(async () => {
    stack = await startStackUnderTest();
  });
  afterAll(async () => {
    await stack.close();
  });

  const post = (path: string, body: string): Promise<Response> =>
    fetch(`${stack.url}/shop/${path}`, { method: 'POST', body });

  const order = async (customerId?: string): Promise<PlacedOrder> =>
    (await (await post('orders', JSON.stringify({ customerId }))).json()) as PlacedOrder;

  const refOf = ({ messengerLink }: PlacedOrder): string | null =>
    new URL(messengerLink.url).searchParams.get('ref');

  const now = async (): Promise<number> => (await stack.control.overview()).now;

  test('gives a customer three ways into Messenger that do not use each other up', async () => {
    const placed = await order('C-1001');

    const left = placed.messengerLink.expiresAt - (await now());
    expect(placed.parcelId).toMatch(/^DL-\d{6}$/);
    expect(placed.messengerLink.url).toMatch(/^https:\/\/m\.me\/\d+\?ref=[\w-]{43}$/);
    const references = [refOf(placed), placed.reference, placed.checkboxReference];
    expect(new Set(references).size).toBe(3);
    expect(left).toBeGreaterThan(14 * MINUTE);
    expect(left).toBeLessThanOrEqual(15 * MINUTE);
  });

  test('gives a guest the order alone, and no parcel', async () => {
    const placed = await order();

    const left = placed.messengerLink.expiresAt - (await now());
    expect(placed).not.toHaveProperty('parcelId');
    expect(refOf(placed)).toBe(placed.reference);
    expect(left).toBeGreaterThan(23 * HOUR);
  });

  test.each([
    ['a customer who is none', 'orders', '{"customerId":"C-404"}', 'log this customer in'],
    ['a link for a guest', 'messenger-links', '{}', 'no account'],
    ['what is no JSON', 'orders', 'x', 'Malformed'],
    ['an empty body', 'orders', '', 'Malformed'],
    ['a customer of another type', 'orders', '{"customerId":1}', 'Malformed'],
  ])('refuses %s', async (_, path, body, reason) => {
    const answer = await post(path, body);

    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(reason);
  });

  test('puts no parcel on the table for a customer who cannot log in', async () => {
    const parcels = async () => (await fetch(`${stack.url}/operations/parcels`)).text();
    const before = await parcels();

    await post('orders', '{"customerId":"C-404"}');

    expect(await parcels()).toBe(before);
  });
});
