import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { sha256Hex } from '../shared/hash';
import type { DocumentClient } from './dynamodb';
import { stored } from './store-error';
import type { Write } from './transaction';

/**
 * Who a person is that logs in with Facebook: one item of `logins` for each id that Facebook gives people for our app
 * (asid, facts §6). It never expires, and its key has two first logins at once make one customer. The row in
 * `customers` holds the asid itself, so that it can be found and released from there.
 */
export const asidKey = (asid: string): string => `asid#${sha256Hex(asid)}`;

/** Strongly consistent. */
export async function findCustomerIdByAsid(
  client: DocumentClient,
  table: string,
  asid: string,
): Promise<string | undefined> {
  const { Item } = await stored(
    client.send(
      new GetCommand({ TableName: table, Key: { key: asidKey(asid) }, ConsistentRead: true }),
    ),
  );
  const customerId: unknown = Item?.['customerId'];
  return typeof customerId === 'string' && customerId !== '' ? customerId : undefined;
}

/** From now on the asid is this customer's. Refused (label `asid`) while it is another's. */
export const bindAsidWrite = (table: string, asid: string, customerId: string): Write => ({
  label: 'asid',
  item: {
    Update: {
      TableName: table,
      Key: { key: asidKey(asid) },
      UpdateExpression: 'SET customerId = :customer',
      ConditionExpression: 'attribute_not_exists(customerId) OR customerId = :customer',
      ExpressionAttributeValues: { ':customer': customerId },
    },
  },
});

/** From now on the asid is another customer's. Refused (label `asid`) when it is not `from`'s any more. */
export const moveAsidWrite = (
  table: string,
  asid: string,
  { from, to }: { readonly from: string; readonly to: string },
): Write => ({
  label: 'asid',
  item: {
    Update: {
      TableName: table,
      Key: { key: asidKey(asid) },
      UpdateExpression: 'SET customerId = :to',
      ConditionExpression: 'customerId = :from',
      ExpressionAttributeValues: { ':from': from, ':to': to },
    },
  },
});

/** Forgets the asid; nothing to forget is no failure. Refused (label `asid`) while it is another customer's. */
export const releaseAsidWrite = (table: string, asid: string, customerId: string): Write => ({
  label: 'asid',
  item: {
    Delete: {
      TableName: table,
      Key: { key: asidKey(asid) },
      ConditionExpression: 'attribute_not_exists(customerId) OR customerId = :customer',
      ExpressionAttributeValues: { ':customer': customerId },
    },
  },
});

/** The other end, in the customer's row. Refused (label `customer`) when another asid stands there. */
export const forgetAsidWrite = (table: string, customerId: string, asid: string): Write => ({
  label: 'customer',
  item: {
    Update: {
      TableName: table,
      Key: { customerId },
      UpdateExpression: 'REMOVE asid',
      ConditionExpression: 'asid = :asid',
      ExpressionAttributeValues: { ':asid': asid },
    },
  },
});

/** Puts the asid into the row of whom that person's chat is linked with; refused (label `customer`) once it is not. */
export const adoptAsidWrite = (
  table: string,
  customerId: string,
  { asid, psid }: { readonly asid: string; readonly psid: string },
): Write => ({
  label: 'customer',
  item: {
    Update: {
      TableName: table,
      Key: { customerId },
      UpdateExpression: 'SET asid = :asid',
      ConditionExpression: 'psid = :psid AND (attribute_not_exists(asid) OR asid = :asid)',
      ExpressionAttributeValues: { ':asid': asid, ':psid': psid },
    },
  },
});

/** Removes a row that a login with Facebook made and nobody has used since; else refused (label `empty_customer`). */
export const removeEmptyCustomerWrite = (
  table: string,
  customerId: string,
  asid: string,
): Write => ({
  label: 'empty_customer',
  item: {
    Delete: {
      TableName: table,
      Key: { customerId },
      ConditionExpression:
        'asid = :asid AND attribute_not_exists(psid) AND attribute_not_exists(email)',
      ExpressionAttributeValues: { ':asid': asid },
    },
  },
});
