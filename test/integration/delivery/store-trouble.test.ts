import { drain } from '../../../src/delivery/drain';
import { MINUTE } from '../../../src/shared/clock';
import { createDocumentClient, type DocumentClient } from '../../../src/store/dynamodb';
import type { TableNames } from '../../../src/store/tables';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { startGraphServer, type GraphServer } from '../../helpers/graph-server';
import { freshTables, localCredentials } from '../../helpers/tables';
import { createWorld, say, START, type World } from './world';

describeOnDynamoDb('while DynamoDB is in trouble', (db) => {
  let client: DocumentClient;
  let troubled: DocumentClient;
  let tables: TableNames;
  let server: GraphServer;
  let world: World;
  let psid: string;
  /** So many transactions fail from now on. */
  let failures = 0;

  beforeAll(async () => {
    ({ client, tables } = await freshTables(db().endpoint));
    server = await startGraphServer();
    troubled = createDocumentClient({ endpoint: db().endpoint, ...localCredentials });
    troubled.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          if (commandName !== 'TransactWriteItemsCommand' || failures === 0) return next(args);
          failures -= 1;
          return Promise.reject(Object.assign(new Error('busy'), { name: 'ThrottlingException' }));
        },
      { step: 'initialize' },
    );
  });
  afterAll(async () => {
    client.destroy();
    troubled.destroy();
    await server.close();
  });
  beforeEach(async () => {
    world = createWorld({ client, tables, server });
    psid = world.newPerson();
    await world.queue(psid, [say('1'), say('2')], { change: { lastUserActionAt: START } });
  });

  const failAfterFirstSend = (count: number) => {
    world.answerSends((text) => {
      if (text === '1') failures = count;
      return undefined;
    });
  };
  const drainInTrouble = () => drain({ ...world.deps, client: troubled }, psid);

  test('a drain patiently writes down what it has sent', async () => {
    failAfterFirstSend(4);

    const report = await drainInTrouble();

    expect(report).toMatchObject({ status: 'idle', sent: 2 });
  });

  test('a drain that can not write gives up the lease, and nobody repeats its message', async () => {
    failAfterFirstSend(5);

    await expect(drainInTrouble()).rejects.toMatchObject({
      code: 'store_throttled',
      retryable: true,
    });
    const next = await drain(world.deps, psid);
    world.advance(2 * MINUTE);
    const last = await drain(world.deps, psid);

    expect(next).toMatchObject({ status: 'waiting', sent: 0 });
    expect(last).toMatchObject({ status: 'idle', sent: 1, unconfirmed: 1 });
    expect(world.sends().map(({ text }) => text)).toEqual(['1', '2']);
  });
});
