import type { LinkedVia } from '../../../src/store/customers';
import {
  expectEndsAgree,
  expectLinked,
  expectNotLinked,
  startLinkWorld,
  type LinkWorld,
  type Shopper,
} from './world';

/** One of the ways by which a person becomes known (docs/linking.md). */
export interface Way {
  readonly name: string;
  readonly via: LinkedVia;
  /** How long what `begin` gives can be used, in milliseconds. */
  readonly lifetimeMs: number;
  /** Whose chat it is for is known from the beginning; otherwise it is for the first chat that it is brought to. */
  readonly bound: boolean;
  /** What this customer does outside the chat, be it in the popup, the browser or the shop, before coming back to it. */
  readonly begin: (world: LinkWorld, psid: string, shopper: Shopper) => Promise<Bring>;
}

/** Brings it into a chat, whosever that is and however often, and resolves when everything has settled. */
export type Bring = (psid: string) => Promise<void>;

/** To the end: brings it and, where the chat asks, says yes. */
export async function come(world: LinkWorld, bring: Bring, psid: string): Promise<void> {
  await bring(psid);
  await world.agree(psid);
}

const countOf = (text: string, part: string): number => text.split(part).length - 1;

/** What holds for every way in, in the same lines. `more`: what is peculiar to this one. */
export function describeWay(way: Way, more?: (world: () => LinkWorld) => void): void {
  describe(way.name, () => {
    let world: LinkWorld;
    let psid: string;
    let shopper: Shopper;

    beforeAll(async () => {
      world = await startLinkWorld();
    });
    afterAll(() => world.close());
    beforeEach(async () => {
      psid = await world.newChat();
      shopper = await world.newShopper();
    });

    test('links, and the next change of a parcel is told', async () => {
      const bring = await way.begin(world, psid, shopper);

      await come(world, bring, psid);

      await expectLinked(world, psid, shopper);
      expect(await world.customerRow(shopper.customerId)).toMatchObject({ linkedVia: way.via });
      await world.stack.setParcel(shopper.parcelId, { status: 'out_for_delivery' });
      await world.stack.settled();
      const texts = await world.stack.textsTo(psid);
      expect(texts.at(-1)).toContain(`${shopper.parcelId} is out for delivery`);
    });

    test('replayed, does nothing: not while linked, and not once the link was undone', async () => {
      const bring = await way.begin(world, psid, shopper);
      await come(world, bring, psid);
      await come(world, bring, psid);
      await world.undo(psid);

      await come(world, bring, psid);

      await expectNotLinked(world, psid);
      expect(countOf(await world.toldTo(psid), 'is now linked with')).toBe(1);
    });

    test('expires', async () => {
      const bring = await way.begin(world, psid, shopper);
      await world.stack.advance(way.lifetimeMs);

      await come(world, bring, psid);

      await expectNotLinked(world, psid);
      expect(await world.toldTo(psid)).not.toContain(shopper.firstName);
    });

    test('stolen, gives another chat nothing', async () => {
      const thief = await world.newChat();
      const bring = await way.begin(world, psid, shopper);

      for (const each of way.bound ? [thief, psid] : [psid, thief]) await come(world, bring, each);

      await expectLinked(world, psid, shopper);
      await expectNotLinked(world, thief);
      expect(await world.toldTo(thief)).not.toMatch(
        new RegExp(`${shopper.firstName}|${shopper.parcelId}`),
      );
    });

    test('racing for one customer, links one of two chats', async () => {
      const chats = [psid, await world.newChat()];
      const racers = await Promise.all(
        chats.map(async (chat) => [chat, await way.begin(world, chat, shopper)] as const),
      );

      await Promise.all(racers.map(([chat, bring]) => come(world, bring, chat)));
      await world.stack.settled();

      const { psid: winner = '' } = (await world.customerRow(shopper.customerId)) ?? {};
      const [loser = ''] = chats.filter((chat) => chat !== winner);
      expect(chats).toContain(winner);
      await expectLinked(world, winner, shopper);
      await expectNotLinked(world, loser);
    });

    test('racing for one chat, links one of two customers', async () => {
      const shoppers = [shopper, await world.newShopper()];
      const racers = await Promise.all(shoppers.map((each) => way.begin(world, psid, each)));

      await Promise.all(racers.map((bring) => come(world, bring, psid)));
      await world.stack.settled();

      const { customerId } = await world.stateOf(psid);
      expect(shoppers.map((each) => each.customerId)).toContain(customerId);
      await expectEndsAgree(world);
    });

    more?.(() => world);
  });
}
