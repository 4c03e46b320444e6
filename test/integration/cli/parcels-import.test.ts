import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parcelsImport } from '../../../src/cli/commands/parcels-import';
import type { CommandWorld } from '../../../src/cli/command';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { systemSleep } from '../../../src/shared/clock';
import { deleteAll } from '../../../src/store/delete-all';
import type { DocumentClient } from '../../../src/store/dynamodb';
import { changeParcelRow, findParcelRow } from '../../../src/store/parcels';
import { scanParcelRows } from '../../../src/store/scan-parcels';
import type { TableNames } from '../../../src/store/tables';
import { commandWorld, quietTerminal, typeCommand } from '../../helpers/command-world';
import { runs } from '../../helpers/runs';
import { startProcess, type StartedProcess } from '../../helpers/start-process';
import { freshTables } from '../../helpers/tables';
import { createStreamsClient, readStream } from '../dynamodb/support/read-stream';

let db: LocalDynamoDb;
let folder: string;
let client: DocumentClient;
let tables: TableNames;
let prefix: string;

beforeAll(async () => {
  db = await startDynamoDb();
  folder = await mkdtemp(path.join(tmpdir(), 'parcel-messenger-'));
  ({ client, tables, prefix } = await freshTables(db.endpoint));
});
afterAll(async () => {
  client.destroy();
  await rm(folder, { recursive: true });
  await db.close();
});

async function fileOf(...lines: readonly string[]): Promise<string> {
  const file = path.join(folder, 'parcels.csv');
  await writeFile(file, lines.join('\n'));
  return file;
}

const type = (words: readonly string[], parts: Partial<CommandWorld> = {}) =>
  typeCommand(
    [parcelsImport],
    { ...commandWorld({ env: { TABLE_PREFIX: prefix }, ...parts }), client },
    ['parcels', 'import', ...words],
  );

const rows = () => scanParcelRows(client, tables.parcels);

describe('parcels import', () => {
  afterEach(async () => {
    const keys = (await rows()).map(({ parcelId }) => ({ parcelId }));
    await deleteAll({ client, sleep: systemSleep }, tables.parcels, keys);
  });

  test('writes what is new and what differs, and says how many there are of each', async () => {
    await changeParcelRow(client, tables.parcels, 'DL-1', { customerId: 'C-1', status: 'pending' });
    await changeParcelRow(client, tables.parcels, 'dl 1002', {
      customerId: 'C-1',
      status: 'pending',
    });
    const file = await fileOf(
      ...[
        'parcelId,customerId,status',
        'DL-1,C-1,pending',
        'DL-1002,,Delivered',
        'DL-3,C-2,pending',
      ],
    );

    const { code, out } = await type([file]);

    expect({ code, out }).toEqual({ code: 0, out: '1 new, 1 changed, 1 already so' });
    expect(await rows()).toHaveLength(3);
    expect(await findParcelRow(client, tables.parcels, 'dl 1002')).toEqual({
      ...{ parcelId: 'dl 1002', customerId: 'C-1', status: 'delivered' },
    });
  });

  test('names every mistake by its line, also those that only the table tells, and writes nothing', async () => {
    const file = await fileOf(
      ...['parcelId,customerId,status', 'DL-1,C-1,lost', 'DL-2,C-1,pending', 'DL-3,,pending'],
    );

    const { code, out } = await type([file]);

    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      'line 2  “lost” is not a status.',
      'line 4  DL-3 is new, so it needs a customerId.',
      expect.stringContaining('mistakes: 2; nothing was imported.'),
    ]);
    expect(await rows()).toEqual([]);
  });

  test('--skip-faulty imports the other lines, and exits with 3', async () => {
    const file = await fileOf(
      ...['parcelId,customerId,status', 'DL-1,C-1,lost', 'DL-2,C-1,pending'],
    );

    const { code, out } = await type([file, '--skip-faulty', '--json']);

    expect(code).toBe(3);
    expect(JSON.parse(out)).toEqual({
      ...{ imported: true, new: 1, changed: 0, unchanged: 0, notWritten: [] },
      faults: [{ line: 2, sentence: '“lost” is not a status.' }],
    });
    expect(await rows()).toMatchObject([{ parcelId: 'DL-2' }]);
  });

  test('--skip-faulty takes nothing from a file whose columns are in doubt', async () => {
    const file = await fileOf('parcelId,customerId,statsu', 'DL-2,C-1,pending');

    const { code, out } = await type([file, '--skip-faulty']);

    expect(code).toBe(1);
    expect(out).toContain('nothing was imported. Mend the file');
    expect(await rows()).toEqual([]);
  });

  test('--dry-run only says what would be done', async () => {
    const file = await fileOf('parcelId,customerId,status', 'DL-2,C-1,pending');

    const { code, out } = await type([file, '--dry-run']);

    expect({ code, out }).toEqual({ code: 0, out: 'would be 1 new, 0 changed, 0 already so' });
    expect(await rows()).toEqual([]);
  });

  test('asked to stop it leaves the rest to the next run, and exits with 1', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `DL-${index + 100},C-1,pending`);
    const file = await fileOf('parcelId,customerId,status', ...many);
    const stop = new AbortController();
    const terminal = quietTerminal({
      interruption: () => stop.signal,
      startProgress: () => ({
        reach: () => {
          stop.abort();
        },
        end: () => undefined,
      }),
    });

    const first = await type([file], { terminal });
    const second = await type([file]);

    expect(first.code).toBe(1);
    expect(first.out).toBe(
      '16 new, 0 changed, 0 already so\n24 rows are left; the same command goes on with them',
    );
    expect(second).toMatchObject({ code: 0, out: '24 new, 0 changed, 16 already so' });
  });

  test('waits while the table is throttled, and loses no row', async () => {
    const file = await fileOf('parcelId,customerId,status', 'DL-1,C-1,pending', 'DL-2,C-1,pending');
    let pauses = 0;
    const sleep = (): Promise<void> => {
      pauses += 1;
      db.throttle(false);
      return Promise.resolve();
    };
    const terminal = quietTerminal({
      interruption: () => {
        db.throttle(true);
        return new AbortController().signal;
      },
    });

    const { code, out } = await type([file], { sleep, terminal });

    expect({ code, out }).toEqual({ code: 0, out: '2 new, 0 changed, 0 already so' });
    expect(pauses).toBe(1);
  });

  test.each([
    ['no file', [], 2, 'which file?'],
    ['a file that is not there', ['/nowhere/parcels.csv'], 1, 'can’t be read'],
  ])('refuses %s', async (_, words, code, sentence) => {
    const typed = await type(words);

    expect(typed.code).toBe(code);
    expect(typed.err).toContain(sentence);
  });
});

