import { handleEvent } from '../../../src/conversation/handle-event';
import { DAY } from '../../../src/shared/clock';
import { STATE_ENTRY } from '../../../src/store/entries';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { linkedState, message, NOW, tap } from '../../unit/conversation/events';
import { createWorld, type World } from './world';

describeOnDynamoDb('asking which parcel is meant', (db) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(db().endpoint);
  });
  afterAll(() => {
    world.client.destroy();
  });

  /** A linked customer with two parcels. */
  const link = async (name: string): Promise<string> => {
    const [customerId, psid] = [`C-${name}`, `P-${name}`];
    await world.put('customers', { customerId, psid });
    for (const [number, location] of [
      ['1', 'Leipzig'],
      ['2', 'Kiel'],
    ]) {
      const parcelId = `${name.toUpperCase()}-100${number!}`;
      await world.put('parcels', { parcelId, customerId, status: 'in_transit', location });
    }
    await world.put('conversations', { ...linkedState({ psid, customerId }), entry: STATE_ENTRY });
    return psid;
  };

  test('survives a redelivery and a day, and is answered by a word', async () => {
    const psid = await link('ask');
    const asking = message('where is my parcel', { psid });
    await handleEvent(world.deps, asking);
    await handleEvent(world.deps, asking);
    const nextDay = { ...world.deps, clock: () => NOW + DAY };

    await handleEvent(nextDay, message('the second one', { psid, timestamp: NOW + DAY }));

    expect(await world.waiting(psid)).toEqual([
      expect.stringContaining('[ASK-1001] [ASK-1002]'),
      expect.stringMatching(/ASK-1002 is on its way to you\.\nLocation: Kiel/),
    ]);
  });

  test('to mute it stores the choice, which is told from then on', async () => {
    const psid = await link('mut');
    await handleEvent(world.deps, tap({ do: 'muteWhich' }, { psid }));
    await handleEvent(world.deps, message('1002', { psid }));

    await handleEvent(world.deps, message('settings', { psid }));

    expect(await world.entry(psid, STATE_ENTRY)).toMatchObject({
      mute: { customerId: 'C-mut', all: false, exceptions: ['MUT-1002'] },
    });
    expect((await world.waiting(psid)).at(-1)).toMatch(/but not about MUT-1002/);
  });
});
