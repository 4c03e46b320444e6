import { understandByRules } from '../../../src/conversation/understanding/understand-text';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { HandleDeps } from '../../../src/conversation/handle-event';
import { createLog } from '../../../src/shared/log';
import { systemSleep } from '../../../src/shared/clock';
import { systemRandom } from '../../../src/shared/random';
import { loadQueue } from '../../../src/store/conversations';
import type { DocumentClient } from '../../../src/store/dynamodb';
import { claimEntry, deadLetterEntry } from '../../../src/store/entries';
import type { TableNames } from '../../../src/store/tables';
import { freshTables } from '../../helpers/tables';
import { APP_ID, LOGIN_PAGE_URL, NOW, readable } from '../../unit/conversation/events';

/** The tables of one suite, with what its tests put into and read out of them. */
export interface World {
  readonly client: DocumentClient;
  readonly tables: TableNames;
  readonly deps: HandleDeps;
  readonly logged: readonly string[];
  readonly put: (table: keyof TableNames, item: Record<string, unknown>) => Promise<void>;
  readonly customerRow: (customerId: string) => Promise<Record<string, unknown> | undefined>;
  readonly entry: (psid: string, entry: string) => Promise<Record<string, unknown> | undefined>;
  readonly claim: (psid: string, key: string) => Promise<Record<string, unknown> | undefined>;
  readonly deadLetter: (psid: string, key: string) => Promise<Record<string, unknown> | undefined>;
  /** What waits to be sent to this person, as they will read it. */
  readonly waiting: (psid: string) => Promise<readonly string[]>;
}

export async function createWorld(endpoint: string): Promise<World> {
  const { client, tables } = await freshTables(endpoint);
  const logged: string[] = [];
  const get = async (table: string, Key: Record<string, string>) =>
    (await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;

  return {
    client,
    tables,
    logged,
    deps: {
      client,
      tables,
      clock: () => NOW,
      random: systemRandom,
      sleep: systemSleep,
      log: createLog(
        (line) => logged.push(line),
        () => NOW,
      ),
      appId: APP_ID,
      loginPageUrl: LOGIN_PAGE_URL,
      correlationId: 'request-1',
      readProfile: () => Promise.resolve(undefined),
      findOwner: () => Promise.resolve({ kind: 'no_answer' }),
      understandText: understandByRules,
    },
    put: async (table, Item) => {
      await client.send(new PutCommand({ TableName: tables[table], Item }));
    },
    customerRow: (customerId) => get(tables.customers, { customerId }),
    entry: (psid, entry) => get(tables.conversations, { psid, entry }),
    claim: (psid, key) => get(tables.conversations, { psid, entry: claimEntry(key) }),
    deadLetter: (psid, key) => get(tables.conversations, { psid, entry: deadLetterEntry(key) }),
    waiting: async (psid) => {
      const queue = await loadQueue(client, tables.conversations, psid);
      return readable(queue.map(({ outgoing }) => outgoing));
    },
  };
}

type CommandHook = (commandName: string, input: unknown) => Promise<void>;

/** Has every command that is sent from now on wait for the hook; gives back what takes it out again. */
export function beforeEachCommand(client: DocumentClient, hook: CommandHook): () => void {
  const name = 'beforeEachCommand';
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        await hook(commandName, args.input);
        return next(args);
      },
    { step: 'initialize', priority: 'high', name },
  );
  return () => {
    client.middlewareStack.remove(name);
  };
}
