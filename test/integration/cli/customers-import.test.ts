import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { addCustomer } from '../../../src/accounts/add-customer';
import { authenticate } from '../../../src/accounts/authenticate';
import { onCustomerChange } from '../../../src/accounts/push-customer-change';
import { customersImport } from '../../../src/cli/commands/customers-import';
import type { CommandWorld } from '../../../src/cli/command';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { systemClock, systemSleep } from '../../../src/shared/clock';
import { systemRandom } from '../../../src/shared/random';
import { deleteAll } from '../../../src/store/delete-all';
import type { DocumentClient } from '../../../src/store/dynamodb';
import type { TableNames } from '../../../src/store/tables';
import { commandWorld, quietTerminal, typeCommand } from '../../helpers/command-world';
import { freshTables } from '../../helpers/tables';

type Row = Readonly<Record<string, unknown>>;

let db: LocalDynamoDb;
let client: DocumentClient;
let tables: TableNames;
let prefix: string;

beforeAll(async () => {
  db = await startDynamoDb();
  ({ client, tables, prefix } = await freshTables(db.endpoint));
});
afterEach(async () => {
  const keys = (await rows()).map(({ customerId }) => ({ customerId }));
  await deleteAll({ client, sleep: systemSleep }, tables.customers, keys);
});
afterAll(async () => {
  client.destroy();
  await db.close();
});

const type = (
  lines: readonly string[],
  options: readonly string[] = [],
  parts: Partial<CommandWorld> = {},
) =>
  typeCommand(
    [customersImport],
    {
      ...commandWorld({ env: { TABLE_PREFIX: prefix }, ...parts }),
      client,
      readBytes: () => Promise.resolve(Buffer.from(lines.join('\n'))),
    },
    ['customers', 'import', 'customers.csv', ...options],
  );

async function rows(): Promise<readonly Row[]> {
  const { Items = [] } = await client.send(
    new ScanCommand({ TableName: tables.customers, ConsistentRead: true }),
  );
  return Items;
}

async function row(customerId: string): Promise<Row | undefined> {
  const key = { TableName: tables.customers, Key: { customerId }, ConsistentRead: true };
  return (await client.send(new GetCommand(key))).Item;
}

const put = (Item: Row) => client.send(new PutCommand({ TableName: tables.customers, Item }));

