import { createHmac } from 'node:crypto';
import { GetCommand, paginateScan, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { localSettings } from '../../../src/local/local-settings';
import { createDocumentClient } from '../../../src/store/dynamodb';
import { TABLES, tableNames, type TableNames } from '../../../src/store/tables';
import { startStackUnderTest } from '../../helpers/local-stack';
import { localCredentials } from '../../helpers/tables';
import { facebookBytes, signWebhook } from '../../helpers/sign-webhook';

export type Item = Readonly<Record<string, unknown>>;

export const APP_SECRET = localSettings('').FB_APP_SECRET;

const base64url = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** What Facebook posts when somebody asks it to (facts §9). */
export function signedRequest(
  payload: Item,
  { secret = APP_SECRET, hash = 'sha256' }: { secret?: string; hash?: string } = {},
): string {
  const encoded = base64url(payload);
  return `${createHmac(hash, secret).update(encoded).digest('base64url')}.${encoded}`;
}

/** The local stack, with a look into its tables. */
export async function startErasureWorld() {
  const stack = await startStackUnderTest();
  const client = createDocumentClient({ endpoint: stack.dynamoDbEndpoint, ...localCredentials });
  const tables = tableNames(stack.tablePrefix);

  const scan = async (table: keyof TableNames): Promise<readonly Item[]> => {
    const items: Item[] = [];
    for await (const { Items = [] } of paginateScan(
      { client },
      { TableName: tables[table], ConsistentRead: true },
    )) {
      items.push(...Items);
    }
    return items;
  };
  const post = (route: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${stack.url}/api/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
    });

  return {
    ...stack,
    client,
    tables,
    scan,
    post,
    put: async (table: keyof TableNames, item: Item) => {
      await client.send(new PutCommand({ TableName: tables[table], Item: item }));
    },
    customer: async (customerId: string): Promise<Item | undefined> => {
      const key = { TableName: tables.customers, Key: { customerId }, ConsistentRead: true };
      return (await client.send(new GetCommand(key))).Item;
    },
    setCustomer: async (customerId: string, field: string, value: unknown) => {
      await client.send(
        new UpdateCommand({
          TableName: tables.customers,
          Key: { customerId },
          UpdateExpression: 'SET #field = :value',
          ExpressionAttributeNames: { '#field': field },
          ExpressionAttributeValues: { ':value': value },
        }),
      );
    },
    /** All items of all tables, but for what belongs to the Page and to nobody. */
    everything: async (): Promise<Readonly<Record<string, readonly Item[]>>> =>
      Object.fromEntries(
        await Promise.all(
          TABLES.map(async (table) => [
            table,
            (await scan(table)).filter(({ psid }) => !String(psid).startsWith('page#')),
          ]),
        ),
      ) as Readonly<Record<string, readonly Item[]>>,
    say: async (psid: string, text: string, payload?: string) => {
      await stack.control.say(psid, text, payload);
      await stack.settled();
    },
    /** Taps the quick reply of this title below the last message that has one. */
    choose: async (psid: string, title: string) => {
      const { messages } = await stack.control.thread(psid);
      const reply = messages
        .flatMap(({ quickReplies = [] }) => quickReplies)
        .findLast((each) => each.title === title);
      await stack.control.say(psid, title, reply?.payload ?? 'no such choice');
      await stack.settled();
    },
    askFacebook: async (route: 'data-deletion' | 'deauthorize', signed: string) => {
      const answer = await post(route, new URLSearchParams({ signed_request: signed }).toString());
      await stack.settled();
      const body = (await answer.json()) as {
        readonly url?: string;
        readonly confirmation_code?: string;
        readonly error?: { readonly code: string };
      };
      return { status: answer.status, body };
    },
    /** Delivers all webhooks that were delivered so far once more, as Facebook does. */
    redeliverAll: async () => {
      const wire = await stack.control.wire();
      const webhooks = wire.filter((entry) => entry.kind === 'webhook');
      for (const { request } of webhooks) {
        const bytes = facebookBytes(request);
        await fetch(`${stack.url}/api/facebook`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-hub-signature-256': signWebhook(bytes, APP_SECRET),
          },
          body: bytes,
        });
      }
      await stack.settled();
      return webhooks.length;
    },
    stop: async () => {
      client.destroy();
      await stack.close();
    },
  };
}

export type ErasureWorld = Awaited<ReturnType<typeof startErasureWorld>>;
