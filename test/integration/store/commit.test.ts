import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { commit, type Commit } from '../../../src/delivery/commit';
import type { Outgoing } from '../../../src/messenger/outgoing';
import { systemRandom } from '../../../src/shared/random';
import { isClaimed, loadQueue, loadState } from '../../../src/store/conversations';
import { newConversation } from '../../../src/store/conversation-state';
import type { DocumentClient } from '../../../src/store/dynamodb';
import type { TableNames } from '../../../src/store/tables';
import { describeEachDynamoDb } from '../../helpers/dynamodb';
import { freshTables } from '../../helpers/tables';

const say = (text: string): Outgoing => ({
  type: 'message',
  content: { kind: 'text', text },
  author: 'bot',
  occasion: 'reply',
});

const textsOf = (queue: Awaited<ReturnType<typeof loadQueue>>): readonly string[] =>
  queue.map(({ outgoing }) =>
    outgoing.type === 'message' && outgoing.content.kind === 'text' ? outgoing.content.text : '',
  );

describeEachDynamoDb('a commit', (db) => {
  let client: DocumentClient;
  let tables: TableNames;

  beforeAll(async () => {
    ({ client, tables } = await freshTables(db().endpoint));
  });
  afterAll(() => {
    client.destroy();
  });

  const attempt = (fact: Partial<Commit> & Pick<Commit, 'state'>) =>
    commit(
      { client, conversations: tables.conversations, now: 1_000, random: systemRandom },
      {
        claim: { key: 'event-1', record: { kind: 'message' } },
        change: {},
        outgoing: [],
        correlationId: 'c',
        ...fact,
      },
    );

  test('writes claim, state and queued items together, in order', async () => {
    const outcome = await attempt({
      state: newConversation('P-together'),
      change: { locale: 'de', lastUserActionAt: 900 },
      outgoing: [say('one'), say('two')],
    });

    expect(outcome).toBe('committed');
    expect(await isClaimed(client, tables.conversations, 'P-together', 'event-1')).toBe(true);
    expect(await loadState(client, tables.conversations, 'P-together')).toEqual({
      psid: 'P-together',
      version: 1,
      nextOrder: 2,
      locale: 'de',
      lastUserActionAt: 900,
    });
    const queue = await loadQueue(client, tables.conversations, 'P-together');
    expect(textsOf(queue)).toEqual(['one', 'two']);
    expect(queue.map(({ order }) => order)).toEqual([0, 1]);
  });

  test('of the same event a second time changes nothing', async () => {
    await attempt({ state: newConversation('P-twice'), outgoing: [say('once')] });

    const outcome = await attempt({
      state: await loadState(client, tables.conversations, 'P-twice'),
      outgoing: [say('again')],
    });

    expect(outcome).toBe('duplicate');
    expect(textsOf(await loadQueue(client, tables.conversations, 'P-twice'))).toEqual(['once']);
  });

  test('on a state that has moved on is stale and leaves nothing behind', async () => {
    const seen = newConversation('P-stale');
    await attempt({ state: seen });

    const outcome = await attempt({
      state: seen,
      claim: { key: 'event-2', record: {} },
      outgoing: [say('late')],
    });

    expect(outcome).toBe('stale');
    expect(await isClaimed(client, tables.conversations, 'P-stale', 'event-2')).toBe(false);
    expect(await loadQueue(client, tables.conversations, 'P-stale')).toEqual([]);
  });

  test('is refused as a whole when a write that belongs to it does not hold', async () => {
    const also = [
      {
        label: 'customer',
        item: {
          Update: {
            TableName: tables.customers,
            Key: { customerId: 'nobody' },
            UpdateExpression: 'SET psid = :psid',
            ConditionExpression: 'attribute_exists(customerId)',
            ExpressionAttributeValues: { ':psid': 'P-refused' },
          },
        },
      },
    ];

    const outcome = await attempt({
      state: newConversation('P-refused'),
      also,
      outgoing: [say('no')],
    });

    expect(outcome).toBe('refused');
    expect((await loadState(client, tables.conversations, 'P-refused')).version).toBe(0);
  });

  test('of twenty writers at once lets each take its own place in the queue', async () => {
    const write = async (number: number): Promise<void> => {
      for (;;) {
        const state = await loadState(client, tables.conversations, 'P-race');
        const claim = { key: `event-${String(number)}`, record: {} };
        const outcome = await attempt({ state, claim, outgoing: [say(String(number))] }).catch(
          (thrown: unknown) => {
            if (thrown instanceof Error && Reflect.get(thrown, 'retryable') === true)
              return 'stale';
            throw thrown;
          },
        );
        if (outcome === 'committed') return;
        expect(outcome).toBe('stale');
      }
    };

    await Promise.all(Array.from({ length: 20 }, (_, number) => write(number)));

    const queue = await loadQueue(client, tables.conversations, 'P-race');
    expect(queue.map(({ order }) => order)).toEqual(
      Array.from({ length: 20 }, (_, place) => place),
    );
    expect(new Set(textsOf(queue)).size).toBe(20);
  });

  test('forgets a field of the state that is set to null', async () => {
    await attempt({ state: newConversation('P-null'), change: { customerId: 'C-1' } });
    const state = await loadState(client, tables.conversations, 'P-null');

    await attempt({ state, claim: { key: 'event-2', record: {} }, change: { customerId: null } });

    expect(await loadState(client, tables.conversations, 'P-null')).not.toHaveProperty(
      'customerId',
    );
  });

  test('that queues something marks the conversation as due, so that the schedule finds it', async () => {
    await attempt({ state: newConversation('P-due'), outgoing: [say('later')] });

    const { Item } = await client.send(
      new GetCommand({
        TableName: tables.conversations,
        Key: { psid: 'P-due', entry: 'wake' },
      }),
    );

    expect(Item).toMatchObject({ due: 'yes', dueAt: 61_000 });
  });
});
