import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { build } from 'esbuild';
import { createHmac } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTables } from '../../src/cli/tables/create-tables';
import { plantDemoData } from '../../src/local/demo-data';
import { startDynamoDb } from '../../src/local/dynamodb/start-dynamodb';
import { createEventStream } from '../../src/local/http/event-stream';
import { startHttpServer } from '../../src/local/http/http-server';
import { readBody } from '../../src/local/http/read-body';
import { createLocalMessenger } from '../../src/local/local-messenger';
import { LOCAL_CREDENTIALS, localSettings } from '../../src/local/local-settings';
import { createLocalSites } from '../../src/local/local-sites';
import type { NewPerson } from '../../src/local/messenger/control/control-api';
import type { Person } from '../../src/local/messenger/thread/thread-model';
import { createOperationsApi } from '../../src/local/operations/operations-api';
import { systemClock, type Sleep } from '../../src/shared/clock';
import { systemRandom } from '../../src/shared/random';
import { createDocumentClient } from '../../src/store/dynamodb';
import { tableNames } from '../../src/store/tables';

/** The local page over the real emulator and tables. There is no bot: the test says what the Page says. */
export interface LocalPageServer {
  readonly url: string;
  readonly addPerson: (person: NewPerson) => Person;
  /** Webhook events as JSON, oldest first. */
  readonly events: readonly string[];
  /** Resolves when an event that contains the text has come or comes. */
  readonly received: (text: string) => Promise<void>;
  /** Sends one message of the Page through the emulated Send API. */
  readonly send: (psid: string, message: object) => Promise<void>;
  /** Calls an endpoint of the Page's, e.g. `messenger_profile`. */
  readonly call: (method: 'POST' | 'DELETE', endpoint: string, body: object) => Promise<void>;
  /** Writes a row past the page, as the AWS CLI would. */
  readonly putParcel: (row: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startLocalPageServer(): Promise<LocalPageServer> {
  const dist = await buildPage();
  const db = await startDynamoDb();
  const connection = { endpoint: db.endpoint, ...LOCAL_CREDENTIALS };
  const raw = new DynamoDBClient(connection);
  const client = createDocumentClient(connection);
  const server = await startHttpServer(0);
  const settings = localSettings(server.url);
  const tables = tableNames(settings.TABLE_PREFIX);
  await createTables(raw, settings.TABLE_PREFIX);
  await plantDemoData(client, tables, settings.PASSWORD_PEPPER);
  const world = { clock: systemClock, sleep: lightSleep, random: systemRandom };
  const messenger = createLocalMessenger(world, settings, server.url, undefined);
  const stream = createEventStream();
  const events: string[] = [];
  const awaited = new Set<() => void>();
  server.use([
    messenger.handle,
    async (request, response) => {
      if (request.url !== '/api/facebook') return false;
      events.push(...readEvents((await readBody(request))?.toString('utf8') ?? ''));
      response.end();
      for (const check of awaited) check();
      return true;
    },
    createOperationsApi({ ...world, client, tables, events: stream, dynamoDb: db }),
    ...createLocalSites({
      dist,
      url: server.url,
      appId: '1',
      dynamoDbEndpoint: db.endpoint,
      tablePrefix: settings.TABLE_PREFIX,
    }),
  ]);

  return {
    url: server.url,
    addPerson: messenger.addPerson,
    events,
    received: (text) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!events.some((event) => event.includes(text))) return;
          awaited.delete(check);
          resolve();
        };
        awaited.add(check);
        check();
      }),
    send: (psid, message) =>
      callPage(settings, 'POST', 'messages', {
        recipient: { id: psid },
        messaging_type: 'RESPONSE',
        message,
      }),
    call: (...call) => callPage(settings, ...call),
    putParcel: async (row) => {
      await client.send(new PutCommand({ TableName: tables.parcels, Item: row }));
      stream.send('tables', {});
    },
    close: async () => {
      stream.close();
      messenger.close();
      await server.close();
      for (const each of [raw, client]) each.destroy();
      await db.close();
      await rm(dist, { recursive: true });
    },
  };
}

/** Facebook's patience with a webhook must not outlive the test. */
const lightSleep: Sleep = (milliseconds) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });

/** The page the way it is delivered, in a folder of its own. */
async function buildPage(): Promise<string> {
  const dist = await mkdtemp(path.join(tmpdir(), 'local-page-'));
  const target = path.join(dist, 'local', 'page');
  await cp('src/local/page', target, { recursive: true, filter: (file) => !file.endsWith('.ts') });
  await build({
    entryPoints: ['src/local/page/main.ts'],
    outfile: path.join(target, 'page.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
  });
  return dist;
}

interface WebhookBody {
  readonly entry: readonly { readonly messaging?: readonly object[] }[];
}

const readEvents = (body: string): readonly string[] =>
  (JSON.parse(body) as WebhookBody).entry
    .flatMap(({ messaging = [] }) => messaging)
    .map((event) => JSON.stringify(event));

async function callPage(
  settings: ReturnType<typeof localSettings>,
  method: 'POST' | 'DELETE',
  endpoint: string,
  body: object,
): Promise<void> {
  const { FB_APP_SECRET, FB_PAGE_ACCESS_TOKEN, GRAPH_API_URL } = settings;
  const proof = createHmac('sha256', FB_APP_SECRET).update(FB_PAGE_ACCESS_TOKEN).digest('hex');
  const response = await fetch(`${GRAPH_API_URL ?? ''}/me/${endpoint}?appsecret_proof=${proof}`, {
    method,
    headers: {
      authorization: `Bearer ${FB_PAGE_ACCESS_TOKEN}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
}
