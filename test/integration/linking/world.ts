import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { DEMO_CUSTOMERS, DEMO_PASSWORD } from '../../../src/local/demo-data';
import type { ControlApi } from '../../../src/local/messenger/control/control-api';
import type { ThreadMessage } from '../../../src/local/messenger/thread/thread-model';
import type { StackOptions } from '../../../src/local/stack';
import { decodeChoice, encodeChoice } from '../../../src/messenger/choice';
import type { ConversationState } from '../../../src/store/conversation-state';
import { loadState } from '../../../src/store/conversations';
import type { Customer } from '../../../src/store/customers';
import { createDocumentClient, type DocumentClient } from '../../../src/store/dynamodb';
import { tableNames, type TableNames } from '../../../src/store/tables';
import { startStackUnderTest, type StackUnderTest } from '../../helpers/local-stack';
import { localCredentials } from '../../helpers/tables';

/** Somebody with an account at the company, who can log in with `DEMO_PASSWORD`, and their parcel. */
export interface Shopper {
  readonly customerId: string;
  readonly email: string;
  /** Occurs nowhere else, so that a stranger's chat can be searched for it. */
  readonly firstName: string;
  readonly parcelId: string;
}

/** The whole local stack, with as many customers and chats as the tests like. */
export interface LinkWorld {
  readonly stack: StackUnderTest;
  readonly control: ControlApi;
  readonly client: DocumentClient;
  readonly tables: TableNames;
  readonly newShopper: () => Promise<Shopper>;
  /** The psid of somebody who has said hello. */
  readonly newChat: () => Promise<string>;
  /** `POST /login` with the customer's e-mail, the right password and these fields. */
  readonly logIn: (shopper: Shopper, fields?: object) => Promise<LoginReply>;
  /** Taps yes below the last message, if that asks whether to link. */
  readonly agree: (psid: string) => Promise<void>;
  /** Taps the undo button below "now linked with …". */
  readonly undo: (psid: string) => Promise<void>;
  readonly customerRow: (customerId: string) => Promise<Customer | undefined>;
  readonly stateOf: (psid: string) => Promise<ConversationState>;
  /** Everything that this person was sent, buttons and all. */
  readonly toldTo: (psid: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface LoginReply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export async function startLinkWorld(options: Partial<StackOptions> = {}): Promise<LinkWorld> {
  const stack = await startStackUnderTest(options);
  const { control, settled } = stack;
  const client = createDocumentClient({ endpoint: stack.dynamoDbEndpoint, ...localCredentials });
  const tables = tableNames(stack.tablePrefix);
  const rowOf = async (customerId: string) => {
    const key = { TableName: tables.customers, Key: { customerId }, ConsistentRead: true };
    return (await client.send(new GetCommand(key))).Item;
  };
  const put = (table: string, Item: object) =>
    client.send(new PutCommand({ TableName: table, Item }));
  const demo = await rowOf(DEMO_CUSTOMERS[0].customerId);
  let count = 0;

  return {
    ...{ stack, control, client, tables },

    newShopper: async () => {
      count += 1;
      const shopper = {
        customerId: `C-${String(count)}`,
        email: `shopper-${String(count)}@example.com`,
        firstName: `Shopper${String(count)}th`,
        parcelId: `WAY-${String(1000 + count)}`,
      };
      const { customerId, email, firstName, parcelId } = shopper;
      const name = `${firstName} Example`;
      const passwordHash: unknown = demo?.['passwordHash'];
      await put(tables.customers, { customerId, email, name, locale: 'en', passwordHash });
      await put(tables.parcels, { parcelId, customerId, status: 'pending' });
      return shopper;
    },

    newChat: async () => {
      const { psid } = await control.addPerson({ name: 'Somebody Else', locale: 'en_GB' });
      await control.say(psid, 'hello');
      await settled();
      return psid;
    },

    logIn: async ({ email }, fields = {}) => {
      const answer = await fetch(`${stack.url}/api/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password: DEMO_PASSWORD, ...fields }),
      });
      return { status: answer.status, body: (await answer.json()) as LoginReply['body'] };
    },

    agree: async (psid) => {
      const yes = yesBelow((await control.thread(psid)).messages.at(-1));
      if (yes?.payload !== undefined) await control.say(psid, yes.title ?? '', yes.payload);
      await settled();
    },

    undo: async (psid) => {
      await control.tap(psid, { title: 'Undo', payload: encodeChoice({ do: 'undoLink' }) });
      await settled();
    },

    customerRow: async (customerId) => (await rowOf(customerId)) as Customer | undefined,
    stateOf: (psid) => loadState(client, tables.conversations, psid),
    toldTo: async (psid) => {
      const { messages } = await control.thread(psid);
      return JSON.stringify(messages.filter(({ from }) => from === 'bot'));
    },

    close: async () => {
      client.destroy();
      await stack.close();
    },
  };
}

const yesBelow = (message: ThreadMessage | undefined) =>
  message?.quickReplies?.find(({ payload = '' }) => {
    const choice = decodeChoice(payload);
    return choice?.do === 'answerLink' && choice.yes;
  });

/** Both ends name each other (design §3). */
export async function expectLinked(
  world: LinkWorld,
  psid: string,
  { customerId }: Pick<Shopper, 'customerId'>,
): Promise<void> {
  const ends = {
    chat: (await world.stateOf(psid)).customerId,
    customer: (await world.customerRow(customerId))?.psid,
  };
  expect(ends).toEqual({ chat: customerId, customer: psid });
  await expectEndsAgree(world);
}

/** Neither end names the other, and Facebook does not believe otherwise. */
export async function expectNotLinked(world: LinkWorld, psid: string): Promise<void> {
  const rows = await allRows(world);
  const ends = {
    chat: (await world.stateOf(psid)).customerId,
    customers: rows.filter((row) => row['psid'] === psid).map((row) => row['customerId']),
    facebook: (await world.control.thread(psid)).state.linked,
  };
  expect(ends).toEqual({ chat: undefined, customers: [], facebook: false });
  await expectEndsAgree(world);
}

/** Nowhere in the two tables does one end name another that does not name it, nor does Facebook know of a link of none. */
export async function expectEndsAgree(world: LinkWorld): Promise<void> {
  const byCustomer = (await allRows(world))
    .filter((row) => row['psid'] !== undefined && row['psid'] !== '')
    .map((row) => `${String(row['customerId'])} - ${String(row['psid'])}`);
  const { Items: states = [] } = await world.client.send(
    new ScanCommand({
      TableName: world.tables.conversations,
      ConsistentRead: true,
      FilterExpression: 'entry = :state AND attribute_exists(customerId)',
      ExpressionAttributeValues: { ':state': 'state' },
    }),
  );
  const byChat = states.map((state) => `${String(state['customerId'])} - ${String(state['psid'])}`);
  const people = await world.control.people();
  const threads = await Promise.all(people.map(({ psid }) => world.control.thread(psid)));
  const linkedForFacebook = threads
    .filter(({ state }) => state.linked)
    .map(({ person }) => person.psid);
  const linkedHere = states.map((state) => String(state['psid']));

  expect(byChat.sort()).toEqual(byCustomer.sort());
  expect(linkedHere).toEqual(expect.arrayContaining(linkedForFacebook));
}

async function allRows({ client, tables }: LinkWorld): Promise<readonly Record<string, unknown>[]> {
  const scan = new ScanCommand({ TableName: tables.customers, ConsistentRead: true });
  return (await client.send(scan)).Items ?? [];
}
