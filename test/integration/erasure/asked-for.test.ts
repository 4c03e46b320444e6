import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { onEraseRequest } from '../../../src/accounts/erasure/on-erase-request';
import { requestErasure } from '../../../src/accounts/erasure/request-erasure';
import { drain } from '../../../src/delivery/drain';
import { eraseTickets } from '../../../src/delivery/erasure/erase-tickets';
import { asidKey } from '../../../src/store/facebook-ids';
import { deletionKey, loadDeletion } from '../../../src/store/deletions';
import type { DocumentClient } from '../../../src/store/dynamodb';
import type { TableNames } from '../../../src/store/tables';
import { describeOnDynamoDb } from '../../helpers/dynamodb';
import { startGraphServer, type GraphServer } from '../../helpers/graph-server';
import { freshTables } from '../../helpers/tables';
import { createWorld, say, START, type World } from '../delivery/world';
import { dyingAt } from './dying';

describeOnDynamoDb('what Facebook asks to delete', (db) => {
  let client: DocumentClient;
  let tables: TableNames;
  let server: GraphServer;
  let world: World;
  let psid: string;
  let customerId: string;
  let key: string;

  beforeAll(async () => {
    ({ client, tables } = await freshTables(db().endpoint));
    server = await startGraphServer();
  });
  afterAll(async () => {
    client.destroy();
    await server.close();
  });

  const put = (table: keyof TableNames, item: Readonly<Record<string, unknown>>) =>
    client.send(new PutCommand({ TableName: tables[table], Item: item }));
  const ticket = async (ticketId: string) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tables.tickets,
        KeyConditionExpression: 'ticketId = :ticketId',
        ExpressionAttributeValues: { ':ticketId': ticketId },
        ConsistentRead: true,
      }),
    );
    return Items;
  };
  const status = async () => (await loadDeletion(client, tables.logins, key))?.status;

  /** Somebody who has logged in with Facebook asks; the answer is the change of their row. */
  async function asks(link: {
    readonly psid?: string;
  }): Promise<Readonly<Record<string, unknown>>> {
    customerId = `C-${psid}`;
    await put('customers', { customerId, email: 'a@b.example', asid: psid, ...link });
    await put('logins', { key: asidKey(psid), customerId });
    await put('tickets', { ticketId: `T-${psid}`, entry: 'ticket', status: 'open', customerId });
    await put('tickets', { ticketId: `T-${psid}`, entry: 'note#1', text: 'mine' });
    const signed = { userId: psid, secret: 'app-secret', payload: psid };
    const { code } = await requestErasure(world.deps, signed, 'data_deletion');
    key = deletionKey(code);
    const { Item = {} } = await client.send(
      new GetCommand({ TableName: tables.customers, Key: { customerId }, ConsistentRead: true }),
    );
    return Item;
  }
  const bring = (newImage: Readonly<Record<string, unknown>>) =>
    onEraseRequest(world.deps, { eventId: `event-${psid}`, newImage });

  beforeEach(() => {
    world = createWorld({ client, tables, server });
    psid = world.newPerson();
  });

  test('is done when the chat is empty, however often the change is delivered before', async () => {
    await world.queue(psid, [say('hello')], {
      change: { customerId: `C-${psid}`, lastUserActionAt: START },
    });
    const row = await asks({ psid });
    const first = await bring(row);

    const again = await bring(row);
    const meanwhile = await status();
    await drain(world.deps, psid);

    expect([first, again]).toEqual(['queued', 'request_unknown']);
    expect(meanwhile).toBe('requested');
    expect(await status()).toBe('done');
    expect(await world.rows(psid)).toEqual([]);
    expect(world.logged().filter(({ event }) => event === 'erased')).toHaveLength(1);
  });

  test.each(['before', 'after'] as const)(
    'goes on without a chat where it was broken off, %s whichever write that was',
    async (side) => {
      let deaths = 0;
      for (let fatal = 1; fatal < 30; fatal += 1) {
        psid = world.newPerson();
        const row = await asks({});
        const mortal = dyingAt(client, fatal, side);
        await bring(row).catch(() => undefined);
        const died = mortal.revive();

        await bring(row);

        expect(await status()).toBe('done');
        expect(await ticket(`T-${psid}`)).toEqual([
          {
            ...{ ticketId: `T-${psid}`, entry: 'ticket', status: 'closed' },
            erasedAt: expect.any(Number) as number,
          },
        ]);
        if (!died) break;
        deaths += 1;
      }
      expect(deaths).toBeGreaterThan(4);
    },
    60_000,
  );

  test('covers a ticket whose chat somebody typed as a number', async () => {
    const chat = '24680135792468013';
    const row = { ticketId: 'T-NUMBER', entry: 'ticket', status: 'open', subject: 'mine' };
    await put('tickets', { ...row, psid: BigInt(chat) });

    await eraseTickets(world.deps, { psid: chat, customerIds: [], mark: 'm' });

    expect(await ticket('T-NUMBER')).not.toMatchObject([{ subject: 'mine' }]);
  });
});
