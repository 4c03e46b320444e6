import { linkWrites, loadPreviousEnds } from '../../../src/accounts/link';
import { transact } from '../../../src/store/transaction';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { createLinkedWorld, NOW, type LinkedWorld } from './linked-world';

const ROUNDS = 10;

describeOnDynamoDb('a link', (db) => {
  let world: LinkedWorld;

  beforeAll(async () => {
    world = await createLinkedWorld(db().endpoint);
  });
  afterAll(() => {
    world.client.destroy();
  });

  test('ties the two ends', async () => {
    await world.put({ customerId: 'C-tie', name: 'Anna' });

    const outcome = await world.tryLink('P-tie', 'C-tie');

    expect(outcome).toBe('committed');
    expect(await world.row('C-tie')).toEqual({
      customerId: 'C-tie',
      name: 'Anna',
      psid: 'P-tie',
      linkedAt: NOW,
      linkedVia: 'account_linking',
    });
    expect(await world.state('P-tie')).toMatchObject({ customerId: 'C-tie', version: 1 });
  });

  test('made again by the same two changes neither end', async () => {
    await world.put({ customerId: 'C-again' });
    await world.link('P-again', 'C-again');
    const before = await world.row('C-again');

    const outcome = await world.tryLink('P-again', 'C-again');

    expect(outcome).toBe('committed');
    expect(await world.row('C-again')).toEqual(before);
    expect(await world.state('P-again')).toMatchObject({ customerId: 'C-again' });
  });

  test('with another Messenger profile takes the first one out, and leaves word there', async () => {
    await world.put({ customerId: 'C-move' });
    await world.link('P-move-1', 'C-move');

    await world.link('P-move-2', 'C-move');

    expect(await world.row('C-move')).toMatchObject({ psid: 'P-move-2' });
    expect(await world.state('P-move-2')).toMatchObject({ customerId: 'C-move' });
    expect(await world.state('P-move-1')).toEqual({
      psid: 'P-move-1',
      version: 2,
      nextOrder: 0,
      linkMovedFrom: 'C-move',
      unlinkedAt: NOW,
    });
  });

  test('with another customer takes the psid out of the first row', async () => {
    await world.put({ customerId: 'C-first' });
    await world.put({ customerId: 'C-second' });
    await world.link('P-switch', 'C-first');

    await world.link('P-switch', 'C-second');

    expect(await world.row('C-first')).toEqual({ customerId: 'C-first' });
    expect(await world.row('C-second')).toMatchObject({ psid: 'P-switch' });
    expect(await world.state('P-switch')).toMatchObject({ customerId: 'C-second' });
  });

  test('of both at once leaves four loose ends tied to two', async () => {
    await world.put({ customerId: 'C-x1' });
    await world.put({ customerId: 'C-x2' });
    await world.link('P-x1', 'C-x1');
    await world.link('P-x2', 'C-x2');

    await world.link('P-x1', 'C-x2');

    expect(await world.row('C-x1')).toEqual({ customerId: 'C-x1' });
    expect(await world.row('C-x2')).toMatchObject({ psid: 'P-x1' });
    expect(await world.state('P-x1')).toMatchObject({ customerId: 'C-x2' });
    expect((await world.state('P-x2')).customerId).toBeUndefined();
  });

  test.each([
    ['a number', 5001],
    ['an empty text', ''],
    ['a psid whose conversation knows nothing of it', 'P-nobody'],
    ['a text that cannot be a key', 'x'.repeat(3_000)],
    ['null', null],
  ])('replaces what a hand typed into the row: %s', async (_what, psid) => {
    await world.put({ customerId: 'C-typed', psid });

    const outcome = await world.tryLink('P-typed', 'C-typed');

    expect(outcome).toBe('committed');
    expect(await world.row('C-typed')).toMatchObject({ psid: 'P-typed' });
  });

  test('leaves a row alone that does not name the psid any more', async () => {
    await world.put({ customerId: 'C-gone' });
    await world.put({ customerId: 'C-next' });
    await world.link('P-gone', 'C-gone');
    await world.deleteRow('C-gone');

    const outcome = await world.tryLink('P-gone', 'C-next');

    expect(outcome).toBe('committed');
    expect(await world.row('C-gone')).toBeUndefined();
  });

  test('is refused for a customer who does not exist', async () => {
    const outcome = await world.tryLink('P-none', 'C-none');

    expect(outcome).toBe('refused');
    expect(await world.row('C-none')).toBeUndefined();
    expect((await world.state('P-none')).version).toBe(0);
  });

  test('is refused, and changes nothing, when an end moved after it was read', async () => {
    const { client, tables } = world;
    await world.put({ customerId: 'C-late' });
    const late = { psid: 'P-late-1', customerId: 'C-late', via: 'm_me', now: NOW } as const;
    const previous = await loadPreviousEnds(client, tables, late, undefined);
    await world.link('P-late-2', 'C-late');

    const outcome = await transact(client, linkWrites(tables, late, previous));

    expect(outcome).toEqual({ committed: false, refused: ['customer'] });
    expect(await world.row('C-late')).toMatchObject({ psid: 'P-late-2' });
  });

  test('racing with another one for a customer: both ends name one winner', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [customerId, left, right] = [`C-r${round}`, `P-l${round}`, `P-r${round}`];
      await world.put({ customerId });

      await Promise.all([world.link(left, customerId), world.link(right, customerId)]);

      const winner = (await world.row(customerId))?.['psid'];
      const loser = winner === left ? right : left;
      expect([left, right]).toContain(winner);
      expect((await world.state(String(winner))).customerId).toBe(customerId);
      expect(await world.state(loser)).toMatchObject({ linkMovedFrom: customerId });
      expect((await world.state(loser)).customerId).toBeUndefined();
    }
  });

  test('racing with another one for a psid: one row names it, the one it names', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [psid, left, right] = [`P-s${round}`, `C-l${round}`, `C-t${round}`];
      await world.put({ customerId: left });
      await world.put({ customerId: right });

      await Promise.all([world.link(psid, left), world.link(psid, right)]);

      const winner = (await world.state(psid)).customerId;
      const loser = winner === left ? right : left;
      expect([left, right]).toContain(winner);
      expect(await world.row(String(winner))).toMatchObject({ psid });
      expect(await world.row(loser)).toEqual({ customerId: loser });
    }
  });

  test('ends at both ends', async () => {
    await world.put({ customerId: 'C-end', name: 'Anna' });
    await world.link('P-end', 'C-end');

    const outcome = await world.unlink('P-end', 'C-end');

    expect(outcome).toBe('committed');
    expect(await world.row('C-end')).toEqual({ customerId: 'C-end', name: 'Anna' });
    expect((await world.state('P-end')).customerId).toBeUndefined();
  });

  test('that has moved on is not ended from where it was', async () => {
    await world.put({ customerId: 'C-keep', psid: 'P-other' });

    const outcome = await world.unlink('P-keep', 'C-keep');

    expect(outcome).toBe('refused');
    expect(await world.row('C-keep')).toMatchObject({ psid: 'P-other' });
  });
});
