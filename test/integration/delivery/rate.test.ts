import fc from 'fast-check';
import { drain } from '../../../src/delivery/drain';
import type { DocumentClient } from '../../../src/store/dynamodb';
import { pagePartition } from '../../../src/store/entries';
import { reserveSlot } from '../../../src/store/rate';
import type { TableNames } from '../../../src/store/tables';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { startGraphServer, type GraphServer } from '../../helpers/graph-server';
import { freshTables } from '../../helpers/tables';
import { createWorld, say, START } from './world';

/** The most slots that any stretch of one second holds, both ends included. */
const busiestSecond = (slots: readonly number[]): number =>
  Math.max(
    ...slots.map((from) => slots.filter((slot) => slot >= from && slot <= from + 1_000).length),
  );

describeOnDynamoDb("the Page's rate", (db) => {
  let client: DocumentClient;
  let tables: TableNames;
  let server: GraphServer;
  let pages = 0;

  beforeAll(async () => {
    ({ client, tables } = await freshTables(db().endpoint));
    server = await startGraphServer();
  });
  afterAll(async () => {
    client.destroy();
    await server.close();
  });

  const newPage = () => {
    pages += 1;
    return `rate-${String(pages)}`;
  };
  const reserve = (page: string, now: number, latest = Infinity) =>
    reserveSlot(client, tables.conversations, page, now, Math.min(latest, Number.MAX_SAFE_INTEGER));

  test('never exceeds 30 a second, whoever asks and however their clocks differ', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 5, maxLength: 5 }),
        fc.array(fc.nat(200), { minLength: 20, maxLength: 20 }),
        async (skews, pauses) => {
          const page = newPage();
          const slots: number[] = [];
          const caller = async (skew: number) => {
            let now = START + skew;
            for (const pause of pauses) {
              const slot = await reserve(page, now);
              slots.push(slot!);
              now = Math.max(now, slot!) + (pause % 7 === 0 ? pause : 0);
            }
          };

          await Promise.all(skews.map(caller));

          expect(slots).toHaveLength(100);
          expect(new Set(slots).size).toBe(100);
          expect(busiestSecond(slots)).toBeLessThanOrEqual(30);
        },
      ),
      { numRuns: 5 },
    );
  });

  test('is used to the full: an idle Page sends at once, a busy one 29 times a second', async () => {
    const page = newPage();

    const slots = await Promise.all(Array.from({ length: 59 }, () => reserve(page, START)));

    const sorted = slots.map(Number).sort((one, other) => one - other);
    expect(sorted[0]).toBe(START);
    expect(sorted.at(-1)! - START).toBeLessThanOrEqual(2_000);
  });

  test('gives no slot later than asked for, and does not use it up', async () => {
    const page = newPage();
    for (let taken = 0; taken < 10; taken += 1) await reserve(page, START);

    const tooLate = await reserve(page, START, START + 339);
    const next = await reserve(page, START, START + 340);

    expect(tooLate).toBeUndefined();
    expect(next).toBe(START + 340);
  });

  test('is not stopped by a clock that was wrong', async () => {
    const page = newPage();
    await reserve(page, START + 3_600_000);

    expect(await reserve(page, START, START + 5_000)).toBe(START);
    expect(await reserve(page, START, START + 5_000)).toBe(START + 34);
  });

  test('holds for a drain: it sleeps until its slot', async () => {
    const world = createWorld({ client, tables, server });
    const psid = world.newPerson();
    const all = Array.from({ length: 40 }, (_, place) => say(String(place)));
    const sentAt: number[] = [];
    world.answerSends(() => {
      sentAt.push(world.now());
      return undefined;
    });
    await world.queue(psid, all, { change: { lastUserActionAt: START } });

    await drain(world.deps, psid);

    expect(sentAt).toHaveLength(40);
    expect(busiestSecond(sentAt)).toBeLessThanOrEqual(30);
  });

  test('makes a drain stop, and due again in a moment, when its slot is too far away', async () => {
    const world = createWorld({ client, tables, server });
    const psid = world.newPerson();
    await world.queue(psid, [say('1')], { change: { lastUserActionAt: START } });
    const { pageId } = world.deps;
    for (let taken = 0; taken < 150; taken += 1) await reserve(pageId, START);

    const report = await drain(world.deps, psid);

    expect(report).toMatchObject({ status: 'waiting', sent: 0 });
    expect(report.dueAt! - world.now()).toBeGreaterThanOrEqual(1_000);
    expect(report.dueAt! - world.now()).toBeLessThan(5_000);
    expect(world.sends()).toEqual([]);
    expect(await world.rows(psid, 'queue#')).toMatchObject([{ progress: { status: 'waiting' } }]);
    expect(await world.rows(pagePartition(pageId), 'rate')).toHaveLength(1);
  });
});