describe('customers import', () => {
  test('writes what is new and what differs, and says how many there are of each', async () => {
    await put({ customerId: 'C-1', email: 'anna@example.com', name: 'Anna', locale: 'de_DE' });
    await put({ customerId: 'C-2', email: 'Ben@Example.com', name: 'Ben', shoeSize: 44 });

    const { code, out } = await type([
      'customerId;email;name;locale',
      'C-1;ANNA@example.com;Anna;DE',
      'C-2;ben@example.com;;en',
      'C-3; Cem@Example.com ;Cem;',
    ]);

    expect({ code, out }).toEqual({ code: 0, out: '1 new, 1 changed, 1 already so' });
    expect(await row('C-1')).toMatchObject({ email: 'anna@example.com', locale: 'de_DE' });
    expect(await row('C-2')).toEqual({
      ...{ customerId: 'C-2', email: 'ben@example.com', name: 'Ben', locale: 'en', shoeSize: 44 },
    });
    expect(await row('C-3')).toEqual({
      ...{ customerId: 'C-3', email: 'cem@example.com', name: 'Cem' },
    });
  });

  test('run again it writes nothing', async () => {
    const file = ['customerId,email,name,locale', 'C-1,Anna@Example.com, Anna ,DE', 'C-2,b@x.de,,'];
    await type(file);
    const startProgress = jest.fn(quietTerminal().startProgress);

    const { code, out } = await type(file, [], { terminal: quietTerminal({ startProgress }) });

    expect({ code, out }).toEqual({ code: 0, out: '0 new, 0 changed, 2 already so' });
    expect(startProgress).not.toHaveBeenCalled();
  });

  test('names every mistake by its line without any e-mail, and writes nothing', async () => {
    await put({ customerId: 'C-9', email: 'Taken@example.com' });
    const before = await rows();

    const { code, out } = await type([
      'customerId,email,name,locale',
      'C-1,anna@example.com,Anna,de',
      'C-2,Anna@Example.com,Ben,de',
      'C-3,nowhere,Cem,de',
      'C-4,taken@example.com,Dora,de',
      'C-5,,Emil,de',
      'C-6,frida@example.com,Frida,fr',
      'C-1,gustav@example.com,Gustav,de',
      ',hanna@example.com,Hanna,de',
      'C-7,ida@example.com,Ida,de,secret',
    ]);

    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      'line 3   The email is the one of line 2.',
      'line 4   The email is not an e-mail address.',
      'line 5   The email is the one of C-9.',
      'line 6   C-5 is new, so it needs an email.',
      'line 7   The locale is neither de nor en.',
      'line 8   C-1 is in line 2 already.',
      'line 9   No customerId.',
      'line 10  Cell 5 has no column: a text that holds the delimiter needs quotes.',
      expect.stringContaining('mistakes: 8; nothing was imported.'),
    ]);
    expect(await rows()).toEqual(before);
  });

  test('--skip-faulty imports the other lines, and exits with 3', async () => {
    const { code, out } = await type(
      ['customerId,email', 'C-1,nowhere', 'C-2,ben@example.com'],
      ['--skip-faulty', '--json'],
    );

    expect(code).toBe(3);
    expect(JSON.parse(out)).toEqual({
      ...{ imported: true, new: 1, changed: 0, unchanged: 0, notWritten: [] },
      faults: [{ line: 2, sentence: 'The email is not an e-mail address.' }],
    });
    expect(await rows()).toEqual([{ customerId: 'C-2', email: 'ben@example.com' }]);
  });

  test('--dry-run only says what would be done', async () => {
    const { code, out } = await type(['customerId,email', 'C-2,ben@example.com'], ['--dry-run']);

    expect({ code, out }).toEqual({ code: 0, out: 'would be 1 new, 0 changed, 0 already so' });
    expect(await rows()).toEqual([]);
  });

  test.each(['password', 'passwordHash', 'Passwort'])(
    'takes no file with a column %s, also with --skip-faulty, and says what to do instead',
    async (column) => {
      const { code, out } = await type(
        [`customerId,email,${column}`, 'C-1,anna@example.com,hunter2hunter2'],
        ['--skip-faulty'],
      );

      expect(code).toBe(1);
      expect(out).toContain('A file must carry no passwords');
      expect(out).toContain('customers add --password-stdin');
      expect(out).not.toContain('hunter2');
      expect(await rows()).toEqual([]);
    },
  );

  test('a file without a header is refused, and nobody’s e-mail is shown', async () => {
    const { code, out } = await type(['C-1,anna@example.com,Anna,de', 'C-2,ben@example.com,Ben,']);

    expect(code).toBe(1);
    expect(out).toContain('The name of column 2 is not known.');
    expect(out).toContain('The column “customerId” is missing.');
    expect(out).not.toContain('example.com');
  });

  test('a password goes on opening the account, by the new e-mail', async () => {
    const password = { text: 'correct horse battery', pepper: 'pepper' };
    const deps = { client, customers: tables.customers, random: systemRandom };
    const known = { email: 'anna@example.com', name: 'Anna', customerId: 'C-1' };
    await addCustomer(deps, { ...known, password });

    await type(['customerId,email', 'C-1,anna@example.org']);

    const login = { client, tables, pepper: 'pepper', log: () => undefined };
    expect(await authenticate(login, 'anna@example.org', password.text)).toMatchObject({
      customerId: 'C-1',
    });
  });

  test('a link survives a new name and e-mail: all else of the row stays, and the chat hears nothing', async () => {
    const linked = {
      ...{ customerId: 'C-1', email: 'anna@example.com', name: 'Anna', passwordHash: 'h' },
      ...{ psid: '24601000000000001', asid: '8812', linkedAt: 1, linkedVia: 'account_linking' },
    };
    await put(linked);

    await type(['customerId,email,name', 'C-1,anna@example.org,Anna Berg']);

    const after = await row('C-1');
    expect(after).toEqual({ ...linked, email: 'anna@example.org', name: 'Anna Berg' });
    const outcome = await onCustomerChange(
      { client, tables, clock: systemClock, random: systemRandom, sleep: systemSleep },
      { eventId: 'e-1', oldImage: linked, newImage: after! },
    );
    expect(outcome).toBe('nothing');
  });

  test('asked to stop it leaves the rest to the next run, and exits with 1', async () => {
    const many = Array.from({ length: 20 }, (_, index) => `C-${index},c${index}@example.com`);
    const file = ['customerId,email', ...many];
    const stop = new AbortController();
    const reached: number[] = [];
    const terminal = quietTerminal({
      interruption: () => stop.signal,
      startProgress: () => ({
        reach: (done) => {
          reached.push(done);
          stop.abort();
        },
        end: () => undefined,
      }),
    });

    const first = await type(file, [], { terminal });
    const second = await type(file);

    expect(reached).toEqual([16]);
    expect(first).toMatchObject({
      code: 1,
      out: '16 new, 0 changed, 0 already so\n4 rows are left; the same command goes on with them',
    });
    expect(second).toMatchObject({ code: 0, out: '4 new, 0 changed, 16 already so' });
  });
});
