import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { randomToken, type RandomBytes } from '../shared/random';
import type { LinkedVia } from './customers';
import type { DocumentClient } from './dynamodb';
import { stored } from './store-error';
import type { Write } from './transaction';

/**
 * A link that user_login asks parcel_push for, since it may not touch conversations itself: an item of `logins`, whose
 * key stands as `linkRequest` in the customer's row. The row alone, which hands can edit, asks for nothing.
 */
export interface RequestedLink {
  readonly key: string;
  readonly customerId: string;
  readonly psid: string;
  readonly via: LinkedVia;
  /** Epoch seconds, also DynamoDB's TTL, which removes items hours late: readers check it themselves. */
  readonly expiresAt: number;
}

const PREFIX = 'link-request#';

export const newLinkRequestKey = (random: RandomBytes): string => `${PREFIX}${randomToken(random)}`;

export const isLinkRequestKey = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith(PREFIX) && value.length <= 256;

/** Unless it is unknown, used up or expired. Strongly consistent. `now` in milliseconds. */
export async function findRequestedLink(
  client: DocumentClient,
  table: string,
  key: string,
  now: number,
): Promise<RequestedLink | undefined> {
  const { Item } = await stored(
    client.send(new GetCommand({ TableName: table, Key: { key }, ConsistentRead: true })),
  );
  const requested = Item as RequestedLink | undefined;
  return requested !== undefined && requested.expiresAt > now / 1_000 ? requested : undefined;
}

/** Asks for the link; refused (label `customer`) unless the row is still that of the person with this asid. */
export const requestLinkWrites = (
  tables: { readonly logins: string; readonly customers: string },
  requested: RequestedLink,
  asid: string,
): readonly Write[] => [
  { label: 'request', item: { Put: { TableName: tables.logins, Item: requested } } },
  {
    label: 'customer',
    item: {
      Update: {
        TableName: tables.customers,
        Key: { customerId: requested.customerId },
        UpdateExpression: 'SET linkRequest = :key',
        ConditionExpression: 'asid = :asid',
        ExpressionAttributeValues: { ':key': requested.key, ':asid': asid },
      },
    },
  },
];

/** Uses the request up by removing it, so that no psid stays behind. Refused (label `request`) the second time. */
export const useRequestWrite = (table: string, key: string): Write => ({
  label: 'request',
  item: {
    Delete: {
      TableName: table,
      Key: { key },
      ConditionExpression: 'attribute_exists(#key)',
      ExpressionAttributeNames: { '#key': 'key' },
    },
  },
});

/** Takes the request's key out of the row. Refused (label `customer`) when another stands there. */
export const clearRequestWrite = (table: string, customerId: string, key: string): Write => ({
  label: 'customer',
  item: {
    Update: {
      TableName: table,
      Key: { customerId },
      UpdateExpression: 'REMOVE linkRequest',
      ConditionExpression: 'linkRequest = :key',
      ExpressionAttributeValues: { ':key': key },
    },
  },
});
