import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ThreadButton } from '../../../src/local/messenger/thread/thread-model';
import { runs } from '../../helpers/runs';
import { come, type Way } from './way';
import { WAYS } from './ways';
import { expectNotLinked, startLinkWorld, type LinkWorld, type Shopper } from './world';

/** By whom a link is ended, and what the chat then reads of it, once. */
interface WayOut {
  readonly name: string;
  readonly leave: (world: LinkWorld, psid: string, shopper: Shopper) => Promise<unknown>;
  readonly told: string;
}

const setPsid = ({ client, tables }: LinkWorld, { customerId }: Shopper, psid: unknown) =>
  client.send(
    new UpdateCommand({
      TableName: tables.customers,
      Key: { customerId },
      UpdateExpression: psid === undefined ? 'REMOVE psid' : 'SET psid = :psid',
      ...(psid !== undefined && { ExpressionAttributeValues: { ':psid': psid } }),
    }),
  );

/** Facebook's own button, or ours where Facebook did not link. */
async function logOutInChat({ control, stack }: LinkWorld, psid: string): Promise<void> {
  await control.say(psid, 'log out');
  await stack.settled();
  const content = (await control.thread(psid)).messages.at(-1)?.content;
  const [button]: readonly ThreadButton[] = content?.kind === 'buttons' ? content.buttons : [];
  if (button?.kind !== 'postback') await control.logout(psid);
  else await control.tap(psid, { title: button.title, payload: button.payload });
}

const WAYS_OUT: readonly WayOut[] = [
  {
    name: 'the undo button',
    leave: (world, psid) => world.undo(psid),
    told: 'Undone: this chat is no longer linked',
  },
  {
    name: '"log out" and its button',
    leave: logOutInChat,
    told: 'no longer linked with',
  },
  {
    name: "Facebook's own unlink",
    leave: ({ control }, psid) => control.logout(psid),
    told: "You're logged out",
  },
  {
    name: 'the login page',
    leave: (world, _psid, shopper) => world.logIn(shopper, { intent: 'unlink' }),
    told: 'changed on our website or by our customer service',
  },
  {
    name: 'operations, who remove the psid',
    leave: (world, _psid, shopper) => setPsid(world, shopper, undefined),
    told: 'changed on our website or by our customer service',
  },
  {
    name: 'operations, who empty the psid',
    leave: (world, _psid, shopper) => setPsid(world, shopper, ''),
    told: 'changed on our website or by our customer service',
  },
  {
    name: 'operations, who delete the customer',
    leave: ({ client, tables }, _psid, { customerId }) =>
      client.send(new DeleteCommand({ TableName: tables.customers, Key: { customerId } })),
    told: 'changed on our website or by our customer service',
  },
  {
    name: 'a link with another chat',
    leave: async (world, _psid, shopper) => {
      const other = await world.newChat();
      await come(world, await WAYS[0].begin(world, other, shopper), other);
    },
    told: 'has just been linked to another chat',
  },
];

const pair = (way: Way, wayOut: WayOut) => ({ ...wayOut, way, by: way.name });

/** Every way in and every way out; each with each other in the long tests. */
const PAIRS = runs({
  ci: WAYS_OUT.map((wayOut, index) => pair(WAYS[index % WAYS.length]!, wayOut)),
  long: WAYS.flatMap((way) => WAYS_OUT.map((wayOut) => pair(way, wayOut))),
});

describe('a link', () => {
  let world: LinkWorld;

  beforeAll(async () => {
    world = await startLinkWorld();
  });
  afterAll(() => world.close());

  test.each(PAIRS)(
    'by $by is ended by $name at both ends, and told once',
    async ({ way, leave, told }) => {
      const [psid, shopper] = [await world.newChat(), await world.newShopper()];
      await come(world, await way.begin(world, psid, shopper), psid);
      const before = (await world.stack.textsTo(psid)).length;

      await leave(world, psid, shopper);
      await world.stack.settled();

      await world.stack.setParcel(shopper.parcelId, { status: 'out_for_delivery' });
      await world.stack.settled();
      const texts = (await world.stack.textsTo(psid)).slice(before);
      await expectNotLinked(world, psid);
      expect(texts.filter((text) => text.includes(told))).toHaveLength(1);
      expect(texts.join()).not.toContain(shopper.parcelId);
    },
  );
});
