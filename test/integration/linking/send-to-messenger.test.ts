import { SHOP_SITE } from '../../../src/local/local-settings';
import { describeWay } from './way';
import { placeOrder, sendToMessenger } from './ways/send-to-messenger';
import { expectNotLinked } from './world';

describeWay(sendToMessenger, (world) => {
  test('of a guest confirms the order to one chat, and links none', async () => {
    const { orderId, reference } = await placeOrder(world(), undefined);
    const [psid, other] = [await world().newChat(), await world().newChat()];

    for (const chat of [psid, other]) {
      await world().control.sendToMessenger(chat, reference, SHOP_SITE);
      await world().stack.settled();
      await world().agree(chat);
    }

    await expectNotLinked(world(), psid);
    await expectNotLinked(world(), other);
    expect(await world().toldTo(psid)).toContain(orderId);
    expect(await world().toldTo(other)).not.toContain(orderId);
  });
});
