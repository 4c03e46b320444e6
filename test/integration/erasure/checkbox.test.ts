import type { PlacedOrder } from '../../../src/local/operations/shop-types';
import { startErasureWorld, type ErasureWorld } from './world';

describe('deleting everything of somebody who ticked a checkbox at the shop', () => {
  let world: ErasureWorld;
  let psid: string;
  let stranger: string;

  beforeEach(async () => {
    world = await startErasureWorld();
    const [anna, ben] = await world.control.people();
    [psid, stranger] = [ben!.psid, anna!.psid];
  });
  afterEach(() => world.stop());

  /** Ordered as a guest, ticked, and answered. */
  const order = async (person: string, userRef: string): Promise<PlacedOrder> => {
    const answer = await fetch(`${world.url}/shop/orders`, { method: 'POST', body: '{}' });
    const placed = (await answer.json()) as PlacedOrder;
    await world.control.checkbox(person, userRef, placed.checkboxReference);
    await world.settled();
    await world.say(person, 'hello');
    return placed;
  };
  const erase = async (): Promise<void> => {
    await world.say(psid, 'delete my data');
    await world.say(psid, 'yes');
  };
  /** All but the references that nobody has used: they are the shop's, and say of nobody who ordered. */
  const stored = async (): Promise<string> => {
    const { logins = [], ...others } = await world.everything();
    const used = logins.filter((row) => row['kind'] !== 'order' || 'redeemedBy' in row);
    return JSON.stringify({ ...others, used, log: world.logged });
  };
  const midsOf = async (person: string): Promise<readonly string[]> =>
    (await world.control.thread(person)).messages.map(({ mid }) => mid);

  test('leaves nothing under the user_refs, and neither of the orders', async () => {
    const orders = [await order(psid, 'render-one'), await order(psid, 'render-two')];
    const before = await stored();
    const [confirmation = ''] = await midsOf(psid);
    const planted = ['render-one', 'render-two', confirmation];

    await erase();

    const after = await stored();
    const orderIds = orders.map(({ orderId }) => orderId);
    const traces = [...planted, ...orderIds, ...(await midsOf(psid)), psid];
    expect(planted.filter((trace) => !before.includes(trace))).toEqual([]);
    expect(traces.filter((trace) => after.includes(trace))).toEqual([]);
  });

  test('is not undone by a webhook that comes again', async () => {
    await order(psid, 'render-one');
    await erase();
    const before = await world.everything();

    const count = await world.redeliverAll();

    expect(count).toBeGreaterThan(3);
    expect(await world.everything()).toEqual(before);
  });

  test('leaves alone what somebody else has ticked', async () => {
    await order(psid, 'render-one');
    await order(stranger, 'render-two');
    const ofStranger = async () =>
      (await world.scan('conversations')).filter(({ psid: of }) => of === 'user_ref#render-two');
    const before = await ofStranger();

    await erase();

    expect(before).not.toEqual([]);
    expect(await ofStranger()).toEqual(before);
  });
});
