import { handleBatch } from '../../../src/conversation/handle-batch';
import type { IgnoredEvent } from '../../../src/messenger/webhook/events';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { message, NOW } from '../../unit/conversation/events';
import { beforeEachCommand, createWorld, type World } from './world';

let db: LocalDynamoDb;
let world: World;

beforeAll(async () => {
  db = await startDynamoDb();
  world = await createWorld(db.endpoint);
});
afterAll(async () => {
  world.client.destroy();
  await db.close();
});

describe('a batch of events', () => {
  test('is handled in the order of the timestamps for each person', async () => {
    const psid = 'P-order';
    const later = message('help', { psid, timestamp: NOW - 1_000 });
    const earlier = message('Deutsch', { psid, timestamp: NOW - 2_000 });

    await handleBatch(world.deps, [later, earlier]);

    expect(await world.waiting(psid)).toEqual([
      expect.stringContaining('automatischer Assistent'),
      expect.stringContaining('ab jetzt auf Deutsch'),
      expect.stringContaining('Schreiben Sie mir'),
    ]);
  });

  test('keeps the order of the wire where timestamps are equal', async () => {
    const psid = 'P-tie';
    const words = ['help', 'Deutsch', 'Hilfe', 'English', 'thanks'];

    await handleBatch(
      world.deps,
      words.map((word) => message(word, { psid, timestamp: NOW - 1_000 })),
    );

    expect(await world.waiting(psid)).toEqual([
      expect.stringContaining('You can write'),
      expect.stringContaining('ab jetzt auf Deutsch'),
      expect.stringContaining('Schreiben Sie mir'),
      expect.stringContaining('in English from now on'),
      expect.stringContaining('welcome'),
    ]);
  });

  test('is logged in a line for each reason, however much of it is ignored', async () => {
    const ignored = (reason: IgnoredEvent['reason'], index: number): IgnoredEvent => ({
      kind: 'ignored',
      key: `${reason}-${String(index)}`,
      ...{ reason, psid: null, pageId: 'PAGE', timestamp: NOW, channel: 'messaging', keys: [] },
    });
    const events = Array.from({ length: 300 }, (_, index) =>
      ignored(index < 100 ? 'malformed' : 'unknown_event', index),
    );
    const seen = world.logged.length;

    await handleBatch(world.deps, events);

    const lines = world.logged.slice(seen).map((line) => JSON.parse(line) as unknown);
    expect(lines).toEqual([
      expect.objectContaining({ reason: 'malformed', count: 100, correlationId: 'request-1' }),
      expect.objectContaining({ reason: 'unknown_event', count: 200 }),
    ]);
  });

  test('serves a hundred people', async () => {
    const people = Array.from({ length: 100 }, (_, index) => `P-many-${String(index)}`);

    await handleBatch(
      world.deps,
      people.map((psid) => message('hello', { psid })),
    );

    const waiting = await Promise.all(people.map((psid) => world.waiting(psid)));
    expect(waiting.every((answers) => answers.length === 1)).toBe(true);
  });

  test('serves everybody else before it reports that the store failed for one', async () => {
    const failing = 'P-failing';
    const stop = beforeEachCommand(world.client, (_, input) =>
      JSON.stringify(input).includes(failing)
        ? Promise.reject(new Error('connection reset'))
        : Promise.resolve(),
    );
    const events = [
      message('hello', { psid: failing, timestamp: NOW - 3_000 }),
      message('help', { psid: failing, timestamp: NOW - 2_000 }),
      message('hello', { psid: 'P-neighbour', timestamp: NOW - 1_000 }),
    ];

    const handled = handleBatch(world.deps, events);

    await expect(handled).rejects.toMatchObject({ code: 'store_unavailable', retryable: true });
    stop();
    expect(await world.waiting('P-neighbour')).toHaveLength(1);
    expect(await world.waiting(failing)).toEqual([]);
  });

  test('delivered again is completed, without a second answer to anybody', async () => {
    const failing = 'P-again';
    const events = [message('hello', { psid: failing }), message('hello', { psid: 'P-done' })];
    const stop = beforeEachCommand(world.client, (_, input) =>
      JSON.stringify(input).includes(failing)
        ? Promise.reject(new Error('connection reset'))
        : Promise.resolve(),
    );

    await expect(handleBatch(world.deps, events)).rejects.toMatchObject({ retryable: true });
    stop();
    await handleBatch(world.deps, events);

    expect(await world.waiting(failing)).toHaveLength(1);
    expect(await world.waiting('P-done')).toHaveLength(1);
  });
});
