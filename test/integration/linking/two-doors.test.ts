import { runs } from '../../helpers/runs';
import { come } from './way';
import { LEADING_WAYS, WAYS } from './ways';
import {
  expectEndsAgree,
  expectLinked,
  expectNotLinked,
  startLinkWorld,
  type LinkWorld,
  type Shopper,
} from './world';

let world: LinkWorld;
let shopper: Shopper;
let psid: string;

beforeAll(async () => {
  world = await startLinkWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  psid = await world.newChat();
  shopper = await world.newShopper();
});

const link = async (way: (typeof WAYS)[number], chat: string, whose: Shopper): Promise<void> =>
  come(world, await way.begin(world, chat, whose), chat);

const lastTo = async (chat: string): Promise<string | undefined> =>
  (await world.stack.textsTo(chat)).at(-1);

const [accountLinking, mMe] = WAYS;

describe.each(LEADING_WAYS)(
  'one customer at two Messenger profiles, the second by $name',
  (way) => {
    let second: string;

    beforeEach(async () => {
      await link(accountLinking, psid, shopper);
      second = await world.newChat();
    });

    test('the last confirmed has the link, and the first is told', async () => {
      await link(way, second, shopper);

      await expectLinked(world, second, shopper);
      await expectNotLinked(world, psid);
      expect(await lastTo(psid)).toContain('has just been linked to another chat');
    });

    test('the first can take it back, and the second is told then', async () => {
      await link(way, second, shopper);

      await link(way, psid, shopper);

      await expectLinked(world, psid, shopper);
      await expectNotLinked(world, second);
      expect(await lastTo(second)).toContain('has just been linked to another chat');
    });

    test('only the one that has it hears of the parcels', async () => {
      await link(way, second, shopper);

      await world.stack.setParcel(shopper.parcelId, { status: 'delivered' });
      await world.stack.settled();

      expect(await lastTo(second)).toContain(shopper.parcelId);
      expect(await lastTo(psid)).not.toContain(shopper.parcelId);
    });
  },
);

describe('a chat that is linked with one customer', () => {
  test('is asked before another one takes their place, and a no keeps the first', async () => {
    await link(mMe, psid, shopper);
    const other = await world.newShopper();
    const bring = await mMe.begin(world, psid, other);

    await bring(psid);
    const question = await lastTo(psid);
    await world.control.say(psid, 'no');
    await world.stack.settled();

    expect(question).toContain(
      `This chat is linked with ${shopper.firstName} Example. Link it to ${other.firstName}'s account instead?`,
    );
    await expectLinked(world, psid, shopper);
  });

  test.each(LEADING_WAYS)('moves to another by $name, and to nobody twice', async (way) => {
    await link(accountLinking, psid, shopper);
    const other = await world.newShopper();

    await link(way, psid, other);

    await expectLinked(world, psid, other);
    expect(await world.customerRow(shopper.customerId)).not.toHaveProperty('psid');
  });

  test('changes over and over, and hears of the last customer’s parcels alone', async () => {
    const others = [shopper, await world.newShopper(), await world.newShopper()];
    const lastTwo = runs({ ci: others.slice(1), long: others });
    for (const way of WAYS) for (const each of lastTwo) await link(way, psid, each);

    for (const { parcelId } of others) {
      await world.stack.setParcel(parcelId, { status: 'out_for_delivery' });
      await world.stack.settled();
    }

    const told = (await world.stack.textsTo(psid)).filter((text) =>
      text.includes('out for delivery'),
    );
    expect(told).toEqual([expect.stringContaining(others[2]!.parcelId)]);
    await expectLinked(world, psid, others[2]!);
  });
});

describe('at once', () => {
  const ROUNDS = runs({ ci: 1, long: 5 });

  test('two customers change chats: each has one in the end, or the other has both ends free', async () => {
    const [secondChat, secondShopper] = [await world.newChat(), await world.newShopper()];
    await link(accountLinking, psid, shopper);
    await link(accountLinking, secondChat, secondShopper);

    for (let round = 0; round < ROUNDS; round += 1) {
      const crossed = await Promise.all([
        accountLinking.begin(world, psid, secondShopper),
        accountLinking.begin(world, secondChat, shopper),
      ]);
      await Promise.all([crossed[0](psid), crossed[1](secondChat)]);
      await world.stack.settled();
      await expectEndsAgree(world);
      const back = await Promise.all([
        accountLinking.begin(world, psid, shopper),
        accountLinking.begin(world, secondChat, secondShopper),
      ]);
      await Promise.all([back[0](psid), back[1](secondChat)]);
      await world.stack.settled();

      await expectEndsAgree(world);
    }
  });

  test.each(LEADING_WAYS)(
    'unlinked on the login page and linked by $name: both ends agree',
    async (way) => {
      await link(way, psid, shopper);

      for (let round = 0; round < ROUNDS; round += 1) {
        const bring = await way.begin(world, psid, shopper);
        await Promise.all([world.logIn(shopper, { intent: 'unlink' }), come(world, bring, psid)]);
        await world.stack.settled();

        await expectEndsAgree(world);
      }
    },
  );

  test('moved to another chat and undone in the first: both ends agree', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await link(accountLinking, psid, shopper);
      const second = await world.newChat();
      const bring = await accountLinking.begin(world, second, shopper);
      await Promise.all([bring(second), world.undo(psid)]);
      await world.stack.settled();

      await expectEndsAgree(world);
    }
  });
});
