import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { drain } from '../../../src/delivery/drain';
import type { DrainDeps } from '../../../src/delivery/drain-deps';
import { MINUTE } from '../../../src/shared/clock';
import type { DocumentClient } from '../../../src/store/dynamodb';
import { userRefPartition } from '../../../src/store/psid';
import type { TableNames } from '../../../src/store/tables';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { startGraphServer, type GraphServer } from '../../helpers/graph-server';
import { freshTables } from '../../helpers/tables';
import { createWorld, say, START, type World } from '../delivery/world';
import { dyingAt } from './dying';

type Item = Readonly<Record<string, unknown>>;

describeOnDynamoDb('deleting everything of a person', (db) => {
  let client: DocumentClient;
  let tables: TableNames;
  let server: GraphServer;
  let world: World;
  let psid: string;
  let customerId: string;

  beforeAll(async () => {
    ({ client, tables } = await freshTables(db().endpoint));
    server = await startGraphServer();
  });
  afterAll(async () => {
    client.destroy();
    await server.close();
  });

  const put = (table: keyof TableNames, item: Item) =>
    client.send(new PutCommand({ TableName: tables[table], Item: item }));
  const all = async (table: keyof TableNames): Promise<readonly Item[]> => {
    const { Items = [] } = await client.send(
      new ScanCommand({ TableName: tables[table], ConsistentRead: true }),
    );
    return Items;
  };
  const naming = (items: readonly Item[]) =>
    items.filter((item) => [psid, customerId].some((id) => JSON.stringify(item).includes(id)));

  const checkbox = () => userRefPartition(`render-${psid}`);

  async function live(): Promise<void> {
    world = createWorld({ client, tables, server });
    psid = world.newPerson();
    customerId = `C-${psid}`;
    const answeredCheckboxes = [{ userRef: `render-${psid}`, answeredAt: START }];
    const change = { customerId, lastUserActionAt: START, answeredCheckboxes };
    await world.queue(psid, [say('sent')], { change });
    await drain(world.deps, psid);
    await put('conversations', { psid, entry: 'dead#1', event: 'x' });
    await put('conversations', { psid: checkbox(), entry: 'in#1', kind: 'optin' });
    await put('customers', { customerId, email: 'a@b.example', psid, asid: 'ASID-1' });
    await put('logins', { key: `code#${psid}`, customerId, psid });
    await put('logins', { key: `ref#${psid}`, redeemedBy: psid });
    await put('logins', { key: `asid#${psid}`, customerId });
    await put('tickets', { ticketId: `T-${psid}`, entry: 'ticket', status: 'open', psid });
    await put('tickets', { ticketId: `T-${psid}`, entry: 'note#1', text: 'mine' });
    await put('tickets', { ticketId: `U-${psid}`, entry: 'ticket', status: 'open', customerId });
    const erase = { type: 'erase', askedBy: 'chat', customerId } as const;
    await world.queue(psid, [{ type: 'unlink' }, say('goodbye'), erase], {
      change: { customerId: null },
    });
  }

  async function expectGone(): Promise<void> {
    expect(await world.rows(psid)).toEqual([]);
    expect(await world.rows(checkbox())).toEqual([]);
    expect(naming(await all('logins'))).toEqual([]);
    expect(naming(await all('customers'))).toEqual([{ customerId, email: 'a@b.example' }]);
    const tickets = (await all('tickets')).filter(({ ticketId }) =>
      String(ticketId).endsWith(`-${psid}`),
    );
    expect(tickets).toEqual(
      expect.arrayContaining(
        ['T', 'U'].map((letter) => ({
          ticketId: `${letter}-${psid}`,
          ...{ entry: 'ticket', status: 'closed', erasedAt: expect.any(Number) as number },
        })),
      ),
    );
    expect(tickets).toHaveLength(2);
  }

  const dying = (fatal: number, side: 'before' | 'after') => dyingAt(client, fatal, side);

  test('is done behind the last message, and leaves one line without anything personal', async () => {
    await live();

    const report = await drain(world.deps, psid);

    expect(report).toMatchObject({ status: 'idle', sent: 2 });
    expect(world.sends().map(({ text }) => text)).toEqual(['sent', 'goodbye']);
    await expectGone();
    const lines = world.logged().filter(({ event }) => event === 'erased');
    expect(lines).toMatchObject([{ kind: 'chat', tickets: 2, logins: 3 }]);
    expect(JSON.stringify(world.logged())).not.toContain(psid);
  });

  test.each(['before', 'after'] as const)(
    'goes on where it was broken off, %s whichever write that was',
    async (side) => {
      let deaths = 0;
      for (let fatal = 1; fatal < 60; fatal += 1) {
        await live();
        const mortal = dying(fatal, side);
        await drain(world.deps, psid).catch(() => undefined);
        const died = mortal.revive();
        world.advance(3 * MINUTE);

        await drain(world.deps, psid);

        await expectGone();
        if (!died) break;
        deaths += 1;
      }
      expect(deaths).toBeGreaterThan(15);
      expect(deaths).toBeLessThan(50);
    },
    120_000,
  );

  test('does not wait for what is held', async () => {
    await live();
    await world.queue(psid, [], { change: { unreachableSince: START } });

    const report = await drain(world.deps, psid);

    expect(report.status).toBe('idle');
    expect(world.sends().map(({ text }) => text)).toEqual(['sent']);
    await expectGone();
  });

  test('waits ten minutes for messages that Facebook does not take now, and no longer', async () => {
    await live();
    world.answerSends(() => ({ status: 503, body: 'down' }));

    const first = await drain(world.deps, psid);
    const kept = (await world.rows(psid, 'state')).length;
    world.advance(10 * MINUTE);
    await drain(world.deps, psid);

    expect(first.status).toBe('waiting');
    expect(first.dueAt).toBeLessThanOrEqual(START + 10 * MINUTE);
    expect(kept).toBe(1);
    await expectGone();
  });

  test('is done in pieces where there is much', async () => {
    await live();
    for (let index = 0; index < 230; index += 1) {
      await put('conversations', { psid, entry: `in#${String(index)}`, text: 'hello' });
    }

    await drain(world.deps, psid);

    await expectGone();
  });

  test('is left for the next time where the invocation ends', async () => {
    await live();
    const short: DrainDeps = { ...world.deps, remainingMs: () => 4_500 };

    const first = await drain(short, psid);
    await drain(world.deps, psid);

    expect(first.status).toBe('waiting');
    await expectGone();
  });

  test('takes with it what is written to the conversation meanwhile', async () => {
    await live();
    let isFirst = true;
    const name = 'meanwhile';
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          if (commandName === 'ScanCommand' && isFirst) {
            isFirst = false;
            await world.queue(psid, [say('late')]);
          }
          return next(args);
        },
      { step: 'initialize', priority: 'high', name },
    );

    await drain(world.deps, psid);
    client.middlewareStack.remove(name);

    expect(isFirst).toBe(false);
    await expectGone();
  });
});
