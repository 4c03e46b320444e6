import { DeleteCommand, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { linkWrites, loadPreviousEnds } from '../../../src/accounts/link';
import { onLinkRequested } from '../../../src/conversation/link-requested';
import { commit } from '../../../src/delivery/commit';
import { graphAs, pageGraph } from '../../../src/lambdas/page-graph';
import { createUserLogin } from '../../../src/lambdas/user-login/user-login';
import type { Assumptions } from '../../../src/local/messenger/options';
import type { Person } from '../../../src/local/messenger/thread/thread-model';
import { createLog } from '../../../src/shared/log';
import { systemSleep } from '../../../src/shared/clock';
import { systemRandom } from '../../../src/shared/random';
import { loadQueue, loadState } from '../../../src/store/conversations';
import { TABLES } from '../../../src/store/tables';
import { freshTables } from '../../helpers/tables';
import { readable } from '../../unit/conversation/events';
import {
  APP_ID,
  APP_SECRET,
  OLD_APP_SECRET,
  PAGE_ID,
  PAGE_TOKEN,
  setStage,
} from '../messenger-emulator/harness';

type Row = Readonly<Record<string, unknown>>;

export interface FacebookWorldOptions {
  readonly assumptions?: Partial<Assumptions>;
  /** As configured at our side; the emulator knows a current and a former one. */
  readonly appSecrets?: readonly [string, ...string[]];
}

/** user_login over real tables and the emulator's Facebook, and parcel_push's part in a link. */
export async function createFacebookWorld(
  endpoint: string,
  { assumptions, appSecrets = [APP_SECRET, OLD_APP_SECRET] }: FacebookWorldOptions = {},
) {
  const { client, tables } = await freshTables(endpoint);
  const stage = await setStage(assumptions);
  const logged: string[] = [];
  const clock = stage.time.now;
  const world = { client, tables, clock, random: systemRandom, sleep: systemSleep };
  const config = {
    graphApiUrl: `${stage.url}/graph/v25.0`,
    pageAccessToken: PAGE_TOKEN,
    appSecrets,
  };
  const deps = {
    ...world,
    log: createLog((line) => logged.push(line), clock),
    pepper: 'a pepper of more than 32 characters',
    loginPageUrl: 'https://login.example/',
    pageId: PAGE_ID,
    appId: APP_ID,
    appSecrets,
    graph: pageGraph(config),
    graphAs: graphAs(config),
  };
  const userLogin = createUserLogin(deps);
  let records = 0;

  const row = async (customerId: string): Promise<Row | undefined> => {
    const key = { TableName: tables.customers, Key: { customerId }, ConsistentRead: true };
    return (await client.send(new GetCommand(key))).Item;
  };
  const customers = async (): Promise<readonly Row[]> =>
    (await client.send(new ScanCommand({ TableName: tables.customers }))).Items ?? [];

  const post = async (body: unknown, sourceIp = '192.0.2.1') => {
    const answer = await userLogin({
      httpMethod: 'POST',
      resource: '/login/facebook',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      requestContext: { identity: { sourceIp } },
    });
    return { ...answer, json: JSON.parse(answer.body) as Readonly<Record<string, unknown>> };
  };

  const tokenOf = async (person: Person): Promise<string> =>
    (await stage.control.facebookLogin(person.psid)).accessToken;

  return {
    ...{ client, tables, stage, deps, logged, row, customers, post, tokenOf },

    /** The person logs in with Facebook on our page. */
    logIn: async (person: Person) => post({ accessToken: await tokenOf(person) }),

    /** Somebody who has written to the Page, unless they are new to it. */
    person: async (name: string, wrote = true): Promise<Person> => {
      const person = stage.emulator.addPerson({ name, locale: 'en_GB' });
      if (wrote) await stage.control.say(person.psid, 'hello');
      return person;
    },

    /** What the customers stream would bring of the row as it stands now; the same id is the same record. */
    streamRecord: async (customerId: string) => {
      records += 1;
      const { linkRequest: _before, ...oldImage } = (await row(customerId)) ?? {};
      return { eventId: `event-${records}`, oldImage, newImage: await row(customerId) };
    },

    push: (record: { eventId: string; oldImage?: Row; newImage?: Row | undefined }) => {
      const { newImage, ...rest } = record;
      return onLinkRequested(world, { ...rest, ...(newImage && { newImage }) });
    },

    /** As the person's own word in the chat, or the password, links it. */
    linkInChat: async (psid: string, customerId: string): Promise<string> => {
      const state = await loadState(client, tables.conversations, psid);
      const request = { psid, customerId, via: 'm_me', now: clock() } as const;
      const previous = await loadPreviousEnds(client, tables, request, state.customerId);
      records += 1;
      return commit(
        { client, conversations: tables.conversations, now: clock(), random: systemRandom },
        {
          state,
          claim: { key: `chat-${records}`, record: {} },
          change: { customerId, linkedAt: clock(), linkMovedFrom: null },
          outgoing: [],
          also: linkWrites(tables, request, previous),
          correlationId: 'c',
        },
      );
    },

    state: (psid: string) => loadState(client, tables.conversations, psid),

    /** What waits to be sent to this person, as they will read it. */
    waiting: async (psid: string): Promise<readonly string[]> =>
      readable((await loadQueue(client, tables.conversations, psid)).map((item) => item.outgoing)),

    put: async (table: keyof typeof tables, Item: Row): Promise<void> => {
      await client.send(new PutCommand({ TableName: tables[table], Item }));
    },
    remove: async (customerId: string): Promise<void> => {
      await client.send(new DeleteCommand({ TableName: tables.customers, Key: { customerId } }));
    },

    /** Every item of every table, as text. */
    everything: async (): Promise<string> => {
      const scans = TABLES.map((name) => client.send(new ScanCommand({ TableName: tables[name] })));
      return JSON.stringify((await Promise.all(scans)).map(({ Items }) => Items));
    },

    close: async (): Promise<void> => {
      client.destroy();
      await stage.close();
    },
  };
}

export type FacebookWorld = Awaited<ReturnType<typeof createFacebookWorld>>;
