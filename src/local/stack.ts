import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { setTimeout } from 'node:timers/promises';
import { createTables } from '../cli/tables/create-tables';
import { createAwsCall } from '../shared/aws-call';
import type { ChatChannel } from '../channels/chat-channel';
import { systemClock, type Sleep } from '../shared/clock';
import type { Environment } from '../shared/config';
import { createHttpTransport } from '../shared/http-transport';
import type { Log } from '../shared/log';
import { systemRandom } from '../shared/random';
import { createDocumentClient } from '../store/dynamodb';
import { tableNames } from '../store/tables';
import { coalesce } from './coalesce';
import { DEMO_PEOPLE, plantDemoData } from './demo-data';
import { startDynamoDb } from './dynamodb/start-dynamodb';
import { createApiGateway } from './http/api-gateway';
import { createEventStream } from './http/event-stream';
import { startHttpServer } from './http/http-server';
import { createLocalLambdas } from './local-lambdas';
import { createLocalMessenger } from './local-messenger';
import { LOCAL_CREDENTIALS, LOCAL_TABLE_PREFIX, localSettings } from './local-settings';
import { createLocalSites } from './local-sites';
import { createMovableClock } from './movable-clock';
import { createOperationsApi } from './operations/operations-api';
import { createShopApi } from './operations/shop-api';
import { createRoleGuard, type Access } from './roles';
import { startSchedule } from './schedule';
import { startStreams } from './start-streams';
import { createStateFile } from './state-file';

export interface StackOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly dynamoDbPort: number;
  /** The built deliverables, `dist`. */
  readonly dist: string;
  /** Where the state survives a restart; without it everything is in memory. */
  readonly dataDir?: string;
  /** Beside the demo's own, e.g. those of another messenger. */
  readonly settings?: Environment;
  /** Other messengers than those of the registry. */
  readonly channels?: readonly ChatChannel[];
  readonly log: Log;
  /** Hears of everything that a function does with a table, and what of its role allows that. */
  readonly onAccess?: (access: Access) => void;
}

export interface Stack {
  readonly url: string;
  readonly dynamoDbEndpoint: string;
  readonly tablePrefix: string;
  /** Moves the time of everything here, and lets what became due happen. */
  readonly advance: (milliseconds: number) => Promise<void>;
  /** While on, DynamoDB refuses every operation on items, as it does above a table's capacity. */
  readonly throttleDynamoDb: (on: boolean) => void;
  /** Forgets what the Lambdas hold in memory. */
  readonly coldStart: () => void;
  /** Resolves when nothing is under way: no webhook, no stream record, and nothing that these set in motion. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The servers keep this process alive; a limit that nobody reached must not. */
const patientSleep: Sleep = (milliseconds) => setTimeout(milliseconds, undefined, { ref: false });

/** How long an ending stack waits for a push that keeps failing, e.g. with a fault switched on. */
const PATIENCE_MS = 5_000;

/** Everything of design §7 in one process: tables, Messenger, the three Lambdas behind their triggers, the pages. */
export async function startStack({
  port,
  dynamoDbPort,
  dist,
  dataDir,
  settings: ownSettings = {},
  channels,
  log,
  onAccess,
}: StackOptions): Promise<Stack> {
  const saved = dataDir === undefined ? undefined : createStateFile(dataDir, 'stack.json');
  const before = readSaved(await saved?.read());
  const time = createMovableClock(systemClock, before.clockOffset);
  const world = { clock: time.now, sleep: patientSleep, random: systemRandom, log };

  const db = await startDynamoDb({
    port: dynamoDbPort,
    clock: time.now,
    ttlSweepMs: 5_000,
    authorise: createRoleGuard(LOCAL_TABLE_PREFIX, log, onAccess),
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  const connection = { endpoint: db.endpoint, ...LOCAL_CREDENTIALS };
  const raw = new DynamoDBClient(connection);
  const streamsClient = new DynamoDBStreamsClient(connection);
  const client = createDocumentClient(connection);
  const events = createEventStream();

  const server = await startHttpServer(port);
  const settings = { ...ownSettings, ...localSettings(server.url) };
  const tables = tableNames(settings.TABLE_PREFIX);
  await createTables(raw, settings.TABLE_PREFIX);

  const lambdas = createLocalLambdas(
    {
      ...world,
      settings: { read: () => Promise.resolve(settings), doubt: () => undefined },
      callAws: createAwsCall({
        identity: () => client.config,
        env: settings,
        transport: createHttpTransport(),
        clock: systemClock,
      }),
    },
    db.endpoint,
    channels,
  );
  const advance = async (milliseconds: number): Promise<void> => {
    time.advance(milliseconds);
    messenger.clockMoved();
    await schedule.runNow();
  };
  const messenger = createLocalMessenger(
    { ...world, advanceClock: advance },
    settings,
    server.url,
    before.messenger,
  );
  server.use([
    messenger.handle,
    createApiGateway(server.url, '/api', lambdas.routes),
    createOperationsApi({ ...world, client, tables, events, dynamoDb: db }),
    createShopApi({
      ...world,
      client,
      tables,
      pageId: settings.FB_PAGE_ID,
      apiUrl: `${server.url}/api`,
    }),
    ...createLocalSites({
      dist,
      url: server.url,
      appId: settings.FB_APP_ID,
      dynamoDbEndpoint: db.endpoint,
      tablePrefix: settings.TABLE_PREFIX,
    }),
  ]);
  const pumps = await startStreams({
    client: raw,
    streams: streamsClient,
    tables,
    subscribe: (listener) => db.onWrite(listener),
    invoke: lambdas.parcelPush,
    ...world,
  });
  const announceChange = coalesce(100, () => {
    events.send('tables', {});
  });
  let writes = 0;
  const stopCounting = db.onWrite(() => {
    writes += 1;
    announceChange();
  });
  const schedule = startSchedule(time.now, lambdas.parcelPush);
  // After the streams have begun: their place in them is then always behind a record that was handled.
  await plantDemoData(client, tables, settings.PASSWORD_PEPPER);
  if (before.messenger === undefined) for (const person of DEMO_PEOPLE) messenger.addPerson(person);

  return {
    url: server.url,
    dynamoDbEndpoint: db.endpoint,
    tablePrefix: settings.TABLE_PREFIX,
    advance,
    throttleDynamoDb: (on) => {
      db.throttle(on);
    },
    coldStart: lambdas.coldStart,
    settled: async () => {
      for (let seen = -1; seen !== writes;) {
        seen = writes;
        await messenger.settled();
        // A scheduled drain keeps the streams' away from the conversation that it is at.
        await schedule.idle();
        await Promise.all(pumps.map((pump) => pump.drained()));
      }
    },
    close: async () => {
      stopCounting();
      // The streams are in memory: what they have not brought to parcel_push by now would be lost.
      const drained = Promise.all(pumps.map((pump) => pump.drained()));
      await Promise.race([drained, patientSleep(PATIENCE_MS)]);
      await Promise.all(pumps.map((pump) => pump.stop()));
      await schedule.stop();
      await saved?.write({ clockOffset: time.offset(), messenger: messenger.snapshot() });
      events.close();
      messenger.close();
      await server.close();
      for (const each of [raw, streamsClient, client]) each.destroy();
      lambdas.close();
      await db.close();
    },
  };
}

function readSaved(state: unknown): { clockOffset: number; messenger?: unknown } {
  const { clockOffset = 0, messenger } = (state ?? {}) as {
    clockOffset?: number;
    messenger?: unknown;
  };
  return { clockOffset, messenger };
}
