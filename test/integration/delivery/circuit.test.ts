import { drain } from '../../../src/delivery/drain';
import { drainDue, drainMany } from '../../../src/delivery/due';
import { HOUR, MINUTE, SECOND } from '../../../src/shared/clock';
import type { DocumentClient } from '../../../src/store/dynamodb';
import { pagePartition } from '../../../src/store/entries';
import type { TableNames } from '../../../src/store/tables';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import {
  graphError,
  startGraphServer,
  type GraphServer,
  type Reply,
} from '../../helpers/graph-server';
import { freshTables } from '../../helpers/tables';
import { createWorld, say, START, type World } from './world';

const TOKEN_DEAD = graphError(190, 460, 401);

describeOnDynamoDb("the Page's circuit", (db) => {
  let client: DocumentClient;
  let tables: TableNames;
  let server: GraphServer;
  let world: World;
  let people: readonly string[];

  beforeAll(async () => {
    server = await startGraphServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    ({ client, tables } = await freshTables(db().endpoint));
    world = createWorld({ client, tables, server });
    people = [1, 2, 3, 4, 5].map(() => world.newPerson());
    for (const psid of people) {
      await world.queue(psid, [say('1'), say('2')], { change: { lastUserActionAt: START } });
    }
  });
  afterEach(() => {
    client.destroy();
  });

  const failWith = (reply: Reply | undefined) => {
    world.answerSends(() => reply);
  };
  const circuit = async () => (await world.rows(pagePartition(world.deps.pageId), 'circuit'))[0];
  const textsOf = (psid: string) =>
    world
      .sends()
      .filter((send) => send.psid === psid)
      .map(({ text }) => text);

  test('opens with the first dead token: nobody else calls Facebook', async () => {
    failWith(TOKEN_DEAD);

    await drain(world.deps, people[0]!);
    const others = await drainMany(world.deps, people.slice(1));

    expect(world.sends()).toHaveLength(1);
    expect([...others.values()].map(({ status }) => status)).toEqual(Array(4).fill('waiting'));
    expect(await circuit()).toMatchObject({ reason: 'token_dead', level: 0 });
    expect(world.logged()).toContainEqual(
      expect.objectContaining({ level: 'error', event: 'circuit_opened' }),
    );
  });

  test('lets one probe through when its time is over', async () => {
    failWith(TOKEN_DEAD);
    await drain(world.deps, people[0]!);
    world.advance(5 * MINUTE + SECOND);

    await drainMany(world.deps, people);

    expect(world.sends()).toHaveLength(2);
    expect(await circuit()).toMatchObject({ reason: 'token_dead', level: 1 });
  });

  test('closes when the probe succeeds; nothing was lost and order is kept', async () => {
    failWith(TOKEN_DEAD);
    await drainMany(world.deps, people);
    failWith(undefined);

    for (let minute = 0; minute < 8; minute += 1) {
      world.advance(MINUTE);
      await drainDue(world.deps);
    }

    for (const psid of people) {
      expect(textsOf(psid).slice(-2)).toEqual(['1', '2']);
      expect(await world.rows(psid, 'queue#')).toEqual([]);
      expect(await world.rows(psid, 'out#')).toMatchObject([
        { outcome: 'sent' },
        { outcome: 'sent' },
      ]);
      expect(await world.rows(psid, 'wake')).toEqual([]);
    }
    expect(await circuit()).toBeUndefined();
  });

  test('opened by many at once counts once', async () => {
    failWith(graphError(10, 1893063));

    await Promise.all(people.map((psid) => drain(world.deps, psid)));

    expect(await circuit()).toMatchObject({ reason: 'page_restricted', level: 0 });
  });

  test('of a restricted Page rests twice as long each time, up to four hours', async () => {
    failWith(graphError(10, 1893063));
    const pauses: number[] = [];

    for (let round = 0; round < 5; round += 1) {
      await drain(world.deps, people[0]!);
      const { openUntil } = (await circuit()) as { openUntil: number };
      pauses.push(openUntil - world.now());
      world.advance(openUntil - world.now());
    }

    expect(pauses).toEqual([HOUR / 2, HOUR, 2 * HOUR, 4 * HOUR, 4 * HOUR]);
  });

  test('rests as long as Facebook says when we call too often', async () => {
    const usage = [{ type: 'messenger', call_count: 100, estimated_time_to_regain_access: 7 }];
    failWith({
      status: 400,
      body: { error: { code: 80006 } },
      headers: { 'x-business-use-case-usage': JSON.stringify({ '1': usage }) },
    });

    const report = await drain(world.deps, people[0]!);

    expect(report).toMatchObject({ dueAt: world.now() + 7 * MINUTE });
    expect(await circuit()).toMatchObject({ reason: 'throttle' });
  });

  test('closes when the probe reaches Facebook, even if the person can not be reached', async () => {
    failWith(TOKEN_DEAD);
    await drain(world.deps, people[0]!);
    world.advance(5 * MINUTE);
    failWith(graphError(551));

    await drain(world.deps, people[0]!);

    expect(await circuit()).toBeUndefined();
  });

  test('is probed again by somebody else when a probe never ends', async () => {
    failWith(TOKEN_DEAD);
    await drain(world.deps, people[0]!);
    world.advance(5 * MINUTE);
    failWith('reset');
    await drain(world.deps, people[0]!);
    failWith(undefined);

    const during = await drain(world.deps, people[1]!);
    world.advance(30 * SECOND);
    const after = await drain(world.deps, people[1]!);

    expect(during).toMatchObject({ status: 'waiting', sent: 0 });
    expect(after).toMatchObject({ status: 'idle', sent: 2 });
  });
});
