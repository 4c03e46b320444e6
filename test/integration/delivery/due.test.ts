import { drainDue, drainMany } from '../../../src/delivery/due';
import { MINUTE } from '../../../src/shared/clock';
import type { DocumentClient } from '../../../src/store/dynamodb';
import type { TableNames } from '../../../src/store/tables';
import { findDue } from '../../../src/store/wake';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { graphError, startGraphServer, type GraphServer } from '../../helpers/graph-server';
import { freshTables } from '../../helpers/tables';
import { createWorld, say, START, type World } from './world';

describeOnDynamoDb('the schedule', (db) => {
  let client: DocumentClient;
  let tables: TableNames;
  let server: GraphServer;
  let world: World;

  beforeAll(async () => {
    server = await startGraphServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    ({ client, tables } = await freshTables(db().endpoint));
    world = createWorld({ client, tables, server });
  });
  afterEach(() => {
    client.destroy();
  });

  const queueFor = async (psid: string) => {
    await world.queue(psid, [say('1')], { change: { lastUserActionAt: START } });
  };

  test('sends what no stream record announced, a minute after it was queued', async () => {
    const psid = world.newPerson();
    await queueFor(psid);

    const early = await drainDue(world.deps);
    world.advance(MINUTE);
    const due = await drainDue(world.deps);

    expect(early).toEqual({ drained: 0 });
    expect(due).toEqual({ drained: 1 });
    expect(world.sends()).toMatchObject([{ psid }]);
  });

  test('leaves a retry alone until its time', async () => {
    const psid = world.newPerson();
    await queueFor(psid);
    world.answerSends(() => graphError(2));
    const report = (await drainMany(world.deps, [psid])).get(psid)!;
    world.answerSends(() => undefined);
    const dueAt = report.dueAt!;
    world.advance(dueAt - world.now() - 1);

    const early = await drainDue(world.deps);
    world.advance(1);
    const due = await drainDue(world.deps);

    expect(early).toEqual({ drained: 0 });
    expect(due).toEqual({ drained: 1 });
    expect(await world.rows(psid, 'queue#')).toEqual([]);
  });

  test('reaches everybody who is due, page by page', async () => {
    const people = Array.from({ length: 25 }, () => world.newPerson());
    for (const psid of people) await queueFor(psid);

    const pages: (readonly string[])[] = [];
    for await (const page of findDue(client, tables.conversations, START + MINUTE, 10))
      pages.push(page);

    expect(pages.flat().sort()).toEqual([...people].sort());
    expect(Math.max(...pages.map((page) => page.length))).toBe(10);
  });

  test('serves the others when one fails', async () => {
    const [broken, ...others] = [1, 2, 3].map(() => world.newPerson());
    for (const psid of [broken!, ...others]) await queueFor(psid);
    const { graph } = world.deps;
    const failing = {
      ...graph,
      post: (...call: Parameters<typeof graph.post>) =>
        JSON.stringify(call[1]).includes(broken!)
          ? Promise.reject(new Error('a defect of ours'))
          : graph.post(...call),
    };

    const reports = await drainMany({ ...world.deps, graph: failing }, [broken!, ...others]);

    expect([...reports.keys()].sort()).toEqual([...others].sort());
    expect(world.logged()).toContainEqual(expect.objectContaining({ event: 'drain_failed' }));
  });

  test("begins nobody's turn when the invocation ends soon", async () => {
    const psid = world.newPerson();
    await queueFor(psid);

    const reports = await drainMany({ ...world.deps, remainingMs: () => 5_000 }, [psid]);

    expect(reports.size).toBe(0);
    expect(world.sends()).toEqual([]);
  });
});
