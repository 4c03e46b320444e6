import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Locale } from '../shared/locale';
import type { DocumentClient } from './dynamodb';
import { stored } from './store-error';

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
}

export type LinkedVia =
  'account_linking' | 'link_token' | 'm_me' | 'facebook_login' | 'send_to_messenger';

/** Named one by one: the roles of fb_webhook and parcel_push may not read `passwordHash` (issue of least privilege). */
const PROJECTION = 'customerId, email, #name, #locale, psid, linkedAt, linkedVia';
const PROJECTION_NAMES = { '#name': 'name', '#locale': 'locale' };

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
  return Item as Customer | undefined;
}

/** What the login compares a password with. */
export interface Credentials {
  readonly customerId: string;
  readonly passwordHash?: string;
  readonly name?: string;
  readonly psid?: string;
}

/** `email` in lower case. Always one query, whether the customer exists or not (equal time for both). */
export async function findCredentials(
  client: DocumentClient,
  table: string,
  email: string,
): Promise<Credentials | undefined> {
  const { Items = [] } = await stored(
    client.send(
      new QueryCommand({
        TableName: table,
        IndexName: EMAIL_INDEX,
        KeyConditionExpression: 'email = :email',
        ExpressionAttributeValues: { ':email': email },
        Limit: 1,
      }),
    ),
  );
  return Items[0] as Credentials | undefined;
}
