import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { linkWrites, loadPreviousEnds, unlinkWrites } from '../../../src/accounts/link';
import { commit, type CommitOutcome } from '../../../src/delivery/commit';
import { asAppError } from '../../../src/shared/errors';
import { systemRandom } from '../../../src/shared/random';
import type { StateChange } from '../../../src/store/conversation-state';
import { loadQueue, loadState } from '../../../src/store/conversations';
import { freshTables } from '../../helpers/tables';

type Row = Readonly<Record<string, unknown>>;

/** Far ahead: DynamoDB Local removes what has expired by the real clock. */
export const NOW = 4_000_000_000_000;

/** Customers and conversations, linked and unlinked as the webhook does it. */
export async function createLinkedWorld(endpoint: string) {
  const { client, tables } = await freshTables(endpoint);
  const tools = { client, conversations: tables.conversations, now: NOW, random: systemRandom };
  let events = 0;

  const put = (row: Row) => client.send(new PutCommand({ TableName: tables.customers, Item: row }));

  const row = async (customerId: string): Promise<Row | undefined> => {
    const key = { TableName: tables.customers, Key: { customerId }, ConsistentRead: true };
    return (await client.send(new GetCommand(key))).Item;
  };

  const state = (psid: string) => loadState(client, tables.conversations, psid);

  /** One try, on what stands in the tables now. */
  const tryLink = async (psid: string, customerId: string): Promise<CommitOutcome> => {
    const seen = await state(psid);
    const request = { psid, customerId, via: 'account_linking', now: NOW } as const;
    const previous = await loadPreviousEnds(client, tables, request, seen.customerId);
    events += 1;
    return commit(tools, {
      state: seen,
      claim: { key: `link-${events}`, record: {} },
      change: { customerId, linkedAt: NOW, linkMovedFrom: null },
      outgoing: [],
      also: linkWrites(tables, request, previous),
      correlationId: 'c',
    });
  };

  return {
    client,
    tables,
    put,
    row,
    state,
    tryLink,

    queueOf: (psid: string) => loadQueue(client, tables.conversations, psid),

    /** Tries until it is settled, as the webhook does. */
    link: async (psid: string, customerId: string): Promise<CommitOutcome> => {
      for (;;) {
        const outcome = await settled(tryLink(psid, customerId));
        if (outcome === 'committed' || outcome === 'duplicate') return outcome;
      }
    },

    unlink: async (psid: string, customerId: string): Promise<CommitOutcome> => {
      events += 1;
      return commit(tools, {
        state: await state(psid),
        claim: { key: `unlink-${events}`, record: {} },
        change: { customerId: null, linkedAt: null, unlinkedAt: NOW },
        outgoing: [],
        also: unlinkWrites(tables, { psid, customerId }),
        correlationId: 'c',
      });
    },

    /** Writes the state as a conversation would that has gone on. */
    setState: async (psid: string, change: StateChange): Promise<void> => {
      events += 1;
      await commit(tools, {
        state: await state(psid),
        claim: { key: `state-${events}`, record: {} },
        change,
        outgoing: [],
        correlationId: 'c',
      });
    },

    /** As operations do it in the console. */
    removePsid: (customerId: string) =>
      client.send(
        new UpdateCommand({
          TableName: tables.customers,
          Key: { customerId },
          UpdateExpression: 'REMOVE psid',
        }),
      ),

    deleteRow: (customerId: string) =>
      client.send(new DeleteCommand({ TableName: tables.customers, Key: { customerId } })),
  };
}

export type LinkedWorld = Awaited<ReturnType<typeof createLinkedWorld>>;

/** DynamoDB cancels one of two transactions that meet on an item; the loser may try again. */
export async function settled<T>(outcome: Promise<T>): Promise<T | 'conflict'> {
  try {
    return await outcome;
  } catch (thrown) {
    if (asAppError(thrown).code === 'store_conflict') return 'conflict';
    throw thrown;
  }
}
