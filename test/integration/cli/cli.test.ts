import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { customersAdd } from '../../../src/cli/commands/customers-add';
import { parcelsSet } from '../../../src/cli/commands/parcels-set';
import { referencesCreate } from '../../../src/cli/commands/references-create';
import { tablesCreate } from '../../../src/cli/commands/tables-create';
import { findReference } from '../../../src/accounts/reference';
import { startDynamoDb, type LocalDynamoDb } from '../../../src/local/dynamodb/start-dynamodb';
import { createDynamoDb, toDocumentClient, type DocumentClient } from '../../../src/store/dynamodb';
import { commandWorld, typeCommand } from '../../helpers/command-world';
import { localCredentials } from '../../helpers/tables';

const PREFIX = 'cli-';

describe('the command line', () => {
  let db: LocalDynamoDb;
  let dynamoDb: DynamoDBClient;
  let client: DocumentClient;

  beforeAll(async () => {
    db = await startDynamoDb();
    dynamoDb = createDynamoDb({ endpoint: db.endpoint, ...localCredentials });
    client = toDocumentClient(dynamoDb);
    await type(['tables', 'create']);
  });
  afterAll(async () => {
    client.destroy();
    await db.close();
  });

  const type = (words: readonly string[], stdin = '') =>
    typeCommand(
      [tablesCreate, customersAdd, parcelsSet, referencesCreate],
      commandWorld({
        env: { TABLE_PREFIX: PREFIX, PASSWORD_PEPPER: 'cli-test-pepper-0123456789-0123456' },
        dynamoDb,
        client,
        readStdin: () => Promise.resolve(stdin),
      }),
      words,
    );

  const found = (reference: string) =>
    findReference(client, `${PREFIX}logins`, reference, Date.parse('2026-11-22T07:59:59Z'));

  test('says what it can do when asked nothing', async () => {
    const { code, out } = await type([]);

    expect(code).toBe(0);
    for (const name of ['tables create', 'customers add', 'parcels set', 'references create'])
      expect(out).toContain(name);
  });

  test('refuses an unknown command and an unknown option, with exit code 2', async () => {
    const unknownCommand = await type(['parcels', 'explode']);
    const unknownOption = await type(['parcels', 'set', 'DL-1', '--stauts', 'delivered']);

    expect([unknownCommand.code, unknownOption.code]).toEqual([2, 2]);
    expect(unknownOption.err).toContain('--stauts');
    expect(unknownCommand.err).toContain('There is no command "parcels explode"');
    expect(unknownCommand.err).toContain('parcels set');
    expect(unknownCommand.err).not.toContain('customers add');
  });

  test('explains a command on --help', async () => {
    const { code, out } = await type(['parcels', 'set', '--help']);

    expect(code).toBe(0);
    expect(out).toContain('out_for_delivery');
  });

  test('makes the tables, and finds them present the second time', async () => {
    const { code, out } = await type(['tables', 'create', '--json']);

    const answer = JSON.parse(out) as { tables: { name: string; outcome: string }[] };
    expect(code).toBe(0);
    expect(answer.tables.map(({ outcome }) => outcome)).toEqual(Array(5).fill('present'));
  });

  test('sets a status whatever its spelling, and keeps what it was not told', async () => {
    await type([
      'parcels',
      'set',
      'DL-700',
      '--status',
      'in_transit',
      '--customer',
      'C-1',
      '--location',
      'Ulm',
    ]);

    const { code, out } = await type(['parcels', 'set', 'DL-700', '--status', 'Out for delivery']);

    expect({ code, out }).toEqual({ code: 0, out: 'DL-700 is now out_for_delivery' });
    const { Item } = await client.send(
      new GetCommand({ TableName: `${PREFIX}parcels`, Key: { parcelId: 'DL-700' } }),
    );
    expect(Item).toMatchObject({
      customerId: 'C-1',
      status: 'out_for_delivery',
      location: 'Ulm',
      updatedAt: '2026-11-21T08:00:00.000Z',
    });
  });

  test('refuses a status that does not exist and names those that do', async () => {
    const { code, err } = await type(['parcels', 'set', 'DL-700', '--status', 'lost']);

    expect(code).toBe(2);
    expect(err).toContain('delivery_failed');
  });

  test('adds a customer with a password from standard input, which it never prints', async () => {
    const { code, out, err } = await type(
      [
        'customers',
        'add',
        '--email',
        'Mia@Example.com',
        '--name',
        'Mia',
        '--id',
        'C-9',
        '--password-stdin',
      ],
      'correct horse battery\n',
    );

    expect(code).toBe(0);
    expect(out + err).not.toContain('horse');
    const { Item } = await client.send(
      new GetCommand({ TableName: `${PREFIX}customers`, Key: { customerId: 'C-9' } }),
    );
    expect(Item).toMatchObject({ email: 'mia@example.com', name: 'Mia' });
    expect(Item?.['passwordHash']).toMatch(/^\$2[aby]\$/);
  });

  test('refuses a word too many, which may be half a name', async () => {
    const { code, err } = await type([
      'customers',
      'add',
      '--email',
      'anna@example.com',
      '--name',
      'Anna',
      'Ärger',
    ]);

    expect(code).toBe(2);
    expect(err).toContain('Ärger');
  });

  test('refuses a second customer with the same e-mail address', async () => {
    await type(['customers', 'add', '--email', 'twice@example.com', '--name', 'One']);

    const { code, err } = await type([
      'customers',
      'add',
      '--email',
      'TWICE@example.com',
      '--name',
      'Two',
    ]);

    expect(code).not.toBe(0);
    expect(err).not.toBe('');
  });

  test('makes a reference to an order, which is told once and stored nowhere', async () => {
    await type(['customers', 'add', '--email', 'ref@example.com', '--name', 'Ref', '--id', 'C-R']);

    const typed = await type([
      ...['references', 'create', '--order', 'O-482913', '--customer', 'C-R', '--json'],
    ]);

    const made = JSON.parse(typed.out) as { reference: string; expiresAt: string };
    expect(made.expiresAt).toBe('2026-11-22T08:00:00.000Z');
    expect(await found(made.reference)).toMatchObject({
      ...{ kind: 'order', orderId: 'O-482913', customerId: 'C-R' },
    });
    const { Items } = await client.send(new ScanCommand({ TableName: `${PREFIX}logins` }));
    expect(JSON.stringify(Items)).not.toContain(made.reference);
  });

  test('makes one for a guest, and tells people where to put it and for how long', async () => {
    const { code, out } = await type(['references', 'create', '--order', 'Nr. 7/2026']);

    const [, reference = ''] = /^reference {2}(\S+)$/m.exec(out) ?? [];
    expect(code).toBe(0);
    expect(out).toContain('2026-11-22T08:00:00.000Z');
    expect(out).toContain('data-ref');
    expect(await found(reference)).not.toHaveProperty('customerId');
  });

  test.each([
    ['no order', [], 2, '--order is missing'],
    ['an order that is no number', ['--order', 'x\ny'], 2, 'at most 64'],
    ['an order that is too long', ['--order', 'x'.repeat(65)], 2, 'at most 64'],
    ['nobody', ['--order', 'O-1', '--customer', 'C-NOBODY'], 1, 'no customer with this id'],
  ])('makes no reference to %s', async (_, options, code, sentence) => {
    const typed = await type(['references', 'create', ...options]);

    expect(typed.code).toBe(code);
    expect(typed.err).toContain(sentence);
    expect(typed.out).toBe('');
  });

  test('tells that DynamoDB can’t be reached, and exits with 1', async () => {
    const nowhere = commandWorld();

    const { code, err } = await typeCommand([parcelsSet], nowhere, [
      ...['parcels', 'set', 'DL-1', '--status', 'delivered'],
    ]);

    expect(code).toBe(1);
    expect(err).toContain('store_unavailable');
  });
});
