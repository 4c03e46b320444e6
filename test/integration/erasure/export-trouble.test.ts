import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { drain } from '../../../src/delivery/drain';
import type { DrainDeps } from '../../../src/delivery/drain-deps';
import type { OutgoingMessage } from '../../../src/messenger/outgoing';
import { MINUTE } from '../../../src/shared/clock';
import type { DocumentClient } from '../../../src/store/dynamodb';
import type { TableNames } from '../../../src/store/tables';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { startGraphServer, type GraphServer } from '../../helpers/graph-server';
import { freshTables } from '../../helpers/tables';
import { createWorld, START, type World } from '../delivery/world';

const COPY: OutgoingMessage = {
  ...{ type: 'message', author: 'bot', occasion: 'reply' },
  content: { kind: 'export', tooLarge: 'too large' },
};

describeOnDynamoDb('sending people their data', (db) => {
  let client: DocumentClient;
  let tables: TableNames;
  let server: GraphServer;
  let world: World;
  let psid: string;
  let files: string[];
  let deps: DrainDeps;

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
    files = [];
    const { graph } = world.deps;
    const postFile: typeof graph.postFile = (_path, _body, { text }) => {
      files.push(text);
      return Promise.resolve({ ok: true, body: { message_id: 'm_1' } });
    };
    deps = { ...world.deps, graph: { ...graph, postFile } };
  });

  const ask = (customerId?: string) =>
    world.queue(psid, [COPY], {
      change: { lastUserActionAt: START, ...(customerId !== undefined && { customerId }) },
    });

  /** Does this in place of, or before, the first read of the tickets. */
  const whenReading = (act: () => void): void => {
    const name = 'reading';
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        (args) => {
          if (commandName === 'ScanCommand') {
            client.middlewareStack.remove(name);
            act();
          }
          return next(args);
        },
      { step: 'initialize', priority: 'high', name },
    );
  };

  test('a number that somebody typed with twenty digits is in the file as it was typed', async () => {
    const customerId = `C-${psid}`;
    const parcel = { parcelId: `DL-${psid}`, customerId, reference: 12345678901234567890n };
    await client.send(new PutCommand({ TableName: tables.customers, Item: { customerId, psid } }));
    await client.send(new PutCommand({ TableName: tables.parcels, Item: parcel }));
    await ask(customerId);

    const report = await drain(deps, psid);

    expect(report).toMatchObject({ status: 'idle', sent: 1 });
    expect(files.join()).toContain('12345678901234567890');
  });

  test('all parcels are in the file, however many', async () => {
    const customerId = `C-${psid}`;
    await client.send(new PutCommand({ TableName: tables.customers, Item: { customerId, psid } }));
    await Promise.all(
      Array.from({ length: 203 }, (_, index) => {
        const parcel = { parcelId: `DL-${psid}-${String(index)}`, customerId };
        return client.send(new PutCommand({ TableName: tables.parcels, Item: parcel }));
      }),
    );
    await ask(customerId);

    await drain(deps, psid);

    const { parcels } = JSON.parse(files.join()) as { parcels: readonly unknown[] };
    expect(parcels).toHaveLength(203);
  });

  test('nothing in the file names a customer who is not linked any more', async () => {
    await world.queue(psid, [], {
      change: {
        linkMovedFrom: 'C-before',
        openTickets: [{ ticketId: 'T-1', customerId: 'C-before' }],
        ticketPrompt: { askedAt: START, parcelId: 'DL-before' },
      },
    });
    await ask();

    await drain(deps, psid);

    expect(files).toHaveLength(1);
    expect(files.join()).not.toMatch(/before/);
  });

  test('what could not be read is sent the next time, as nothing had gone out', async () => {
    await ask();
    whenReading(() => {
      throw new Error('DynamoDB is busy');
    });

    await drain(deps, psid).catch(() => undefined);
    world.advance(MINUTE);
    await drain(deps, psid);

    expect(files).toHaveLength(1);
    expect(await world.rows(psid, 'out#')).toMatchObject([{ outcome: 'sent' }]);
  });

  test('no call is begun when the reading has used up the invocation', async () => {
    await ask();
    let remaining = MINUTE;
    whenReading(() => {
      remaining = 500;
    });

    const report = await drain({ ...deps, remainingMs: () => remaining }, psid);

    expect(report).toMatchObject({ status: 'waiting', sent: 0 });
    expect(files).toEqual([]);
    expect(await world.rows(psid, 'queue#')).toMatchObject([{ progress: { status: 'waiting' } }]);
  });
});
