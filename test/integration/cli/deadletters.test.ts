import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { deadlettersList } from '../../../src/cli/commands/deadletters-list';
import { deadlettersReplay } from '../../../src/cli/commands/deadletters-replay';
import { deadlettersShow } from '../../../src/cli/commands/deadletters-show';
import { stats } from '../../../src/cli/commands/stats';
import { handleEvent } from '../../../src/conversation/handle-event';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import type { RecognisedEvent } from '../../../src/messenger/webhook/events';
import { HOUR } from '../../../src/shared/clock';
import { createDynamoDb } from '../../../src/store/dynamodb';
import { deadLetterEntry } from '../../../src/store/entries';
import { commandWorld, quietTerminal, typeCommand } from '../../helpers/command-world';
import { localCredentials } from '../../helpers/tables';
import {
  accountLinking,
  APP_ID,
  LOGIN_PAGE_URL,
  message,
  NOW,
} from '../../unit/conversation/events';
import { createWorld, type World } from '../conversation/world';

const COMMANDS = [deadlettersList, deadlettersShow, deadlettersReplay, stats];

describe('dead letters on the command line', () => {
  let db: LocalDynamoDb;
  let world: World;
  let dynamoDb: DynamoDBClient;
  const shown: unknown[] = [];

  beforeAll(async () => {
    db = await startDynamoDb();
    dynamoDb = createDynamoDb({ endpoint: db.endpoint, ...localCredentials });
  });
  beforeEach(async () => {
    world = await createWorld(db.endpoint);
  });
  afterEach(() => {
    world.client.destroy();
  });
  afterAll(async () => {
    dynamoDb.destroy();
    await db.close();
  });

  const type = (
    words: readonly string[],
    env: Record<string, string> = {},
    random = world.deps.random,
  ) =>
    typeCommand(
      COMMANDS,
      commandWorld({
        env: {
          TABLE_PREFIX: world.tables.parcels.replace(/parcels$/, ''),
          ...{ FB_APP_ID: APP_ID, LOGIN_PAGE_URL },
          ...env,
        },
        client: world.client,
        dynamoDb,
        clock: () => NOW,
        random,
        terminal: quietTerminal({
          startProgress: (doing, total) => {
            shown.push([doing, total]);
            return {
              reach: (done) => shown.push(['reached', done]),
              end: () => shown.push(['end']),
            };
          },
        }),
      }),
      words,
    );
  const broken = (): never => {
    throw new RangeError('broken, and it quotes: hello Anna');
  };
  /** The event fails as it does where a defect of ours meets it. */
  const bury = (event: RecognisedEvent) => handleEvent({ ...world.deps, random: broken }, event);
  const ids = async (): Promise<readonly string[]> => {
    const { out } = await type(['deadletters', 'list', '--json']);
    return (JSON.parse(out) as { letters: { id: string }[] }).letters.map(({ id }) => id);
  };

  test('are listed and shown, the customer’s words only where one is asked for', async () => {
    await bury(message('hello Anna', { psid: 'P-1' }));
    const [id = ''] = await ids();

    const listed = await type(['deadletters', 'list']);
    const shown = await type(['deadletters', 'show', id]);

    expect(listed.out).toMatch(
      new RegExp(`^${id} {2}.* {2}message {2}defect {2}P-1 {2}request-1$`),
    );
    expect(listed.out).not.toContain('Anna');
    expect(shown.out).toContain('hello Anna');
  });

  test('are replayed once: the answer waits for Facebook, and the letter is gone', async () => {
    const event = message('hello', { psid: 'P-2' });
    await bury(event);
    const [id = ''] = await ids();

    const first = await type(['deadletters', 'replay', id]);
    const second = await type(['deadletters', 'replay', id]);

    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('handled') as string });
    expect(await world.claim('P-2', event.key)).toMatchObject({ outcome: 'greeting' });
    expect(await world.waiting('P-2')).toHaveLength(1);
    expect(second).toMatchObject({
      code: 1,
      err: expect.stringContaining('no dead letter') as string,
    });
  });

  test('change nothing where the event was handled meanwhile', async () => {
    const event = message('hello', { psid: 'P-3' });
    await bury(event);
    await handleEvent(world.deps, event);

    const { code, out } = await type(['deadletters', 'replay', '--all']);

    expect(code).toBe(0);
    expect(out).toContain('had been handled already');
    expect(await world.waiting('P-3')).toHaveLength(1);
    expect(await ids()).toEqual([]);
  });

  test('stay while the defect is there, and say where it is in the code and nothing of the customer', async () => {
    await bury(message('hello Anna', { psid: 'P-4' }));

    const { code, out } = await type(['deadletters', 'replay', '--all'], {}, broken);

    expect(code).toBe(1);
    expect(out).toMatch(/failed again: RangeError at .*deadletters\.test/);
    expect(out).not.toMatch(/Anna|P-4/);
    expect(await ids()).toHaveLength(1);
  });

  test.each([
    [
      'whose one-time code is not kept',
      () => bury(accountLinking('linked', { psid: 'P-5', authorizationCode: 'c' })),
      'one-time code is not kept',
    ],
    [
      'that were cut',
      () =>
        world.put('conversations', {
          ...{ psid: 'P-6', entry: deadLetterEntry('k'), kind: 'message' },
          ...{ event: '{"kind":"mess', code: 'defect', at: NOW, correlationId: 'r' },
        }),
      'not kept whole',
    ],
    [
      'of another place than theirs',
      () =>
        world.put('conversations', {
          ...{ psid: 'P-7', entry: deadLetterEntry('k'), kind: 'message' },
          ...{
            event: JSON.stringify(message('hi', { psid: 'P-8' })),
            code: 'defect',
            at: NOW,
            correlationId: 'r',
          },
        }),
      'not kept whole',
    ],
  ])('%s are left as they are', async (_what, make, why) => {
    await make();

    const { code, out } = await type(['deadletters', 'replay', '--all']);

    expect(code).toBe(1);
    expect(out).toContain(why);
    expect(await ids()).toHaveLength(1);
  });

  test.each([
    [['deadletters', 'replay'], {}, 2, 'one id, or --all'],
    [['deadletters', 'show'], {}, 2, 'which one?'],
    [['deadletters', 'replay', '--all'], { LOGIN_PAGE_URL: '' }, 1, 'LOGIN_PAGE_URL is missing'],
  ])('are refused: %j', async (words, env, exitCode, why) => {
    const { code, err } = await type(words, env);

    expect(code).toBe(exitCode);
    expect(err).toContain(why);
  });

  test('and all else are counted', async () => {
    await bury(message('hello', { psid: 'P-9' }));
    await handleEvent(world.deps, message('hello', { psid: 'P-10' }));
    await world.put('parcels', { parcelId: 'DL-1', customerId: 'C-1', status: 'delivered' });
    await world.put('parcels', { parcelId: 'DL-2', status: 'delivered' });
    await world.put('customers', { customerId: 'C-1', psid: 'P-10' });
    await world.put('tickets', { ticketId: 'T-1', entry: 'ticket', status: 'open' });
    await world.put('tickets', { ticketId: 'T-1', entry: 'note#1', text: 'x' });
    await world.client.send(
      new PutCommand({
        TableName: world.tables.conversations,
        Item: {
          ...{ psid: 'P-10', entry: 'queue#000000000009', enqueuedAt: NOW - 3 * HOUR },
          progress: { status: 'held', reason: 'window_closed', since: NOW },
        },
      }),
    );
    await world.put('conversations', { psid: 'P-10', entry: 'out#1', outcome: 'sent' });
    await world.put('conversations', {
      ...{ psid: 'P-10', entry: 'out#2', outcome: 'failed', reason: 'muted' },
    });

    countItems(dynamoDb, 2);
    shown.length = 0;
    const { out } = await type(['stats', '--json']);
    const progress = [...shown];
    const lines = await type(['stats']);

    expect(JSON.parse(out)).toEqual({
      parcels: { delivered: 1, unusable: 1 },
      customers: { linked: 1 },
      conversations: { dead_letters: 1, not_linked: 1 },
      waiting: {
        waiting: { count: 1, oldestMs: 0 },
        window_closed: { count: 1, oldestMs: 3 * HOUR },
      },
      settled: { failed_muted: 1, sent: 1 },
      tickets: { open: 1 },
    });
    expect(lines.out).toContain('  window_closed  1  oldest 3 h');
    expect(progress).toContainEqual([`reading ${world.tables.parcels}`, 2]);
    expect(progress).toContainEqual(['reached', 2]);
  });
});

/** DynamoDB's own count, which it brings up to date every six hours, and the local one never. */
function countItems(client: DynamoDBClient, ItemCount: number): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const answer = await next(args);
        if (commandName !== 'DescribeTableCommand') return answer;
        return { ...answer, output: { ...answer.output, Table: { ItemCount } } };
      },
    { step: 'initialize' },
  );
}
