import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { PlacedOrder } from '../../../src/local/operations/shop-types';
import { DAY } from '../../../src/shared/clock';
import { loadState } from '../../../src/store/conversations';
import { userRefPartition } from '../../../src/store/psid';
import { describeWay } from './way';
import { checkbox } from './ways/checkbox';
import { placeOrder } from './ways/send-to-messenger';
import { expectNotLinked, startLinkWorld, type LinkWorld, type Shopper } from './world';

describeWay(checkbox);

describe('the message to whoever ticked a checkbox', () => {
  let world: LinkWorld;
  let psid: string;
  let shopper: Shopper;
  let renders = 0;

  beforeAll(async () => {
    world = await startLinkWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    ({ psid } = await world.control.addPerson({ name: 'New Here', locale: 'en_GB' }));
    shopper = await world.newShopper();
  });

  const tick = async ({ checkboxReference }: PlacedOrder): Promise<string> => {
    renders += 1;
    const userRef = `tick-${String(renders)}`;
    await world.control.checkbox(psid, userRef, checkboxReference);
    await world.stack.settled();
    return userRef;
  };
  const say = async (text: string): Promise<void> => {
    await world.control.say(psid, text);
    await world.stack.settled();
  };
  const partition = async (userRef: string): Promise<readonly Record<string, unknown>[]> => {
    const table = { TableName: world.tables.conversations, ConsistentRead: true };
    const { Items = [] } = await world.client.send(new ScanCommand(table));
    return Items.filter((item) => item['psid'] === userRefPartition(userRef));
  };

  test('confirms the order by its number, says that a bot writes, and nothing else', async () => {
    const order = await placeOrder(world, shopper.customerId);

    await tick(order);

    expect(await world.stack.textsTo(psid)).toEqual([
      `Thank you! We've received your order ${order.orderId}. I'm an automated assistant for your parcels. Answer me here if you'd like to be kept posted about your parcel.`,
    ]);
    expect(await world.toldTo(psid)).not.toMatch(
      new RegExp(`${shopper.firstName}|${shopper.parcelId}`),
    );
  });

  test('goes to the user_ref, and the psid hears and has nothing of it before the answer', async () => {
    const userRef = await tick(await placeOrder(world, shopper.customerId));

    const sent = (await world.control.wire()).filter(
      (entry) => entry.kind === 'graph' && JSON.stringify(entry.request).includes(userRef),
    );
    expect(sent).toEqual([
      expect.objectContaining({
        status: 200,
        response: expect.not.objectContaining({ recipient_id: psid }) as unknown,
      }),
    ]);
    expect((await world.stateOf(psid)).version).toBe(0);
  });

  test('is sent once, however often it is ticked for one order', async () => {
    const order = await placeOrder(world, shopper.customerId);

    await tick(order);
    await tick(order);

    expect(await world.stack.textsTo(psid)).toHaveLength(1);
  });

  test('is not sent for a reference that is none of ours', async () => {
    const order = await placeOrder(world, shopper.customerId);

    await tick({ ...order, checkboxReference: 'poster-1' });
    await tick({ ...order, checkboxReference: 'x'.repeat(43) });

    expect(await world.stack.textsTo(psid)).toEqual([]);
  });

  test('is not followed by a change of the parcel before the answer', async () => {
    await tick(await placeOrder(world, shopper.customerId));

    await world.stack.setParcel(shopper.parcelId, { status: 'delivered' });
    await world.stack.settled();

    expect(await world.stack.textsTo(psid)).toHaveLength(1);
  });

  test('is answered by a guest, who is asked nothing', async () => {
    await tick(await placeOrder(world, undefined));

    await say('hello');
    await world.agree(psid);

    await expectNotLinked(world, psid);
    expect(await world.toldTo(psid)).not.toContain('Yes, link');
  });

  test('once answered leaves no reference behind that names the user_ref', async () => {
    const userRef = await tick(await placeOrder(world, undefined));

    await say('hello');

    const table = { TableName: world.tables.logins, ConsistentRead: true };
    const { Items = [] } = await world.client.send(new ScanCommand(table));
    expect(JSON.stringify(Items)).not.toContain(userRef);
  });

  test('answered days later, still leads to the question, after the answer', async () => {
    await tick(await placeOrder(world, shopper.customerId));
    await world.stack.advance(3 * DAY);

    await say('help');

    expect((await world.stack.textsTo(psid)).slice(-2)).toEqual([
      expect.stringContaining('You can write'),
      expect.stringContaining(`Link this chat to ${shopper.firstName}'s account?`),
    ]);
  });

  test('answered, leaves nothing that names the order or the chat under the user_ref', async () => {
    const order = await placeOrder(world, shopper.customerId);
    const userRef = await tick(order);
    const before = await partition(userRef);

    await say('hello');

    const after = await partition(userRef);
    expect(JSON.stringify(before)).toContain(order.orderId);
    expect(JSON.stringify(after)).not.toMatch(
      new RegExp(`${order.orderId}|${shopper.customerId}|${psid}`),
    );
    const state = await loadState(
      world.client,
      world.tables.conversations,
      userRefPartition(userRef),
    );
    expect(state.version).toBe(0);
  });

  test('answered twice at once, asks once', async () => {
    await tick(await placeOrder(world, shopper.customerId));
    await world.control.setFault('webhookDuplicated', true);

    await say('hello');
    await world.control.setFault('webhookDuplicated', false);

    const questions = (await world.stack.textsTo(psid)).filter((text) =>
      text.includes('Link this'),
    );
    expect(questions).toHaveLength(1);
  });

  test('whose answer from Facebook is lost is settled by its echo, not sent again', async () => {
    await world.control.setFault('timeoutAfterSend', 1);

    const userRef = await tick(await placeOrder(world, shopper.customerId));

    expect(await world.stack.textsTo(psid)).toHaveLength(1);
    expect(await partition(userRef)).toContainEqual(
      expect.objectContaining({ entry: 'out#000000000000', outcome: 'sent' }),
    );
  });

  test('is in no log line, nor is the user_ref', async () => {
    const order = await placeOrder(world, shopper.customerId);

    const userRef = await tick(order);
    await say('hello');

    const lines = world.stack.logged.join();
    for (const secret of [userRef, psid, order.orderId, order.checkboxReference]) {
      expect(lines).not.toContain(secret);
    }
  });
});
