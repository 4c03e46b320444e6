import { drain } from '../../../src/delivery/drain';
import type { DrainDeps } from '../../../src/delivery/drain-deps';
import { settleWrites } from '../../../src/delivery/settle-by-echo';
import { MINUTE } from '../../../src/shared/clock';
import type { DocumentClient } from '../../../src/store/dynamodb';
import { parseMetadata } from '../../../src/store/queue-item';
import type { TableNames } from '../../../src/store/tables';
import type { Write } from '../../../src/store/transaction';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { startGraphServer, type GraphServer, type ReceivedCall } from '../../helpers/graph-server';
import { freshTables } from '../../helpers/tables';
import { createWorld, say, START, type World } from './world';

/** An answer (success) that is given when the test says so. */
function held(): { readonly given: Promise<undefined>; readonly give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<undefined>((resolve) => {
    give = () => {
      resolve(undefined);
    };
  });
  return { given, give };
}

describeOnDynamoDb('a send whose end is not seen', (db) => {
  let client: DocumentClient;
  let tables: TableNames;
  let server: GraphServer;
  let world: World;
  let psid: string;

  beforeAll(async () => {
    ({ client, tables } = await freshTables(db().endpoint));
    server = await startGraphServer();
  });
  afterAll(async () => {
    client.destroy();
    await server.close();
  });
  beforeEach(async () => {
    world = createWorld({ client, tables, server });
    psid = world.newPerson();
    await world.queue(psid, [say('1'), say('2')], { change: { lastUserActionAt: START } });
  });

  const texts = () => world.sends().map(({ text }) => text);
  const metadataOf = (call: ReceivedCall) =>
    parseMetadata((call.body as { message: { metadata: string } }).message.metadata)!;

  const echoWrites = (place = 0): Promise<readonly Write[]> => {
    const { order, nonce } = metadataOf(world.sends()[place]!.call);
    const arrival = { conversations: tables.conversations, psid, order, nonce, mid: 'm_echo' };
    return settleWrites(client, { ...arrival, now: world.now() });
  };
  const commitEcho = async (also: readonly Write[]) => {
    await world.queue(psid, [], { also });
  };

  /** The process dies when Facebook has the message: the answer never gets back to the drain. */
  const dyingAfterSend = (): DrainDeps => ({
    ...world.deps,
    graph: {
      ...world.deps.graph,
      post: async (...call) => {
        await world.deps.graph.post(...call);
        throw new Error('the process dies here');
      },
    },
  });
  const crash = async () => {
    await expect(drain(dyingAfterSend(), psid)).rejects.toThrow('the process dies here');
  };

  describe('because the process died', () => {
    test('is not repeated, and nothing overtakes it', async () => {
      await crash();

      const report = await drain(world.deps, psid);

      expect(report).toMatchObject({ status: 'waiting', sent: 0, dueAt: START + 2 * MINUTE });
      expect(texts()).toEqual(['1']);
    });

    test('is settled by its echo, and the rest follows', async () => {
      await crash();

      await commitEcho(await echoWrites());
      const report = await drain(world.deps, psid);

      expect(report).toMatchObject({ status: 'idle', sent: 1 });
      expect(texts()).toEqual(['1', '2']);
      expect(await world.rows(psid, 'out#')).toMatchObject([
        {
          order: 0,
          outcome: 'sent',
          messageId: 'm_echo',
          messagingType: 'UPDATE',
          outgoing: { content: { text: '1' } },
        },
        { order: 1, outcome: 'sent' },
      ]);
    });

    test('is put on record as unconfirmed when no echo came, and the rest follows', async () => {
      await crash();
      world.advance(2 * MINUTE);

      const report = await drain(world.deps, psid);

      expect(report).toMatchObject({ status: 'idle', sent: 1, unconfirmed: 1 });
      expect(texts()).toEqual(['1', '2']);
      expect(await world.rows(psid, 'out#')).toMatchObject([
        { order: 0, outcome: 'unconfirmed' },
        { order: 1, outcome: 'sent' },
      ]);
    });

    test('counts as sent when its echo comes late', async () => {
      await crash();
      world.advance(2 * MINUTE);
      await drain(world.deps, psid);

      await commitEcho(await echoWrites());

      expect((await world.rows(psid, 'out#'))[0]).toMatchObject({
        outcome: 'sent',
        messageId: 'm_echo',
      });
    });
  });

  describe('because the echo is quicker than the answer', () => {
    test('is settled once when the echo commits first', async () => {
      world.answerSends(async (text) => {
        if (text === '1') await commitEcho(await echoWrites());
        return undefined;
      });

      const report = await drain(world.deps, psid);

      expect(report.status).toBe('idle');
      expect(texts()).toEqual(['1', '2']);
      expect(await world.rows(psid, 'queue#')).toEqual([]);
      expect(await world.rows(psid, 'out#')).toMatchObject([
        { order: 0, outcome: 'sent', messageId: 'm_echo' },
        { order: 1, outcome: 'sent', messageId: 'm_2' },
      ]);
    });

    test('is settled once when the echo has read, then the drain settles, then the echo commits', async () => {
      let late: readonly Write[] = [];
      world.answerSends(async (text) => {
        if (text === '1') {
          late = await echoWrites();
          world.advance(MINUTE / 2);
        }
        return undefined;
      });
      await drain(world.deps, psid);

      await commitEcho(late);

      expect(late).not.toHaveLength(0);
      expect(await world.rows(psid, 'queue#')).toEqual([]);
      expect(await world.rows(psid, 'out#')).toMatchObject([
        {
          order: 0,
          outcome: 'sent',
          messageId: 'm_echo',
          messagingType: 'UPDATE',
          outgoing: { content: { text: '1' } },
          settledAt: START + MINUTE / 2,
        },
        { order: 1, outcome: 'sent' },
      ]);
    });
  });

  describe('an echo', () => {
    test('of what is settled already writes nothing', async () => {
      await drain(world.deps, psid);

      expect(await echoWrites()).toEqual([]);
    });

    test('that names no item of ours writes nothing', async () => {
      const arrival = {
        conversations: tables.conversations,
        psid,
        order: 0,
        nonce: 'forged-nonce',
      };

      const writes = await settleWrites(client, { ...arrival, mid: 'm', now: world.now() });

      expect(writes).toEqual([]);
    });
  });

  describe('because the lease was lost', () => {
    /** The first holder is stuck in its call until it is let go. */
    const stuckDrain = () => {
      const answer = held();
      world.answerSends((text) => (text === '1' ? answer.given : undefined));
      return { report: drain(world.deps, psid), letGo: answer.give };
    };

    test('can settle nothing any more', async () => {
      const before = server.calls.length;
      const stuck = stuckDrain();
      await server.received(before + 1);
      world.advance(MINUTE);
      const successor = await drain(world.deps, psid);

      stuck.letGo();

      expect(successor).toMatchObject({ status: 'waiting', sent: 0 });
      expect(await stuck.report).toMatchObject({ status: 'lease_lost', sent: 0 });
      expect(texts()).toEqual(['1']);
      expect(await world.rows(psid, 'queue#')).toMatchObject([
        { progress: { status: 'sending' } },
        { progress: { status: 'waiting' } },
      ]);
    });

    test('neither settles nor releases under a successor that is at work', async () => {
      const before = server.calls.length;
      const stuck = stuckDrain();
      await server.received(before + 1);
      world.advance(2 * MINUTE);
      const second = held();
      world.answerSends((text) => (text === '2' ? second.given : undefined));
      const successor = drain(world.deps, psid);
      await server.received(before + 2);

      stuck.letGo();
      const lost = await stuck.report;
      const [lease] = await world.rows(psid, 'lease');
      second.give();

      expect(lost).toMatchObject({ status: 'lease_lost', sent: 0 });
      expect(lease).toBeDefined();
      expect(await successor).toMatchObject({ status: 'idle', sent: 1, unconfirmed: 1 });
      expect(texts()).toEqual(['1', '2']);
    });
  });
});