/** Ten minutes for the long one, on a machine that does other things too. */
const TIME = { ci: 60_000, long: 1_200_000 };

test(
  'killed half-way and run again it has written every row, and none twice',
  async () => {
    const count = runs({ ci: 500, long: 100_000 });
    const wanted = Array.from({ length: count }, (_, index) => ({
      parcelId: `DL-${100_000 + index}`,
      customerId: `C-${index % 5_000}`,
      status: 'in_transit',
      location: `Hub ${index % 40}`,
    }));
    const file = await fileOf(
      'parcelId;customerId;status;location',
      ...wanted.map((row) => Object.values(row).join(';')),
    );
    const start = (): StartedProcess =>
      startProcess(path.resolve('dist/cli.js'), ['parcels', 'import', file], {
        ...{ AWS_ENDPOINT_URL: db.endpoint, AWS_REGION: 'eu-west-1', TABLE_PREFIX: prefix },
        ...{ AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
      });

    const first = start();
    await first.printed(/writing {2}50 %/);
    await first.stop('SIGKILL');
    const half = (await rows()).length;
    const second = await start().ended;
    const [, made, found] = /(\d+) new, 0 changed, (\d+) already so/.exec(second.output) ?? [];

    expect(half).toBeGreaterThanOrEqual(count / 2);
    expect(half).toBeLessThan(count);
    expect([second.code, second.output]).toEqual([0, expect.stringContaining('already so')]);
    expect(Number(made) + Number(found)).toBe(count);
    // What was under way when it was killed may have been written after we looked.
    expect(Number(found)).toBeGreaterThanOrEqual(half);
    const byId = new Map((await rows()).map((row) => [row['parcelId'], row]));
    expect(byId.size).toBe(count);
    expect(wanted.filter((row) => !isSame(row, byId.get(row.parcelId)))).toEqual([]);
    expect(await recordsOf(wanted)).toEqual({ records: count, parcels: count });
  },
  runs(TIME),
);

const isSame = (one: object, other: object | undefined): boolean =>
  other !== undefined &&
  Object.entries(one).every(([name, value]) => Reflect.get(other, name) === value);

/** Each record of the stream is what a customer would be told. */
async function recordsOf(
  wanted: readonly { readonly parcelId: string }[],
): Promise<{ records: number; parcels: number }> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tables.parcels }));
  const streams = createStreamsClient(db.endpoint);
  const all = await readStream(streams, Table!.LatestStreamArn!);
  streams.destroy();
  const ids = new Set(wanted.map(({ parcelId }) => parcelId));
  const parcels = all
    .map(({ dynamodb }) => dynamodb?.Keys?.['parcelId']?.S ?? '')
    .filter((parcelId) => ids.has(parcelId));
  return { records: parcels.length, parcels: new Set(parcels).size };
}
