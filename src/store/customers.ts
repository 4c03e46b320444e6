import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { localeOf, type Locale } from '../shared/locale';
import { storedIf } from './conditional';
import type { DocumentClient } from './dynamodb';
import { stored } from './store-error';
import type { Write } from './transaction';

export const EMAIL_INDEX = 'email-index';

/** A customer as everyone but the login may see them: never with the password hash. */
export interface Customer {
  readonly customerId: string;
  readonly email?: string;
  readonly name?: string;
  readonly locale?: Locale;
  /** The Messenger end of a link; valid only while the conversation's state names this customer (design §3). */
  readonly psid?: string;
  readonly linkedAt?: number;
  readonly linkedVia?: LinkedVia;
  /** Facebook's id of the person for our app, since they logged in with Facebook; `facebook-ids.ts` finds them by it. */
  readonly asid?: string;
  /** The key of a link that user_login asks for, while it is open; `link-requests.ts`. */
  readonly linkRequest?: string;
  /** How the row came to be, unless operations or the shop made it. */
  readonly createdVia?: CreatedVia;
}

/** Such a customer has no password: their asid is what they log in with (decision 6). */
const CREATED_VIA = ['facebook_login'] as const;

type CreatedVia = (typeof CREATED_VIA)[number];

const LINKED_VIA = [
  'account_linking',
  'link_token',
  'm_me',
  'facebook_login',
  'send_to_messenger',
  'checkbox',
] as const;

export type LinkedVia = (typeof LINKED_VIA)[number];

const text = v.fallback(v.optional(v.pipe(v.string(), v.minLength(1))), undefined);

/** Rows are edited by hand: what is empty or of a wrong type counts as absent. */
const customerRow = v.object({
  customerId: v.string(),
  email: text,
  name: text,
  locale: v.pipe(text, v.transform(localeOf)),
  psid: text,
  linkedAt: v.fallback(v.optional(v.number()), undefined),
  linkedVia: v.fallback(v.optional(v.picklist(LINKED_VIA)), undefined),
  asid: text,
  linkRequest: text,
  createdVia: v.fallback(v.optional(v.picklist(CREATED_VIA)), undefined),
});

/** Named one by one: the roles of fb_webhook and parcel_push may not read `passwordHash` (issue of least privilege). */
const PROJECTION =
  'customerId, email, #name, #locale, psid, linkedAt, linkedVia, asid, linkRequest, createdVia';
const PROJECTION_NAMES = { '#name': 'name', '#locale': 'locale' };

/** Strongly consistent. */
export async function findCustomer(
  client: DocumentClient,
  table: string,
  customerId: string,
): Promise<Customer | undefined> {
  const { Item } = await stored(
    client.send(
      new GetCommand({
        TableName: table,
        Key: { customerId },
        ConsistentRead: true,
        ProjectionExpression: PROJECTION,
        ExpressionAttributeNames: PROJECTION_NAMES,
      }),
    ),
  );
  return Item === undefined ? undefined : present(v.parse(customerRow, Item));
}

/** What the login compares a password with. */
export interface Credentials {
  readonly customerId: string;
  readonly passwordHash?: string;
  readonly name?: string;
}

const credentialsRow = v.object({ customerId: v.string(), passwordHash: text, name: text });

/**
 * Who logs in with this e-mail, in lower case: one customer, nobody, or (rows are typed by hand) several. Always one
 * query, so that it takes the same time for all. The index is eventually consistent.
 */
export async function findCredentials(
  client: DocumentClient,
  table: string,
  email: string,
): Promise<readonly Credentials[]> {
  const { Items = [] } = await stored(
    client.send(
      new QueryCommand({
        TableName: table,
        IndexName: EMAIL_INDEX,
        KeyConditionExpression: 'email = :email',
        ProjectionExpression: 'customerId, passwordHash, #name',
        ExpressionAttributeNames: { '#name': 'name' },
        ExpressionAttributeValues: { ':email': email },
        Limit: 2,
      }),
    ),
  );
  return Items.map((item) => present(v.parse(credentialsRow, item)));
}

/** Replaces the hash, unless somebody has changed the password meanwhile. */
export async function replacePasswordHash(
  client: DocumentClient,
  table: string,
  customerId: string,
  hashes: { readonly seen: string; readonly next: string },
): Promise<void> {
  await storedIf(
    client.send(
      new UpdateCommand({
        TableName: table,
        Key: { customerId },
        UpdateExpression: 'SET passwordHash = :next',
        ConditionExpression: 'passwordHash = :seen',
        ExpressionAttributeValues: { ':seen': hashes.seen, ':next': hashes.next },
      }),
    ),
  );
}

/** Adds a row; false when the id is taken. */
export async function insertCustomer(
  client: DocumentClient,
  table: string,
  customer: Customer & Pick<Credentials, 'passwordHash'>,
): Promise<boolean> {
  return storedIf(
    client.send(
      new PutCommand({
        TableName: table,
        Item: customer,
        ConditionExpression: 'attribute_not_exists(customerId)',
      }),
    ),
  );
}

/** The same as part of a transaction; refused (label `customer`) when the id is taken. */
export const insertCustomerWrite = (table: string, customer: Customer): Write => ({
  label: 'customer',
  item: {
    Put: {
      TableName: table,
      Item: customer,
      ConditionExpression: 'attribute_not_exists(customerId)',
    },
  },
});

type Present<T> = { [Field in keyof T]: Exclude<T[Field], undefined> };

/** Without the fields that are undefined. */
const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Present<T>;
