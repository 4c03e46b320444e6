import { DeleteCommand, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Environment } from '../../../src/shared/config';
import type { Locale } from '../../../src/shared/locale';
import { createDocumentClient, type DocumentClient } from '../../../src/store/dynamodb';
import { tableNames } from '../../../src/store/tables';
import type { ThreadMessage } from '../../../src/local/messenger/thread/thread-model';
import { FAULT_NAMES } from '../../../src/local/messenger/wire/fault-names';
import { startStackUnderTest, type StackUnderTest } from '../local-stack';
import { localCredentials } from '../tables';
import { CASTS, type Cast } from './cast';
import { createNames, type Names } from './names';

/** The whole local stack with one customer on it, whom the bot has never met. */
export interface Stage {
  readonly stack: StackUnderTest;
  readonly cast: Cast;
  readonly psid: string;
  readonly names: Names;
  /** The whole chat, oldest message first. */
  readonly messages: () => Promise<readonly ThreadMessage[]>;
  /** Calls the operations API, which stands in for the tables' console; throws when it refuses. */
  readonly operations: (method: string, path: string, body?: object) => Promise<unknown>;
}

/** One stack for all scenes of a language, as starting one takes a second. */
export interface Theatre {
  readonly newStage: () => Promise<Stage>;
  readonly close: () => Promise<void>;
}

export type ParcelRow = Readonly<Record<string, string>>;

/** `parcels`: what the customer waits for when a scene begins; `settings`: what the Lambdas find besides the local ones. */
export async function openTheatre(
  language: Locale,
  parcels: readonly ParcelRow[],
  settings: Environment = {},
): Promise<Theatre> {
  const cast = CASTS[language];
  const stack = await startStackUnderTest({ settings });
  const client = createDocumentClient({ endpoint: stack.dynamoDbEndpoint, ...localCredentials });
  const tables = tableNames(stack.tablePrefix);
  const { customerId } = cast.account;
  const demo = await client.send(
    new GetCommand({ TableName: tables.customers, Key: { customerId } }),
  );
  const { passwordHash } = demo.Item as { passwordHash: string };
  const put = (table: string, Item: object) =>
    client.send(new PutCommand({ TableName: table, Item }));

  return {
    newStage: async () => {
      const faults = await stack.control.faults();
      for (const fault of FAULT_NAMES) {
        if (faults[fault] !== false) await stack.control.setFault(fault, false);
      }
      // Ends the link of the scene before, so that no parcel below is told to its customer.
      await put(tables.customers, { ...cast.account, passwordHash });
      await stack.settled();
      await empty(client, tables.tickets, ['ticketId', 'entry']);
      await empty(client, tables.parcels, ['parcelId']);
      for (const parcel of parcels) await put(tables.parcels, { ...parcel, customerId });
      const { psid } = await stack.control.addPerson(cast.profile);
      await stack.settled();
      return {
        ...{ stack, cast, psid, names: createNames() },
        messages: async () => (await stack.control.thread(psid)).messages,
        operations: (method, path, body) => callOperations(stack.url, method, path, body),
      };
    },
    close: async () => {
      client.destroy();
      await stack.close();
    },
  };
}

async function callOperations(
  url: string,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const answer = await fetch(`${url}/operations/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`Operations: ${text}`);
  return JSON.parse(text);
}

async function empty(
  client: DocumentClient,
  table: string,
  keys: readonly string[],
): Promise<void> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
  for (const item of Items) {
    const Key = Object.fromEntries(keys.map((key) => [key, item[key] as unknown]));
    await client.send(new DeleteCommand({ TableName: table, Key }));
  }
}
