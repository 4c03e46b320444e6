import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { hashPassword } from '../../../src/accounts/password';
import { createUserLogin } from '../../../src/lambdas/user-login/user-login';
import type { GraphFailure, GraphResult } from '../../../src/messenger/graph-answer';
import { systemSleep } from '../../../src/shared/clock';
import { createLog } from '../../../src/shared/log';
import { systemRandom } from '../../../src/shared/random';
import { freshTables } from '../../helpers/tables';
import { NOW } from './linked-world';

export const PEPPER = 'a pepper of more than 32 characters';
export const PASSWORD = 'correct horse battery staple';
export const PAGE_ORIGIN = 'https://login.example';
export const PAGE_ID = '104000000000001';

type Row = Readonly<Record<string, unknown>>;

/** The hash of `PASSWORD` at each cost; making one is slow on purpose. */
const hashes = new Map<number | undefined, Promise<string>>();

const hashOf = (cost: number | undefined): Promise<string> => {
  const hash = hashes.get(cost) ?? hashPassword(PASSWORD, PEPPER, cost);
  hashes.set(cost, hash);
  return hash;
};

export interface Request {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sourceIp?: string;
  readonly base64?: boolean;
}

const refusal: GraphResult = {
  ok: false,
  failure: { kind: 'refused', code: 10303, httpStatus: 400 },
};

/** user_login over real tables, a Facebook that knows the tokens it is told of, and a clock to be moved. */
export async function createLoginWorld(endpoint: string) {
  const { client, tables } = await freshTables(endpoint);
  const people = new Map<string, { readonly psid: string; readonly profile: Row }>();
  const commands: string[] = [];
  const logged: string[] = [];
  let now = NOW;
  let addresses = 0;
  let outage: GraphFailure | undefined;
  client.middlewareStack.add(
    (next, { commandName }) =>
      (input) => {
        commands.push(commandName ?? '');
        return next(input);
      },
    { step: 'initialize' },
  );

  const clock = (): number => now;
  const login = createUserLogin({
    client,
    tables,
    clock,
    random: systemRandom,
    sleep: systemSleep,
    log: createLog((line) => logged.push(line), clock),
    pepper: PEPPER,
    loginPageUrl: `${PAGE_ORIGIN}/login/index.html`,
    pageId: PAGE_ID,
    appId: '1',
    appSecrets: ['secret of nobody here'],
    // These tests are about passwords; facebook-world.ts has a Facebook that knows people's tokens.
    graphAs: () => ({ get: () => Promise.resolve(refusal) }),
    graph: {
      get: (path, query = {}) => {
        if (outage !== undefined) return Promise.resolve({ ok: false, failure: outage });
        const person = people.get(query['account_linking_token'] ?? '');
        if (path === '/me') {
          const answer = person && ({ ok: true, body: { recipient: person.psid } } as const);
          return Promise.resolve(answer ?? refusal);
        }
        const known = [...people.values()].find(({ psid }) => path === `/${psid}`);
        return Promise.resolve(known ? { ok: true, body: known.profile } : refusal);
      },
    },
  });

  const send = (body: string | null, request: Request = {}) => {
    const { method = 'POST', path = '/login', headers = {}, base64 = false } = request;
    addresses += 1;
    return login({
      httpMethod: method,
      path,
      resource: path,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: base64 ? Buffer.from(body ?? '').toString('base64') : body,
      isBase64Encoded: base64,
      requestContext: {
        // An address of its own for every request that names none, so that no test throttles another.
        identity: { sourceIp: request.sourceIp ?? `10.0.${addresses >> 8}.${addresses & 255}` },
      },
    });
  };

  return {
    client,
    tables,
    login,
    send,
    logged,

    post: (body: unknown, request: Request = {}) => send(JSON.stringify(body), request),

    /** Somebody who opened the popup: Facebook will resolve the token to this psid and profile. */
    opens: (token: string, psid: string, profile: Row = {}) => {
      people.set(token, { psid, profile });
    },

    facebookFails: (failure: GraphFailure | undefined) => {
      outage = failure;
    },

    addRow: (row: Row) => client.send(new PutCommand({ TableName: tables.customers, Item: row })),

    addCustomer: async (customerId: string, email: string, row: Row = {}, cost?: number) => {
      const passwordHash = await hashOf(cost);
      const Item = { customerId, email, passwordHash, name: 'Anna Berger', ...row };
      await client.send(new PutCommand({ TableName: tables.customers, Item }));
    },

    row: async (customerId: string): Promise<Row | undefined> => {
      const key = { TableName: tables.customers, Key: { customerId }, ConsistentRead: true };
      return (await client.send(new GetCommand(key))).Item;
    },

    /** Which calls to DynamoDB it takes to get there. */
    commandsOf: async (act: () => Promise<unknown>): Promise<readonly string[]> => {
      const before = commands.length;
      await act();
      return commands.slice(before);
    },

    now: clock,
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

export type LoginWorld = Awaited<ReturnType<typeof createLoginWorld>>;
