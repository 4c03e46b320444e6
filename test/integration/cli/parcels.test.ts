import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { parcelsList } from '../../../src/cli/commands/parcels-list';
import { parcelsShow } from '../../../src/cli/commands/parcels-show';
import { parcelsWatch } from '../../../src/cli/commands/parcels-watch';
import type { CommandWorld } from '../../../src/cli/command';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import type { DocumentClient } from '../../../src/store/dynamodb';
import { changeParcelRow } from '../../../src/store/parcels';
import type { TableNames } from '../../../src/store/tables';
import { commandWorld, quietTerminal, typeCommand } from '../../helpers/command-world';
import { freshTables } from '../../helpers/tables';

let db: LocalDynamoDb;
let client: DocumentClient;
let tables: TableNames;
let prefix: string;

const put = (table: keyof TableNames, Item: Readonly<Record<string, unknown>>) =>
  client.send(new PutCommand({ TableName: tables[table], Item }));

beforeAll(async () => {
  db = await startDynamoDb();
  ({ client, tables, prefix } = await freshTables(db.endpoint));
  await put('parcels', { parcelId: 'DL-1001', customerId: 'C-1', status: 'in_transit' });
  await put('parcels', {
    ...{ parcelId: 'dl 1002', customerId: 'C-1', status: 'Delivered', location: 'Kiel' },
  });
  await put('parcels', { parcelId: 'DL-1003', customerId: 'C-2', status: 'lost', note: 7 });
  await put('parcels', { parcelId: 'DL-1004', status: 'pending' });
  await put('customers', { customerId: 'C-1', psid: 'P-1' });
  await put('conversations', {
    ...{ psid: 'P-1', entry: 'state', version: 1, customerId: 'C-1' },
    mute: { customerId: 'C-1', all: false, exceptions: ['DL-1001'] },
  });
  await put('customers', { customerId: 'C-2' });
});
afterAll(async () => {
  client.destroy();
  await db.close();
});

const type = (words: readonly string[], parts: Partial<CommandWorld> = {}) =>
  typeCommand(
    [parcelsList, parcelsShow, parcelsWatch],
    { ...commandWorld({ env: { TABLE_PREFIX: prefix }, ...parts }), client },
    ['parcels', ...words],
  );

describe('parcels list', () => {
  test('has the rows by number, and what is wrong with them', async () => {
    const { code, out } = await type(['list']);

    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'dl 1002  Delivered   C-1  –  Kiel',
      'DL-1001  in_transit  C-1  –  –',
      'DL-1003  lost        C-2  –  –     ! status: not a status, note: a number or yes/no where text belongs',
      'DL-1004  pending     –    –  –     ! customerId: missing',
    ]);
  });

  test.each([
    [
      ['--customer', 'C-1'],
      ['DL-1001', 'dl 1002'],
    ],
    [['--status', 'delivered'], ['dl 1002']],
    [['--customer', 'C-1', '--status', 'In transit'], ['DL-1001']],
    [['--customer', 'C-9'], []],
  ])('chooses: %j', async (options, wanted) => {
    const { out } = await type(['list', ...options, '--json']);

    const { parcels, more } = JSON.parse(out) as { parcels: { parcelId: string }[]; more: boolean };
    expect(parcels.map(({ parcelId }) => parcelId).sort()).toEqual([...wanted].sort());
    expect(more).toBe(false);
  });

  test('says that there are more than it shows', async () => {
    const { out } = await type(['list', '--limit', '3']);

    expect(out.split('\n')).toHaveLength(4);
    expect(out).toContain('there are more');
  });

  test.each([
    ['--status', 'lost'],
    ['--limit', '0'],
  ])('refuses %s %s', async (option, value) => {
    const { code, err } = await type(['list', option, value]);

    expect(code).toBe(2);
    expect(err).toContain(option);
  });
});

describe('parcels show', () => {
  test.each([
    ['DL-1002', 'the customer, in their chat'],
    ['dl1001', 'nobody: the customer has muted it'],
    ['DL-1003', 'nobody: the customer is not linked with a chat'],
    ['DL-1004', 'nobody: the row can’t be used'],
  ])('says whom a change of %s tells: %s', async (typed, reached) => {
    const { code, out } = await type(['show', typed]);

    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^tells +${reached}$`, 'm'));
  });

  test('has every attribute and every mistake', async () => {
    const { out } = await type(['show', 'DL-1003']);

    expect(out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['DL-1003'],
      ...[
        ['customerId', 'C-2'],
        ['status', 'lost'],
        ['note', '7'],
      ],
      ...[
        ['mistake', 'status: not a status'],
        ['mistake', 'note: a number or yes/no where text belongs'],
      ],
      ['tells', 'nobody: the customer is not linked with a chat'],
    ]);
  });

  test('fails for a parcel that there is not', async () => {
    const { code, err } = await type(['show', 'DL-9999']);

    expect(code).toBe(1);
    expect(err).toContain('There is no parcel DL-9999');
  });
});

describe('parcels watch', () => {
  /** Somebody does these things to the rows, one between two looks, and then presses Ctrl-C. */
  async function watchWhile(
    words: readonly string[],
    ...deeds: readonly (() => Promise<unknown>)[]
  ) {
    const stop = new AbortController();
    const printed: string[] = [];
    const left = [...deeds];
    const terminal = quietTerminal({
      interruption: () => stop.signal,
      print: (line) => printed.push(line),
      pause: async () => {
        const deed = left.shift();
        if (deed === undefined) stop.abort();
        else await deed();
      },
    });
    const typed = await type(['watch', ...words], { terminal });
    return { ...typed, printed };
  }

  const set = (parcelId: string, row: Readonly<Record<string, unknown>>) => () =>
    changeParcelRow(client, tables.parcels, parcelId, row);

  test('says each change once, and ends with Ctrl-C as if all was well', async () => {
    const { code, out, printed } = await watchWhile(
      [],
      set('DL-1001', { location: 'Ulm' }),
      () => Promise.resolve(),
      set('DL-1005', { customerId: 'C-2', status: 'pending' }),
    );

    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(printed).toEqual([
      'watching: 4; Ctrl-C ends it',
      '2026-11-21 08:00:00  DL-1001  location: – → Ulm',
      expect.stringMatching(/^2026-11-21 08:00:00 {2}DL-1005 {2}new, .*status: pending/),
    ]);
  });

  test.each([
    ['one parcel', ['DL1001']],
    ['a customer’s', ['--customer', 'C-1']],
  ])('follows %s, a line of JSON a change for programs', async (_, words) => {
    const { printed } = await watchWhile(
      [...words, '--json'],
      set('DL-1003', { location: 'Jena' }),
      set('DL-1001', { location: words[0] }),
    );

    expect(printed.map((line): unknown => JSON.parse(line))).toMatchObject([
      { parcelId: 'DL-1001', change: 'changed', fields: [{ field: 'location', after: words[0] }] },
    ]);
  });

  test.each([
    [['--every', '0'], 2, '--every'],
    [['DL-9999'], 1, 'There is no parcel'],
  ])('refuses %j', async (words, code, sentence) => {
    const typed = await watchWhile(words);

    expect(typed.code).toBe(code);
    expect(typed.err).toContain(sentence);
  });
});
