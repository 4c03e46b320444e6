import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { issueLinkToken } from '../../../src/accounts/link-token';
import { commit, type Commit } from '../../../src/delivery/commit';
import type { DrainDeps } from '../../../src/delivery/drain-deps';
import { createGraph } from '../../../src/messenger/graph';
import { createHttpTransport } from '../../../src/shared/http-transport';
import type { Outgoing, OutgoingMessage } from '../../../src/messenger/outgoing';
import { createLog } from '../../../src/shared/log';
import { systemRandom } from '../../../src/shared/random';
import { loadState } from '../../../src/store/conversations';
import type { DocumentClient } from '../../../src/store/dynamodb';
import type { TableNames } from '../../../src/store/tables';
import type { GraphServer, ReceivedCall, Reply } from '../../helpers/graph-server';

export const START = 1_800_000_000_000;
export const OUR_APP = '1517776481860111';

/** What the tests of one file share. */
export interface Ground {
  readonly client: DocumentClient;
  readonly tables: TableNames;
  readonly server: GraphServer;
}

export type Row = Readonly<Record<string, unknown>>;

/** A Page of its own on shared tables, with a clock that moves only when it is told to or somebody sleeps. */
export interface World {
  readonly deps: DrainDeps;
  readonly newPerson: () => string;
  readonly now: () => number;
  readonly advance: (milliseconds: number) => void;
  /** Commits an event of this person as fb_webhook and parcel_push do. */
  readonly queue: (
    psid: string,
    outgoing: readonly Outgoing[],
    more?: Partial<Commit>,
  ) => Promise<void>;
  /** The person writes: the window opens and what was held may go. */
  readonly act: (psid: string) => Promise<void>;
  readonly rows: (psid: string, prefix?: string) => Promise<readonly Row[]>;
  readonly state: (psid: string) => Promise<Row>;
  /** Answers each call to the Send API by its text; undefined means success. */
  readonly answerSends: (
    reply: (text: string, psid: string) => Reply | undefined | Promise<Reply | undefined>,
  ) => void;
  /** What this world's Page sent, in the order in which Facebook received it. */
  readonly sends: () => readonly {
    readonly psid: string;
    readonly text: string;
    readonly call: ReceivedCall;
  }[];
  readonly logged: () => readonly Row[];
}

let worlds = 0;

export function createWorld({ client, tables, server }: Ground): World {
  worlds += 1;
  const pageId = `page-${String(worlds)}`;
  const lines: string[] = [];
  let people = 0;
  let events = 0;
  let now = START;
  const advance = (milliseconds: number): void => {
    now += milliseconds;
  };
  const deps: DrainDeps = {
    client,
    tables,
    pageId,
    appId: OUR_APP,
    graph: createGraph({
      baseUrl: server.baseUrl,
      accessToken: 'page-token',
      appSecret: 'app-secret',
      transport: createHttpTransport(() => now),
    }),
    clock: () => now,
    sleep: (milliseconds) => {
      advance(milliseconds);
      return Promise.resolve();
    },
    random: systemRandom,
    log: createLog(
      (line) => lines.push(line),
      () => now,
    ),
    remainingMs: () => Infinity,
    utilityTemplates: 'off',
    issueLinkToken: (psid) =>
      issueLinkToken({ client, logins: tables.logins, now, random: systemRandom }, psid),
  };

  const rows: World['rows'] = async (psid, prefix) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tables.conversations,
        KeyConditionExpression: `psid = :psid${prefix === undefined ? '' : ' AND begins_with(entry, :prefix)'}`,
        ExpressionAttributeValues: {
          ':psid': psid,
          ...(prefix === undefined ? {} : { ':prefix': prefix }),
        },
        ConsistentRead: true,
      }),
    );
    return Items;
  };

  const queue: World['queue'] = async (psid, outgoing, more = {}) => {
    events += 1;
    const key = `event-${String(events)}`;
    for (;;) {
      const outcome = await commit(
        { client, conversations: tables.conversations, now, random: systemRandom },
        {
          state: await loadState(client, tables.conversations, psid),
          claim: { key, record: { kind: 'test' } },
          change: {},
          outgoing,
          correlationId: key,
          ...more,
        },
      ).catch((thrown: unknown) => {
        if (thrown instanceof Error && Reflect.get(thrown, 'retryable') === true) return 'stale';
        throw thrown;
      });
      if (outcome === 'committed') return;
      if (outcome !== 'stale') throw new Error(`The commit was ${outcome}`);
    }
  };

  const answerSends: World['answerSends'] = (reply) => {
    server.respondWith(async (call) => {
      const { psid, text } = sendOf(call);
      const receipt = { recipient_id: psid, message_id: `m_${text}` };
      return (await reply(text, psid)) ?? { status: 200, body: receipt };
    });
  };
  answerSends(() => undefined);

  return {
    deps,
    newPerson: () => {
      people += 1;
      return `PSID${String(worlds)}x${String(people)}`;
    },
    now: () => now,
    advance,
    queue,
    act: (psid) =>
      queue(psid, [], {
        change: { lastUserActionAt: now, unreachableSince: null, windowClosedAt: null },
        release: true,
      }),
    rows,
    state: async (psid) => (await rows(psid, 'state'))[0] ?? {},
    answerSends,
    sends: () =>
      server.calls
        .filter(({ path }) => path.endsWith(`/${pageId}/messages`))
        .map((call) => ({ ...sendOf(call), call })),
    logged: () => lines.map((line) => JSON.parse(line) as Row),
  };
}

interface SendCall {
  readonly recipient?: { readonly id: string };
  readonly message?: { readonly text?: string; readonly template?: { readonly name: string } };
}

function sendOf({ body }: ReceivedCall): { psid: string; text: string } {
  const { recipient, message } = body as SendCall;
  return { psid: recipient?.id ?? '', text: message?.text ?? message?.template?.name ?? '' };
}

export const say = (text: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  type: 'message',
  content: { kind: 'text', text },
  author: 'bot',
  occasion: 'update',
  ...more,
});
