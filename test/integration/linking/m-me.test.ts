import { describeWay } from './way';
import { mMe, referenceIn } from './ways/m-me';
import { expectLinked, expectNotLinked, type Shopper } from './world';

describeWay(mMe, (world) => {
  let shopper: Shopper;
  beforeEach(async () => {
    shopper = await world().newShopper();
  });

  const refFor = async (shopper: Shopper): Promise<string> =>
    referenceIn(
      String((await world().logIn(shopper, { intent: 'messenger' })).body['messengerUrl']),
    );

  test('comes inside Get Started, where nobody has written before', async () => {
    const { control, stack } = world();
    const { psid } = await control.addPerson({ name: 'New Person', locale: 'en_GB' });
    await control.openLink(psid, await refFor(shopper));
    await control.getStarted(psid);
    await stack.settled();

    await world().agree(psid);

    await expectLinked(world(), psid, shopper);
  });

  test('comes beside the next message, which is answered too', async () => {
    const { control, stack } = world();
    const psid = await world().newChat();
    await control.openLink(psid, await refFor(shopper), 'inMessage');
    await control.say(psid, 'hello');
    await stack.settled();

    await world().agree(psid);

    await expectLinked(world(), psid, shopper);
  });

  test('that the app drops links nothing, and is still good', async () => {
    const { control, stack } = world();
    const psid = await world().newChat();
    const ref = await refFor(shopper);
    await control.openLink(psid, ref, 'lost');
    await control.say(psid, 'hello');
    await stack.settled();
    await expectNotLinked(world(), psid);

    await control.openLink(psid, ref);
    await stack.settled();
    await world().agree(psid);

    await expectLinked(world(), psid, shopper);
  });
});
