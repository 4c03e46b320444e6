import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { drain } from '../../../src/delivery/drain';
import { drainMany } from '../../../src/delivery/due';
import type { OnHeld } from '../../../src/delivery/tell-held';
import { MINUTE, HOUR, DAY } from '../../../src/shared/clock';
import { loadQueue } from '../../../src/store/conversations';
import type { DocumentClient } from '../../../src/store/dynamodb';
import type { TableNames } from '../../../src/store/tables';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import {
  graphError,
  startGraphServer,
  type GraphServer,
  type Reply,
} from '../../helpers/graph-server';
import { freshTables } from '../../helpers/tables';
import { createWorld, OUR_APP, say, START, type World } from './world';

describeOnDynamoDb('a drain', (db) => {
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
  beforeEach(() => {
    world = createWorld({ client, tables, server });
    psid = world.newPerson();
  });

  const open = { change: { lastUserActionAt: START } };
  const texts = () => world.sends().map(({ text }) => text);

  describe('of a person in the window', () => {
    test('sends everything once, in order, and leaves nothing due', async () => {
      await world.queue(psid, [say('1', { occasion: 'reply' }), say('2')], open);
      await world.queue(psid, [say('3')]);

      const report = await drain(world.deps, psid);

      expect(report).toEqual({ status: 'idle', sent: 3, failed: 0, unconfirmed: 0 });
      expect(texts()).toEqual(['1', '2', '3']);
      expect(world.sends()[0]!.call.body).toMatchObject({
        messaging_type: 'RESPONSE',
        message: { text: '1', metadata: expect.stringMatching(/^pm1:0:[\w-]{16}$/) as string },
      });
      expect(await world.rows(psid, 'out#')).toMatchObject([
        {
          order: 0,
          outcome: 'sent',
          messageId: 'm_1',
          messagingType: 'RESPONSE',
          settledAt: START,
        },
        { order: 1, outcome: 'sent', messageId: 'm_2', messagingType: 'UPDATE' },
        { order: 2, outcome: 'sent', messageId: 'm_3', messagingType: 'UPDATE' },
      ]);
      const left = await world.rows(psid);
      expect(left.map(({ entry }) => String(entry).split('#')[0])).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(queue|wake|lease)$/)]),
      );
    });

    test('sends the parts of a long text in order', async () => {
      const long = 'word '.repeat(1_000);
      await world.queue(psid, [say(long), say('after')], open);

      await drain(world.deps, psid);

      expect(world.sends().length).toBe(4);
      expect(texts().slice(0, 3).join('')).toBe(long);
      expect(texts()[3]).toBe('after');
    });

    test('also sends what comes in while it is at work', async () => {
      await world.queue(psid, [say('1')], open);
      world.answerSends(async (text) => {
        if (text === '1') await world.queue(psid, [say('2')]);
        return undefined;
      });

      const report = await drain(world.deps, psid);

      expect(report).toMatchObject({ status: 'idle', sent: 2 });
      expect(texts()).toEqual(['1', '2']);
    });

    test('shares the work with nobody: of four at once, one sends', async () => {
      const all = Array.from({ length: 10 }, (_, place) => String(place));
      await world.queue(
        psid,
        all.map((text) => say(text)),
        open,
      );

      const reports = await Promise.all([1, 2, 3, 4].map(() => drain(world.deps, psid)));

      expect(texts()).toEqual(all);
      expect(reports.map(({ status }) => status).sort()).toEqual(['busy', 'busy', 'busy', 'idle']);
    });

    test('begins nothing when the invocation ends soon, and is due in a moment', async () => {
      await world.queue(psid, [say('1')], open);

      const report = await drain({ ...world.deps, remainingMs: () => 5_999 }, psid);

      const dueAt = report.dueAt!;
      expect(report).toMatchObject({ status: 'waiting', sent: 0 });
      expect(dueAt - world.now()).toBeGreaterThanOrEqual(1_000);
      expect(dueAt - world.now()).toBeLessThan(5_000);
      expect(texts()).toEqual([]);
      expect(await world.rows(psid, 'wake')).toMatchObject([{ due: 'yes', dueAt }]);
    });
  });

  describe('under the send policy', () => {
    test('holds what the window forbids, until the customer writes', async () => {
      await world.queue(psid, [say('1'), say('2')]);

      const held = await drain(world.deps, psid);
      const waiting = await world.rows(psid, 'queue#');
      await world.act(psid);
      const released = await drain(world.deps, psid);

      expect(held).toMatchObject({ status: 'idle', sent: 0 });
      expect(waiting.map(({ progress }) => progress)).toMatchObject([
        { status: 'held', reason: 'window_closed' },
        { status: 'held', reason: 'window_closed' },
      ]);
      expect(released).toMatchObject({ status: 'idle', sent: 2 });
      expect(texts()).toEqual(['1', '2']);
    });

    test('lets permitted items pass what is held; on one subject the newer takes the place', async () => {
      const utility = { template: 'parcel_delivered', language: 'en', parameters: {} };
      const deps = { ...world.deps, utilityTemplates: { delivered: { name: 'delivered_v1' } } };
      await world.queue(psid, [
        say('held', { subject: 'parcel#A' }),
        say('other subject', { subject: 'parcel#B', utility }),
        say('held too', { subject: 'parcel#C' }),
        say('same subject', { subject: 'parcel#A', utility }),
        { type: 'unlink' },
      ]);

      const report = await drain(deps, psid);

      expect(report).toMatchObject({ status: 'idle', sent: 3, failed: 1 });
      expect(await world.rows(psid, 'queue#')).toMatchObject([{ order: 2 }]);
      expect((await world.rows(psid, 'out#'))[0]).toMatchObject({
        order: 0,
        outcome: 'failed',
        reason: 'superseded',
      });
      expect(world.sends()[0]!.call.body).toMatchObject({
        messaging_type: 'UTILITY',
        message: { template: { name: 'delivered_v1' } },
      });
    });

    test('keeps a message whose template Facebook refuses for good', async () => {
      const utility = { template: 'parcel_delivered', language: 'en', parameters: {} };
      const deps = { ...world.deps, utilityTemplates: { delivered: { name: 'delivered_v1' } } };
      await world.queue(psid, [say('1', { utility })]);
      world.answerSends((text) => (text === 'delivered_v1' ? graphError(100) : undefined));

      const refused = await drain(deps, psid);
      world.advance(HOUR);
      await world.act(psid);
      const released = await drain(deps, psid);

      expect(refused).toMatchObject({ status: 'idle', sent: 0, failed: 0 });
      expect(released).toMatchObject({ sent: 1 });
      expect(texts()).toEqual(['delivered_v1', '1']);
    });

    test('tells once of each message that is held, and of a new reason again', async () => {
      const told: unknown[] = [];
      const onHeld: OnHeld = ({ order }, reason) => {
        told.push([order, reason]);
        return Promise.reject(new Error('the e-mail service is down'));
      };
      const deps = { ...world.deps, onHeld };
      await world.queue(psid, [say('1', { subject: 'A' }), say('2', { subject: 'A' })]);

      await drain(deps, psid);
      await world.queue(psid, [], { change: { unreachableSince: START }, release: true });
      await drain(deps, psid);
      await drain(deps, psid);

      expect(told).toEqual([
        [0, 'window_closed'],
        [1, 'window_closed'],
        [0, 'unreachable'],
        [1, 'unreachable'],
      ]);
    });

    test('sees everything that waits, however much is held in front', async () => {
      const held = Array.from({ length: 101 }, () => say('held', { author: 'human' }));
      const half = { release: true };
      await world.queue(psid, held.slice(0, 50), half);
      await world.queue(psid, held.slice(50), half);
      await world.queue(psid, [{ type: 'unlink' }]);

      const report = await drain(world.deps, psid);

      expect(report).toMatchObject({ status: 'idle', sent: 1 });
      expect(await loadQueue(client, tables.conversations, psid, 7)).toHaveLength(101);
    });

    test("waits until another app's control lapses", async () => {
      const threadOwner = { appId: '263902037430900', since: START };
      await world.queue(psid, [say('1')], { change: { lastUserActionAt: START, threadOwner } });

      const report = await drain(world.deps, psid);

      expect(report).toMatchObject({ status: 'waiting', sent: 0, dueAt: START + DAY });
    });

    test('tries a template that Facebook refuses as outside the window once, then holds it', async () => {
      const utility = { template: 'parcel_delivered', language: 'en', parameters: {} };
      const deps = { ...world.deps, utilityTemplates: { delivered: { name: 'delivered_v1' } } };
      await world.queue(psid, [say('1', { utility })], {
        change: { lastUserActionAt: START - 2 * DAY },
      });
      world.answerSends(() => graphError(10, 2018278));

      await drain(deps, psid);
      await world.queue(psid, [], { release: true });
      const again = await drain(deps, psid);
      const sendsBefore = world.sends().length;
      world.answerSends(() => undefined);
      world.advance(HOUR);
      await world.act(psid);
      await drain(deps, psid);

      expect(again).toMatchObject({ status: 'idle', sent: 0 });
      expect(sendsBefore).toBe(1);
      expect(texts()).toEqual(['delivered_v1', '1']);
    });
  });

  describe('when Facebook', () => {
    interface Fault {
      readonly what: string;
      readonly reply: Reply;
      readonly report: object;
      /** The first item afterwards, queued or settled. */
      readonly first: object;
      readonly state?: object;
      readonly sent?: readonly string[];
    }
    const queued = (progress: object) => ({ entry: 'queue#000000000000', progress });
    const settled = (more: object) => ({ entry: 'out#000000000000', ...more });

    test.each<Fault>([
      {
        what: 'has a moment of trouble, it tries again later, in order',
        reply: graphError(2),
        report: { status: 'waiting', sent: 0 },
        first: { ...queued({ status: 'waiting' }), attempts: 1 },
        sent: ['1'],
      },
      {
        what: 'answers with a server error, it tries again later',
        reply: { status: 503, body: '<html>' },
        report: { status: 'waiting', sent: 0 },
        first: { ...queued({ status: 'waiting' }), attempts: 1 },
      },
      {
        what: 'leaves the outcome open, it waits for the echo and sends nothing after it',
        reply: 'reset',
        report: { status: 'waiting', sent: 0, dueAt: START + 2 * MINUTE },
        first: queued({ status: 'unconfirmed', since: START }),
        sent: ['1'],
      },
      {
        what: 'says the outcome is open, it waits for the echo',
        reply: graphError(1, 1357046, 500),
        report: { status: 'waiting', sent: 0 },
        first: queued({ status: 'unconfirmed' }),
      },
      {
        what: 'answers a success without a message, it waits for the echo',
        reply: { status: 200, body: {} },
        report: { status: 'waiting', sent: 0 },
        first: queued({ status: 'unconfirmed' }),
      },
      {
        what: 'says the window is closed, it holds everything',
        reply: graphError(10, 2018278),
        report: { status: 'idle', sent: 0 },
        first: queued({ status: 'held', reason: 'window_closed' }),
        state: { windowClosedAt: START },
        sent: ['1'],
      },
      {
        what: 'says the person is not available, it holds everything',
        reply: graphError(551, 1545041),
        report: { status: 'idle', sent: 0 },
        first: queued({ status: 'held', reason: 'unreachable' }),
        state: { unreachableSince: START },
        sent: ['1'],
      },
      {
        what: 'says another app controls the thread, it holds everything until that lapses',
        reply: graphError(10, 2018300),
        report: { status: 'waiting', sent: 0, dueAt: START + DAY },
        first: queued({ status: 'held', reason: 'not_owner' }),
        state: { threadOwner: { appId: 'unknown', since: START } },
        sent: ['1'],
      },
      {
        what: 'lacks a permission of ours, the Page rests and nothing is lost',
        reply: graphError(200),
        report: { status: 'waiting', sent: 0, dueAt: START + 5 * MINUTE },
        first: { ...queued({ status: 'waiting' }), attempts: 1 },
        sent: ['1'],
      },
      {
        what: 'is behind a gateway that lost the answer, it waits for the echo',
        reply: { status: 504, body: '<html>' },
        report: { status: 'waiting', sent: 0 },
        first: queued({ status: 'unconfirmed' }),
      },
      {
        what: 'refuses one message for good, it goes on with the next',
        reply: graphError(100),
        report: { status: 'idle', sent: 1, failed: 1 },
        first: settled({ outcome: 'failed', reason: 'permanent', code: 100 }),
        sent: ['1', '2'],
      },
      {
        what: 'says we call too often, the Page rests',
        reply: graphError(613),
        report: { status: 'waiting', sent: 0, dueAt: START + MINUTE },
        first: queued({ status: 'waiting' }),
        sent: ['1'],
      },
      {
        what: 'does not know our token, the Page rests',
        reply: graphError(190, 460, 401),
        report: { status: 'waiting', sent: 0, dueAt: START + 5 * MINUTE },
        first: queued({ status: 'waiting' }),
        sent: ['1'],
      },
      {
        what: 'restricts the Page, it rests',
        reply: graphError(10, 1893063),
        report: { status: 'waiting', sent: 0, dueAt: START + 30 * MINUTE },
        first: queued({ status: 'waiting' }),
        sent: ['1'],
      },
    ])('$what', async ({ reply, report, first, state, sent }) => {
      await world.queue(psid, [say('1'), say('2')], open);
      world.answerSends((text) => (text === '1' ? reply : undefined));

      const told = await drain(world.deps, psid);

      expect(told).toMatchObject(report);
      const rows = [...(await world.rows(psid, 'queue#')), ...(await world.rows(psid, 'out#'))];
      expect(rows.find(({ order }) => order === 0)).toMatchObject(first);
      expect(await world.state(psid)).toMatchObject(state ?? {});
      expect(texts()).toEqual(sent ?? ['1']);
      expect(await world.rows(psid, 'lease')).toEqual([]);
      const dueAt = 'dueAt' in told ? told.dueAt : undefined;
      expect(await world.rows(psid, 'wake')).toMatchObject(dueAt === undefined ? [] : [{ dueAt }]);
    });

    test('can not be reached, nothing is lost and order is kept', async () => {
      const away = await startGraphServer();
      const absent = createWorld({ client, tables, server: away });
      await away.close();
      await absent.queue(psid, [say('1'), say('2')], open);

      const told = await drain(absent.deps, psid);

      expect(told).toMatchObject({ status: 'waiting', sent: 0 });
      expect(await absent.rows(psid, 'queue#')).toMatchObject([
        { attempts: 1, progress: { status: 'waiting' } },
        { attempts: 0, progress: { status: 'waiting' } },
      ]);
    });

    test.each([
      ['1200', graphError(1200)],
      ['1', graphError(1)],
      ['2', graphError(2)],
      ['503', { status: 503, body: '' }],
    ] as const)(
      'is in trouble (%s) for six hours, nothing is lost or reordered',
      async (_code, reply) => {
        await world.queue(psid, [say('1'), say('2')], open);
        world.answerSends(() => reply);
        for (let round = 0; round < 36; round += 1) {
          await drain(world.deps, psid);
          world.advance(10 * MINUTE);
        }
        const attempted = texts();
        world.answerSends(() => undefined);
        world.advance(30 * MINUTE);

        await drain(world.deps, psid);

        expect(new Set(attempted)).toEqual(new Set(['1']));
        expect(texts().slice(attempted.length)).toEqual(['1', '2']);
      },
    );

    test('says "temporary" to one person, it is asked four times, then seldom, and again when they act', async () => {
      await world.queue(psid, [say('1')], open);
      world.answerSends(() => graphError(2));
      for (let round = 0; round < 4; round += 1) {
        await drain(world.deps, psid);
        world.advance(2 * MINUTE);
      }
      const parked = await drain(world.deps, psid);
      const attempts = texts().length;
      world.answerSends(() => undefined);
      await world.act(psid);

      const released = await drain(world.deps, psid);

      expect(attempts).toBe(4);
      expect(parked).toMatchObject({ status: 'waiting', sent: 0 });
      expect(parked.dueAt! - world.now()).toBe(28 * MINUTE);
      expect(released).toMatchObject({ status: 'idle', sent: 1 });
    });

    test('teaches something of a conversation that is erased meanwhile, the item is settled all the same', async () => {
      await world.queue(psid, [say('1')], open);
      world.answerSends(async () => {
        const Key = { psid, entry: 'state' };
        await client.send(new DeleteCommand({ TableName: tables.conversations, Key }));
        return graphError(551);
      });

      const report = await drain(world.deps, psid);

      expect(report).toMatchObject({ status: 'idle', sent: 0 });
      expect(await world.rows(psid, 'queue#')).toMatchObject([{ progress: { status: 'held' } }]);
    });

    test('never tells how an unlink went, it is asked again: that does no harm', async () => {
      await world.queue(psid, [{ type: 'unlink' }], open);
      server.respondWith(() => 'reset');
      await drain(world.deps, psid);
      server.respondWith(() => ({ status: 200, body: { result: 'unlink account success' } }));
      world.advance(10 * MINUTE);

      const report = await drain(world.deps, psid);

      expect(report).toMatchObject({ status: 'idle', sent: 1 });
    });
  });

  describe('when the code says "no permission" or "not the owner", asks who owns the thread', () => {
    const ownedBy = (appId: string | number): Reply => ({
      status: 200,
      body: { data: [{ thread_owner: { app_id: appId } }] },
    });

    const later = { progress: { status: 'waiting' }, attempts: 1 };
    test.each<[string, Reply, object, string?]>([
      [
        'another app: it waits',
        ownedBy(263902037430900),
        { progress: { status: 'held', reason: 'not_owner' } },
      ],
      [
        'refused because another app controls it: it waits',
        graphError(10, 2018300),
        { progress: { status: 'held', reason: 'not_owner' } },
      ],
      ['our own app: the permission is missing', ownedBy(OUR_APP), later, 'config_fault'],
      [
        'nobody: the permission is missing',
        { status: 200, body: { data: [] } },
        later,
        'config_fault',
      ],
      ['no permission to ask', graphError(10), later, 'config_fault'],
      ['not there for us', graphError(100, 33), later, 'config_fault'],
      ['no answer: it tries again', 'reset', later],
      ['a dead token: it tries again', graphError(190), later],
      ['too many calls: it tries again', graphError(613), later],
      ['trouble: it tries again', { status: 503, body: '' }, later],
    ])('%s', async (_who, owner, expected, ...[circuit]) => {
      await world.queue(psid, [say('1')], open);
      server.respondWith(({ path }) => (path.endsWith('/thread_owner') ? owner : graphError(10)));

      await drain(world.deps, psid);

      const rows = [...(await world.rows(psid, 'queue#')), ...(await world.rows(psid, 'out#'))];
      expect(rows).toMatchObject([expected]);
      expect(server.calls.at(-1)).toMatchObject({ query: { recipient: psid } });
      const opened = world.logged().find(({ event }) => event === 'circuit_opened');
      expect(opened?.['reason']).toBe(circuit);
    });
  });

  describe('of what belongs to a customer', () => {
    const linked = { change: { lastUserActionAt: START, customerId: 'C-1' } };
    const personal = [say('private', { customerId: 'C-1' }), say('public')];
    const putCustomer = (end: string) =>
      client.send(
        new PutCommand({ TableName: tables.customers, Item: { customerId: 'C-1', psid: end } }),
      );

    test('sends it while both ends of the link agree', async () => {
      await putCustomer(psid);
      await world.queue(psid, personal, linked);

      await drain(world.deps, psid);

      expect(texts()).toEqual(['private', 'public']);
    });

    test.each<[string, object, () => string]>([
      ['the chat is linked to another customer', { customerId: 'C-2' }, () => psid],
      ['the customer is linked to another chat', {}, () => 'somebody-else'],
    ])('never sends it when %s', async (_what, change, end) => {
      await putCustomer(end());
      await world.queue(psid, personal, linked);
      await world.queue(psid, [], { change });

      await drain(world.deps, psid);

      expect(texts()).toEqual(['public']);
      expect(await world.rows(psid, 'out#')).toMatchObject([
        { outcome: 'failed', reason: 'link_ended' },
        { outcome: 'sent' },
      ]);
    });
  });

  test('of several people: one who can not be reached delays nobody else', async () => {
    const others = [world.newPerson(), world.newPerson()];
    for (const each of [psid, ...others]) await world.queue(each, [say('1'), say('2')], open);
    world.answerSends((_text, to) => (to === psid ? graphError(551) : undefined));

    const reports = await drainMany(world.deps, [psid, ...others]);

    expect(others.map((each) => reports.get(each))).toMatchObject([{ sent: 2 }, { sent: 2 }]);
    expect(reports.get(psid)).toMatchObject({ sent: 0 });
    for (const each of others) {
      expect(
        world
          .sends()
          .filter((send) => send.psid === each)
          .map(({ text }) => text),
      ).toEqual(['1', '2']);
    }
  });

  test('logs neither who nor what', async () => {
    await world.queue(psid, [say('a private word'), say('another'), say('third')], open);
    world.answerSends((text) => (text === 'another' ? graphError(100) : undefined));

    await drain(world.deps, psid);

    const logged = JSON.stringify(world.logged());
    expect(world.logged().map(({ event }) => event)).toEqual([
      ...['graph_call', 'graph_call', 'message_failed', 'graph_call'],
    ]);
    for (const secret of [psid, 'private', 'another', 'page-token', 'app-secret']) {
      expect(logged).not.toContain(secret);
    }
  });

  test('of a conversation with nothing to send does nothing', async () => {
    const report = await drain(world.deps, psid);

    expect(report).toEqual({ status: 'idle', sent: 0, failed: 0, unconfirmed: 0 });
    expect(await world.rows(psid)).toEqual([]);
  });

  test('after hours of held messages sends them in order when the customer is back', async () => {
    await world.queue(psid, [say('1'), say('2')], open);
    world.advance(30 * HOUR);
    await drain(world.deps, psid);
    await world.queue(psid, [say('3')]);
    await drain(world.deps, psid);
    await world.act(psid);
    await world.queue(psid, [say('4', { occasion: 'reply' })]);

    await drain(world.deps, psid);

    expect(texts()).toEqual(['1', '2', '3', '4']);
  });
});
