import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { outboxDrop } from '../../../src/cli/commands/outbox-drop';
import { outboxList } from '../../../src/cli/commands/outbox-list';
import { outboxRelease } from '../../../src/cli/commands/outbox-release';
import { outboxShow } from '../../../src/cli/commands/outbox-show';
import { drain } from '../../../src/delivery/drain';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { DAY, HOUR } from '../../../src/shared/clock';
import { parcelSubject } from '../../../src/messenger/subject';
import { createDynamoDb, type DocumentClient } from '../../../src/store/dynamodb';
import type { TableNames } from '../../../src/store/tables';
import { commandWorld, typeCommand } from '../../helpers/command-world';
import { startGraphServer, type GraphServer } from '../../helpers/graph-server';
import { freshTables, localCredentials } from '../../helpers/tables';
import { createWorld, say, START, type World } from '../delivery/world';

const COMMANDS = [outboxList, outboxShow, outboxRelease, outboxDrop];

describe('the outbox on the command line', () => {
  let db: LocalDynamoDb;
  let client: DocumentClient;
  let tables: TableNames;
  let server: GraphServer;
  let dynamoDb: DynamoDBClient;
  let world: World;
  let psid: string;
  let customerId: string;
  let parcelId: string;

  beforeAll(async () => {
    db = await startDynamoDb();
    ({ client, tables } = await freshTables(db.endpoint));
    server = await startGraphServer();
    dynamoDb = createDynamoDb({ endpoint: db.endpoint, ...localCredentials });
  });
  afterAll(async () => {
    client.destroy();
    dynamoDb.destroy();
    await server.close();
    await db.close();
  });
  beforeEach(async () => {
    world = createWorld({ client, tables, server });
    psid = world.newPerson();
    customerId = `C-${psid}`;
    parcelId = `DL-${psid}`;
    await put('customers', { customerId, psid });
    await put('parcels', { parcelId, customerId, status: 'out_for_delivery' });
  });

  const put = (table: keyof TableNames, Item: Record<string, unknown>) =>
    client.send(new PutCommand({ TableName: tables[table], Item }));
  const type = (...words: readonly string[]) =>
    typeCommand(
      COMMANDS,
      commandWorld({
        env: {
          TABLE_PREFIX: tables.parcels.replace(/parcels$/, ''),
          FB_PAGE_ID: world.deps.pageId,
        },
        client,
        dynamoDb,
        clock: world.now,
        sleep: world.deps.sleep,
      }),
      ['outbox', ...words],
    );
  const update = (text: string) => say(text, { customerId, subject: parcelSubject(parcelId) });
  const linked = (lastUserActionAt: number) => ({ change: { customerId, lastUserActionAt } });
  const refuse = (status: number) => {
    world.answerSends(() => ({ status, body: {} }));
  };

  test('shows that a parcel’s customer was told, when, and where to find it in the log', async () => {
    await world.queue(psid, [update('It comes today'), say('Something else')], linked(START));
    await drain(world.deps, psid);

    const { code, out } = await type('show', parcelId);

    expect(code).toBe(0);
    expect(out).toMatch(
      new RegExp(`customer +${customerId}\\nchat +${psid}\\ntold +yes, 2027-01-15 08:00 as UPDATE`),
    );
    expect(out).toMatch(/#0 {2}2027-01-15 08:00 {2}It comes today\n.*\n +log: event-\d+/);
    expect(out).not.toContain('Something else');
  });

  test('shows that they were not, and why, and what that waits for', async () => {
    await world.queue(psid, [update('It comes today')], linked(START - 2 * DAY));
    await drain(world.deps, psid);

    const { out } = await type('show', customerId);
    const { waiting } = JSON.parse((await type('show', psid, '--json')).out) as {
      waiting: unknown[];
    };

    expect(out).toContain('told      not yet: The 24-hour window is closed.');
    expect(waiting).toMatchObject([{ state: { status: 'held', reason: 'window_closed' } }]);
  });

  test('shows that nothing is sent for the whole Page', async () => {
    world.answerSends(() => ({ status: 400, body: { error: { code: 190, message: 'x' } } }));
    await world.queue(psid, [update('It comes today')], linked(START));
    await drain(world.deps, psid);

    const { out } = await type('show', psid);

    expect(out).toContain('Nothing is sent for the whole Page: Facebook refuses the Page’s token');
  });

  test.each([
    ['without a chat', {}, 'no: the customer has no chat'],
    ['whose chat is another’s', { psid: 'P-other' }, 'both must agree'],
  ])('shows that a customer %s was not told', async (_what, row, why) => {
    await put('customers', { customerId, ...row });

    const { code, out } = await type('show', parcelId);

    expect(code).toBe(0);
    expect(out).toContain(why);
  });

  test.each([
    [['show', 'DL-404'], 1, 'no such parcel, customer or chat'],
    [['show'], 2, 'whose?'],
    [['drop', 'DL-404'], 2, 'say which'],
    [['release', 'DL-404', '--order', 'x'], 2, '--order must be a number'],
    [['list', '--reason', 'lazy'], 2, 'must be one of'],
  ])('refuses %j', async (words, exitCode, why) => {
    const { code, err } = await type(...words);

    expect(code).toBe(exitCode);
    expect(err).toContain(why);
  });

  test('lists what waits, longest first, by reason and age', async () => {
    const other = world.newPerson();
    await world.queue(other, [say('Older')], { change: { lastUserActionAt: START - 2 * DAY } });
    await drain(world.deps, other);
    world.advance(3 * HOUR);
    await world.queue(psid, [update('Newer')], linked(world.now()));

    const { out } = await type('list');
    const held = await type('list', '--reason', 'window_closed');
    const old = await type('list', '--older-than', '3');

    expect(out.indexOf('Older')).toBeGreaterThan(-1);
    expect(out.indexOf('Newer')).toBeGreaterThan(out.indexOf('Older'));
    expect(out).toMatch(new RegExp(`${psid} +#0 +${customerId} +waiting +0 min +Newer`));
    expect(held.out).toContain('Older');
    expect(held.out + old.out).not.toContain('Newer');
    expect(old.out).toContain('3 h');
  });

  test('release lets what waits for its next try go out at once, and once', async () => {
    refuse(500);
    await world.queue(psid, [update('It comes today')], linked(START));
    await drain(world.deps, psid);
    world.answerSends(() => undefined);
    const tooEarly = await drain(world.deps, psid);

    const { out } = await type('release', parcelId);
    const report = await drain(world.deps, psid);

    expect(tooEarly).toMatchObject({ sent: 0 });
    expect(out).toBe('#0  is tried now');
    expect(report).toMatchObject({ status: 'idle', sent: 1 });
    expect(world.sends()).toHaveLength(2);
  });

  test('release opens no window: what the policy holds it holds again', async () => {
    await world.queue(psid, [update('It comes today')], linked(START - 2 * DAY));
    await drain(world.deps, psid);

    const { out } = await type('release', psid);
    const [wake] = await world.rows(psid, 'wake');
    await drain(world.deps, psid);

    expect(out).toContain('looked at again now');
    expect(wake).toMatchObject({ dueAt: world.now() });
    expect(world.sends()).toEqual([]);
    expect(await world.rows(psid, 'queue#')).toMatchObject([
      { progress: { status: 'held', reason: 'window_closed' } },
    ]);
  });

  test.each(['sending', 'unconfirmed'])(
    'neither releases nor drops what is %s: it may have arrived',
    async (status) => {
      await world.queue(psid, [update('It comes today')], linked(START));
      const [row] = await world.rows(psid, 'queue#');
      await put('conversations', { ...row, progress: { status, since: START, lease: 'dead' } });

      const released = await type('release', psid);
      const dropped = await type('drop', psid, '--all');

      expect(released.out + dropped.out).toMatch(/(left alone: handed to Facebook.*){2}/s);
      expect(await world.rows(psid, 'queue#')).toMatchObject([{ progress: { status } }]);
    },
  );

  test('drop gives a message up, on record, and what stands behind it goes out', async () => {
    refuse(500);
    await world.queue(psid, [update('Wrong'), update('Right')], linked(START));
    await drain(world.deps, psid);
    world.answerSends(() => undefined);

    const { out } = await type('drop', psid, '--order', '0');
    await drain(world.deps, psid);
    const shown = await type('show', psid);

    expect(out).toBe('#0  dropped');
    expect(world.sends().map(({ text }) => text)).toEqual(['Wrong', 'Right']);
    expect(await world.rows(psid, 'out#')).toMatchObject([
      { order: 0, outcome: 'failed', reason: 'dropped' },
      { order: 1, outcome: 'sent' },
    ]);
    expect(shown.out).toContain('Somebody of operations gave it up.');
  });

  test('drop never touches what the conversation rests on', async () => {
    await world.queue(psid, [{ type: 'unlink' }, { type: 'erase', askedBy: 'chat' }]);

    const { out } = await type('drop', psid, '--all');

    expect(out).toMatch(/#0 {2}left alone: no message.*\n#1 {2}left alone/);
    expect(await world.rows(psid, 'queue#')).toHaveLength(2);
  });

  test('keeps away while a drain is at work, and changes nothing', async () => {
    await world.queue(psid, [update('It comes today')], linked(START));
    const tried: { code: number; err: string }[] = [];
    world.answerSends(async () => {
      tried.push(await type('release', psid), await type('drop', psid, '--all'));
      return undefined;
    });

    await drain(world.deps, psid);

    expect(tried).toMatchObject([
      { code: 1, err: expect.stringContaining('being served') as string },
      { code: 1, err: expect.stringContaining('being served') as string },
    ]);
    expect(world.sends()).toHaveLength(1);
    expect(await world.rows(psid, 'out#')).toMatchObject([{ outcome: 'sent' }]);
  });

  test('names nobody in an error', async () => {
    const { err } = await type('drop', psid, '--all');

    expect(err).not.toContain(psid);
  });
});
