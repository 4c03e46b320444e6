import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { ticketsList } from '../../../src/cli/commands/tickets-list';
import { ticketsReply } from '../../../src/cli/commands/tickets-reply';
import { ticketsShow } from '../../../src/cli/commands/tickets-show';
import { ticketsClose, ticketsReopen } from '../../../src/cli/commands/tickets-status';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { DAY, HOUR } from '../../../src/shared/clock';
import { createDynamoDb, type DocumentClient } from '../../../src/store/dynamodb';
import { readTicket } from '../../../src/store/tickets';
import type { TableNames } from '../../../src/store/tables';
import { commandWorld, typeCommand } from '../../helpers/command-world';
import { freshTables, localCredentials } from '../../helpers/tables';

const NOW = Date.parse('2026-11-21T08:00:00Z');
const AT = NOW - 3 * HOUR;
const COMMANDS = [ticketsList, ticketsShow, ticketsReply, ticketsClose, ticketsReopen];

describe('tickets on the command line', () => {
  let db: LocalDynamoDb;
  let client: DocumentClient;
  let tables: TableNames;

  beforeAll(async () => {
    db = await startDynamoDb();
  });
  beforeEach(async () => {
    const fresh = await freshTables(db.endpoint);
    ({ client, tables } = fresh);
  });
  afterEach(() => {
    client.destroy();
  });
  afterAll(async () => {
    await db.close();
  });

  const put = (table: keyof TableNames, Item: Record<string, unknown>) =>
    client.send(new PutCommand({ TableName: tables[table], Item }));
  const open = async (ticketId: string, waitedMs: number, row: Record<string, unknown> = {}) => {
    const at = NOW - waitedMs;
    await put('tickets', {
      ...{ ticketId, entry: 'ticket', status: 'open', createdAt: at, psid: 'P-1' },
      ...row,
    });
    await put('tickets', {
      ...{ ticketId, entry: `note#${new Date(at).toISOString()}#a`, author: 'customer', at },
      text: 'It is wet\u001b[2J',
      attachments: [{ type: 'image', url: 'https://cdn.example/1.jpg' }],
    });
  };
  const chat = (state: Record<string, unknown> = {}) =>
    put('conversations', {
      ...{ psid: 'P-1', entry: 'state', version: 1, nextOrder: 0 },
      ...{ lastUserActionAt: AT, lastUserMessageAt: AT },
      ...state,
    });

  async function type(words: readonly string[], stdin = '') {
    const world = commandWorld({
      env: { TABLE_PREFIX: tables.tickets.replace(/tickets$/, '') },
      dynamoDb: createDynamoDb({ endpoint: db.endpoint, ...localCredentials }),
      clock: () => NOW,
      readStdin: () => Promise.resolve(stdin),
    });
    const typed = await typeCommand(COMMANDS, world, words);
    world.client.destroy();
    return typed;
  }
  const list = async (...options: readonly string[]) => {
    const { out } = await type(['tickets', 'list', ...options, '--json']);
    const { tickets } = JSON.parse(out) as { tickets: { ticketId: string }[] };
    return tickets.map(({ ticketId }) => ticketId);
  };

  test('lists those that are open, who waits longest first', async () => {
    await open('T-2SHORT', HOUR);
    await open('T-2CLOSD', 9 * HOUR, { status: 'closed' });
    await open('T-2ABCDE', 2 * DAY, {
      ...{ customerId: 'C-1', parcelId: 'DL-1001', subject: 'It is\nwet' },
    });

    const { code, out } = await type(['tickets', 'list']);

    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'T-2ABCDE  open  waits 2 d  C-1  DL-1001  It is wet',
      'T-2SHORT  open  waits 1 h  –    –',
    ]);
  });

  test('lists by status, customer and parcel, the latter in any spelling', async () => {
    await open('T-2AAAAA', HOUR, { customerId: 'C-1', parcelId: 'dl1001' });
    await open('T-2BBBBB', HOUR * 2, { customerId: 'C-1', status: 'closed' });
    await open('T-2CCCCC', HOUR * 3, { customerId: 'C-2' });

    expect(await list('--status', 'closed')).toEqual(['T-2BBBBB']);
    expect(await list('--status', 'all', '--customer', 'C-1')).toEqual(['T-2AAAAA', 'T-2BBBBB']);
    expect(await list('--parcel', 'DL 1001')).toEqual(['T-2AAAAA']);
    expect((await type(['tickets', 'list', '--customer', 'C-9'])).out).toBe('no tickets');
    expect((await type(['tickets', 'list', '--status', 'lost'])).code).toBe(2);
  });

  test('shows the dialogue with times and attachments, whatever the spelling of the number', async () => {
    await open('T-2ABCDE', HOUR, { customerId: 'C-1', subject: 'Wet' });

    const { code, out } = await type(['tickets', 'show', 't 2abcde']);

    expect(code).toBe(0);
    expect(out).toBe(
      [
        'T-2ABCDE',
        'status    open',
        'subject   Wet',
        'customer  C-1',
        'chat      P-1',
        'opened    2026-11-21 07:00',
        'waits     for an answer, 1 h',
        '',
        '2026-11-21 07:00  customer',
        '  It is wet [2J',
        '  [image] https://cdn.example/1.jpg',
      ].join('\n'),
    );
  });

  test('puts an answer on the ticket, behind what it answers', async () => {
    await chat();
    await open('T-2ABCDE', -HOUR);

    const { code, out } = await type([
      ...['tickets', 'reply', 'T-2ABCDE', 'We send another one.', '--agent', 'Maria'],
    ]);

    expect([code, out]).toEqual([0, 'answered  T-2ABCDE\ngoes out now']);
    const read = await readTicket(client, tables.tickets, 'T-2ABCDE');
    expect(read?.notes.at(-1)).toMatchObject({
      ...{ author: 'agent', agentName: 'Maria', text: 'We send another one.' },
      at: NOW + HOUR + 1,
    });
  });

  test('takes the answer from standard input, and says as JSON what will happen to it', async () => {
    await chat();
    await open('T-2ABCDE', HOUR);

    const { out } = await type(
      ['tickets', 'reply', '2ABCDE', '--text-stdin', '--json'],
      'One\nTwo\n',
    );

    expect(JSON.parse(out)).toMatchObject({
      ...{ ticketId: 'T-2ABCDE', outlook: { note: 'goes', as: 'plain' } },
    });
    const read = await readTicket(client, tables.tickets, 'T-2ABCDE');
    expect(read?.notes.at(-1)?.text).toBe('One\nTwo');
  });

  test('says that an answer goes out at any time where there is no window', async () => {
    const then = NOW - 30 * DAY;
    await chat({ psid: 'telegram:42', lastUserActionAt: then, lastUserMessageAt: then });
    await open('T-2ABCDE', HOUR, { psid: 'telegram:42' });

    const { out } = await type(['tickets', 'reply', 'T-2ABCDE', 'Hello']);

    expect(out).toBe('answered  T-2ABCDE\ngoes out now');
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    [
      'goes out as a human’s after a day',
      { lastUserActionAt: NOW - 2 * DAY, lastUserMessageAt: NOW - 2 * DAY },
      /goes out now under HUMAN_AGENT/,
    ],
    [
      'waits after seven days',
      { lastUserActionAt: NOW - 8 * DAY, lastUserMessageAt: NOW - 8 * DAY },
      /waits until the customer writes/,
    ],
    [
      'waits while another app has the conversation',
      { threadOwner: { appId: '1', since: NOW - HOUR } },
      /waits until the Page Inbox.*at the latest 2026-11-22T07:00:00.000Z/,
    ],
    [
      'waits for who cannot be reached',
      { unreachableSince: NOW },
      /waits until the customer acts: Facebook/,
    ],
  ])('says that an answer %s', async (_, state, words) => {
    await chat(state);
    await open('T-2ABCDE', HOUR);

    const { out } = await type(['tickets', 'reply', 'T-2ABCDE', 'Hello']);

    expect(out).toMatch(words);
  });

  test('says that an answer to a customer without a chat reaches nobody', async () => {
    await chat();
    await put('customers', { customerId: 'C-1' });
    await open('T-2ABCDE', HOUR, { customerId: 'C-1' });

    const { code, out } = await type(['tickets', 'reply', 'T-2ABCDE', 'Hello']);

    expect(code).toBe(0);
    expect(out).toContain('reaches nobody');
  });

  test.each<[string, readonly string[], RegExp]>([
    ['no text', ['tickets', 'reply', 'T-2ABCDE'], /give the text once/],
    ['two texts', ['tickets', 'reply', 'T-2ABCDE', 'x', '--text-stdin'], /give the text once/],
    ['blanks only', ['tickets', 'reply', 'T-2ABCDE', '  '], /empty/],
    ['a text too long', ['tickets', 'reply', 'T-2ABCDE', 'x'.repeat(8_001)], /8000/],
    ['a name too long', ['tickets', 'reply', 'T-2', 'x', '--agent', 'x'.repeat(41)], /40/],
    ['no ticket', ['tickets', 'show'], /which ticket/],
  ])('refuses %s as not understood', async (_, words, sentence) => {
    const { code, err } = await type(words);

    expect(code).toBe(2);
    expect(err).toMatch(sentence);
  });

  test.each(['show', 'close', 'reopen'])('%s fails on a ticket that is not there', async (verb) => {
    const { code, err } = await type(['tickets', verb, 'T-2ZZZZZ']);

    expect([code, err]).toEqual([1, 'There is no ticket T-2ZZZZZ [input_invalid]']);
  });

  test('closes and reopens, and says when there was nothing to do', async () => {
    await open('T-2ABCDE', HOUR);

    const answers = [
      await type(['tickets', 'close', 'T-2ABCDE']),
      await type(['tickets', 'close', 'T-2ABCDE']),
      await type(['tickets', 'reopen', 'T-2ABCDE']),
    ];

    expect(answers.map(({ out }) => out)).toEqual([
      'T-2ABCDE is now closed',
      'T-2ABCDE was closed already',
      'T-2ABCDE is now open',
    ]);
  });

  test('brings nothing back of a ticket that was erased', async () => {
    await open('T-2ABCDE', HOUR, { status: 'closed', erasedAt: NOW });

    const answers = [
      await type(['tickets', 'reply', 'T-2ABCDE', 'Hello']),
      await type(['tickets', 'reopen', 'T-2ABCDE']),
    ];

    expect(answers.map(({ code }) => code)).toEqual([1, 1]);
  });
});
