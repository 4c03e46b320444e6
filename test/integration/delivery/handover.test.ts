import { drain } from '../../../src/delivery/drain';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import type { Outgoing, PassThread, TakeThread } from '../../../src/messenger/outgoing';
import { PAGE_INBOX_APP_ID } from '../../../src/messenger/page-inbox';
import { HOUR } from '../../../src/shared/clock';
import {
  graphError,
  startGraphServer,
  type GraphServer,
  type Reply,
} from '../../helpers/graph-server';
import { freshTables } from '../../helpers/tables';
import { createWorld, OUR_APP, say, START, type Ground, type World } from './world';

const OTHER_APP = '555000555000555';
const goodbye = say('A human comes', { occasion: 'reply', announces: 'handover' });
const pass: PassThread = {
  type: 'passThread',
  targetAppId: PAGE_INBOX_APP_ID,
  summary: 'Asks for a human.',
  ifRefused: say('Nobody is there', { occasion: 'reply' }),
};
const take: TakeThread = {
  type: 'takeThread',
  then: say('The bot is back', { occasion: 'reply' }),
  reason: 'Wants the bot.',
};

describe('a queued handover', () => {
  let dynamoDb: LocalDynamoDb;
  let ground: Ground;
  let server: GraphServer;
  let world: World;
  let psid: string;
  let answers: Record<string, Reply[]>;

  beforeAll(async () => {
    dynamoDb = await startDynamoDb({ port: 0 });
    server = await startGraphServer();
    ground = { ...(await freshTables(dynamoDb.endpoint)), server };
  });
  afterAll(async () => {
    ground.client.destroy();
    await server.close();
    await dynamoDb.close();
  });
  beforeEach(() => {
    world = createWorld(ground);
    psid = world.newPerson();
    answers = {};
    server.respondWith(({ path }) => {
      const edge = path.split('?')[0]?.split('/').at(-1) ?? '';
      const scripted = answers[edge]?.shift();
      if (scripted !== undefined) return scripted;
      return edge === 'messages'
        ? { status: 200, body: { recipient_id: psid, message_id: 'm_1' } }
        : { status: 200, body: edge === 'thread_owner' ? { data: [] } : { success: true } };
    });
  });

  const calls = () =>
    server.calls
      .filter(({ path }) => path.includes(world.deps.pageId))
      .map(({ path, body }) => {
        const edge = path.split('?')[0]?.split('/').at(-1) ?? '';
        const { message } = body as { message?: { text?: string } };
        return message?.text ?? edge;
      });
  const passed = { appId: PAGE_INBOX_APP_ID, since: START, passedBy: 1 };
  const queue = (outgoing: readonly Outgoing[], threadOwner: object) =>
    world.queue(psid, outgoing, {
      change: { lastUserActionAt: START, threadOwner: threadOwner as typeof passed },
    });
  const outcomes = async () =>
    (await world.rows(psid, 'out#')).map(({ outcome, reason }) =>
      reason === undefined ? outcome : `${outcome as string}: ${reason as string}`,
    );
  const waiting = async () => (await world.rows(psid, 'queue#')).length;

  describe('to the Page Inbox', () => {
    test('says so first, then passes with the summary; a push behind it waits', async () => {
      await queue([goodbye, pass, say('Parcel news')], passed);

      await drain(world.deps, psid);

      expect(calls()).toEqual(['A human comes', 'pass_thread_control']);
      expect(server.calls.at(-1)!.body).toMatchObject({
        recipient: { id: psid },
        target_app_id: PAGE_INBOX_APP_ID,
        metadata: 'Asks for a human.',
      });
      expect(await world.rows(psid, 'queue#')).toMatchObject([
        { progress: { status: 'held', reason: 'not_owner' } },
      ]);
    });

    test.each([
      ['27', graphError(27), 'no_default_app'],
      ['2018171', graphError(2018171), 'routing_fault'],
      ['100/2018234', graphError(100, 2018234), 'routing_fault'],
      ['100, no such app', graphError(100), 'permanent'],
      ['200, no permission', graphError(200), 'routing_fault'],
      ['10, which nobody explains', graphError(10), 'routing_fault'],
    ])('refused with %s is said honestly, and the bot goes on', async (_, refusal, reason) => {
      answers['pass_thread_control'] = [refusal];
      await queue([goodbye, pass, say('Parcel news')], passed);

      await drain(world.deps, psid);

      expect(calls().filter((call) => call !== 'thread_owner')).toEqual([
        ...['A human comes', 'pass_thread_control', 'Parcel news', 'Nobody is there'],
      ]);
      expect(await outcomes()).toEqual(['sent', `failed: ${reason}`, 'sent', 'sent']);
      expect(await world.state(psid)).not.toHaveProperty('threadOwner');
      expect(world.logged()).toContainEqual(
        expect.objectContaining({ level: 'error', event: 'handover_refused', reason }),
      );
      expect(world.logged()).not.toContainEqual(
        expect.objectContaining({ event: 'circuit_opened' }),
      );
    });

    test('of a thread that somebody has already is settled, and nothing more is said', async () => {
      answers['pass_thread_control'] = [graphError(10, 2018300)];
      await queue([goodbye, pass], passed);

      await drain(world.deps, psid);

      expect(await outcomes()).toEqual(['sent', 'failed: not_owner']);
      expect(await world.state(psid)).toMatchObject({ threadOwner: { appId: 'unknown' } });
      expect(await waiting()).toBe(0);
    });

    test('of a thread that is ours all the same is refused as any other', async () => {
      const ours = { data: [{ thread_owner: { app_id: OUR_APP } }] };
      answers['pass_thread_control'] = [graphError(10, 2018300)];
      answers['thread_owner'] = [{ status: 200, body: ours }];
      await queue([goodbye, pass], passed);

      await drain(world.deps, psid);

      expect(await outcomes()).toEqual(['sent', 'failed: routing_fault', 'sent']);
    });

    test('whose answer got lost is made again, and found to be done', async () => {
      const inbox = { data: [{ thread_owner: { app_id: PAGE_INBOX_APP_ID } }] };
      answers['pass_thread_control'] = ['reset', graphError(10, 2018300)];
      answers['thread_owner'] = [{ status: 200, body: inbox }];
      await queue([goodbye, pass], passed);

      await drain(world.deps, psid);
      world.advance(HOUR);
      await drain(world.deps, psid);

      expect(await outcomes()).toEqual(['sent', 'sent']);
      expect(calls().filter((call) => call === 'A human comes')).toHaveLength(1);
    });

    test('that Facebook goes on failing is given up, and said', async () => {
      answers['pass_thread_control'] = Array.from({ length: 9 }, () =>
        graphError(2, undefined, 500),
      );
      await queue([goodbye, pass], passed);

      for (let round = 0; round < 9; round += 1) {
        await drain(world.deps, psid);
        world.advance(HOUR);
      }

      expect(await outcomes()).toEqual(['sent', 'failed: retries_exhausted', 'sent']);
      expect(calls().at(-1)).toBe('Nobody is there');
    });

    test('is neither announced nor made once somebody has taken the thread', async () => {
      await queue([goodbye, pass], { appId: OTHER_APP, since: START });

      await drain(world.deps, psid);

      expect(calls()).toEqual([]);
      expect(await outcomes()).toEqual(['failed: needless', 'failed: needless']);
    });
  });

  describe('back to the bot', () => {
    const owned = { appId: PAGE_INBOX_APP_ID, since: START };

    test('greets, and sends what waited, in order', async () => {
      await queue([say('Parcel news')], owned);
      await drain(world.deps, psid);
      await queue([take], owned);

      await drain(world.deps, psid);

      expect(calls()).toEqual(['take_thread_control', 'Parcel news', 'The bot is back']);
      expect(await world.state(psid)).not.toHaveProperty('threadOwner');
      expect(await waiting()).toBe(0);
    });

    test('without a default app the bot speaks again all the same, and operations hear of it', async () => {
      answers['take_thread_control'] = [graphError(27)];
      await queue([take], owned);

      await drain(world.deps, psid);

      expect(calls()).toEqual(['take_thread_control', 'The bot is back']);
      expect(await outcomes()).toEqual(['failed: no_default_app', 'sent']);
      expect(world.logged()).toContainEqual(
        expect.objectContaining({ level: 'error', event: 'handover_refused', code: 27 }),
      );
    });

    test.each([
      ['10/2018300', graphError(10, 2018300)],
      ['2018171', graphError(2018171)],
    ])(
      'refused with %s asks the owner for the thread, once, and stays silent',
      async (_, refusal) => {
        answers['take_thread_control'] = [refusal];
        answers['request_thread_control'] = [graphError(100)];
        await queue([take], owned);

        await drain(world.deps, psid);

        expect(calls().filter((call) => call !== 'thread_owner')).toEqual([
          'take_thread_control',
          'request_thread_control',
        ]);
        expect(await world.state(psid)).toMatchObject({ threadOwner: owned });
        expect(await waiting()).toBe(0);
      },
    );

    test('asked for twice greets once', async () => {
      await queue([take, take], owned);

      await drain(world.deps, psid);

      expect(calls()).toEqual(['take_thread_control', 'The bot is back']);
      expect(await outcomes()).toEqual(['sent', 'failed: needless', 'sent']);
    });
  });
});
