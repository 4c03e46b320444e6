import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { DEMO_CUSTOMERS, DEMO_PASSWORD } from '../../../src/local/demo-data';
import type { StackOptions } from '../../../src/local/stack';
import { createDocumentClient, type DocumentClient } from '../../../src/store/dynamodb';
import { tableNames, type TableNames } from '../../../src/store/tables';
import { startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';
import { localCredentials } from '../../helpers/tables';
import {
  startFakeTelegram,
  type FakeTelegram,
  type TelegramMessage,
  type TelegramPhone,
} from '../../helpers/telegram/fake-telegram';

/** The whole local stack, with Telegram beside Facebook. */
export interface TelegramWorld {
  readonly stack: StackUnderTest;
  readonly telegram: FakeTelegram;
  readonly client: DocumentClient;
  readonly tables: TableNames;
  /** Says it, and gives what the bot answers. */
  readonly say: (phone: TelegramPhone, text: string) => Promise<readonly TelegramMessage[]>;
  readonly tap: (phone: TelegramPhone, title: string) => Promise<readonly TelegramMessage[]>;
  /** A phone whose chat is linked with an account of its own that has one parcel. */
  readonly linkedPhone: () => Promise<{ phone: TelegramPhone; parcelId: string; email: string }>;
  /** An account with one parcel, whose owner logs in with `DEMO_PASSWORD`. */
  readonly newShopper: () => Promise<Shopper>;
  /** `POST /login` with the token of the last link in this chat. */
  readonly logIn: (
    phone: TelegramPhone,
    email: string,
  ) => Promise<{ redirectTo: string; chatCode: string }>;
  readonly entriesOf: (phone: TelegramPhone) => Promise<readonly Record<string, unknown>[]>;
  readonly close: () => Promise<void>;
}

export interface Shopper {
  readonly customerId: string;
  readonly email: string;
  readonly parcelId: string;
}

export const partitionOf = ({ chatId }: TelegramPhone): string => `telegram:${String(chatId)}`;

export async function startTelegramWorld(
  options: Partial<StackOptions> = {},
): Promise<TelegramWorld> {
  const telegram = await startFakeTelegram();
  const stack = await startStackUnderTest({ settings: telegram.settings, ...options });
  telegram.deliverTo(`${stack.url}/api/telegram`);
  const client = createDocumentClient({ endpoint: stack.dynamoDbEndpoint, ...localCredentials });
  const tables = tableNames(stack.tablePrefix);
  const demo = await client.send(
    new GetCommand({
      TableName: tables.customers,
      Key: { customerId: DEMO_CUSTOMERS[0].customerId },
    }),
  );
  const put = (table: string, Item: object) =>
    client.send(new PutCommand({ TableName: table, Item }));
  let count = 0;

  const answers = async (phone: TelegramPhone, act: () => Promise<number>) => {
    const before = phone.messages.length;
    await act();
    await stack.settled();
    return phone.messages.slice(before);
  };
  const say: TelegramWorld['say'] = (phone, text) => answers(phone, () => phone.say(text));

  const newShopper: TelegramWorld['newShopper'] = async () => {
    count += 1;
    const [customerId, parcelId] = [`C-TG-${String(count)}`, `TG-${String(1000 + count)}`];
    const email = `telegram-${String(count)}@example.com`;
    const passwordHash: unknown = demo.Item?.['passwordHash'];
    const name = `Shopper ${String(count)}`;
    await put(tables.customers, { customerId, email, name, locale: 'en', passwordHash });
    await put(tables.parcels, { parcelId, customerId, status: 'pending' });
    return { customerId, parcelId, email };
  };

  const logIn: TelegramWorld['logIn'] = async (phone, email) => {
    const link = phone.messages.flatMap(({ buttons }) => buttons).findLast(({ url }) => url)?.url;
    const linkToken = new URL(link ?? '').searchParams.get('link_token');
    const response = await fetch(`${stack.url}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: DEMO_PASSWORD, linkToken }),
    });
    return (await response.json()) as { redirectTo: string; chatCode: string };
  };

  return {
    ...{ stack, telegram, client, tables, say, newShopper, logIn },
    tap: (phone, title) => answers(phone, () => phone.tap(title)),
    linkedPhone: async () => {
      const [phone, shopper] = [telegram.newPhone(), await newShopper()];
      await say(phone, 'log in');
      const { redirectTo } = await logIn(phone, shopper.email);
      await say(phone, `/start ${new URL(redirectTo).searchParams.get('start') ?? ''}`);
      return { phone, ...shopper };
    },
    entriesOf: async (phone) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tables.conversations,
          KeyConditionExpression: 'psid = :psid',
          ExpressionAttributeValues: { ':psid': partitionOf(phone) },
          ConsistentRead: true,
        }),
      );
      return Items;
    },
    close: async () => {
      client.destroy();
      await stack.close();
      await telegram.close();
    },
  };
}
