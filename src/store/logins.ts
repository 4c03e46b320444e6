import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { sha256Hex } from '../shared/hash';
import type { ChatCode } from './chat-codes';
import type { LinkedVia } from './customers';
import type { DocumentClient } from './dynamodb';
import type { LinkToken } from './link-tokens';
import { stored } from './store-error';
import type { Write } from './transaction';

/** Keys of the `logins` table: what is secret or personal stands there only as its SHA-256. */
export const codeKey = (codeText: string): string => `code#${sha256Hex(codeText)}`;
export const referenceKey = (referenceText: string): string => `ref#${sha256Hex(referenceText)}`;
export const attemptsKey = (who: string): string => `attempts#${sha256Hex(who)}`;

/** A one-time code as it is kept: never the code itself (ASVS 6.5.2). */
export interface AuthorizationCode {
  readonly key: string;
  readonly customerId: string;
  /** Whom the code is for, where Facebook told us (facts §1.4); nobody else may redeem it. */
  readonly psid?: string;
  readonly redeemedBy?: string;
  /** Milliseconds. */
  readonly createdAt: number;
  /** Epoch seconds, also DynamoDB's TTL, which removes items hours late: readers check it themselves. */
  readonly expiresAt: number;
}

/** What a one-time reference stands for: a logged-in customer, or an order, made while logged in or not. */
export type Referent =
  | AccountReferent
  | { readonly kind: 'order'; readonly orderId: string; readonly customerId?: string };

export interface AccountReferent {
  readonly kind: 'account';
  readonly customerId: string;
  /** Whose chat asked for the login: nobody else may open it, and for them it links without a question. */
  readonly psid?: string;
  /** Which way the link is put on record as; without it, by what brought the reference. */
  readonly via?: LinkedVia;
}

/** A one-time reference as it is kept: never its text. Whoever opens it first has redeemed it. */
export type Reference = Referent &
  Pick<AuthorizationCode, 'key' | 'redeemedBy' | 'createdAt' | 'expiresAt'>;

/** Adds a code, token or reference; throws `store_…` if its key is taken, which no randomness of ours makes happen. */
export async function saveOneTime(
  client: DocumentClient,
  table: string,
  oneTime: AuthorizationCode | Reference | LinkToken,
): Promise<void> {
  await stored(client.send(new PutCommand(newItem(table, oneTime))));
}

/** The same in a transaction; refused with label `taken`. */
export const oneTimeWrite = (table: string, oneTime: Reference | ChatCode): Write => ({
  label: 'taken',
  item: { Put: newItem(table, oneTime) },
});

const newItem = (table: string, item: { readonly key: string }) => ({
  TableName: table,
  Item: item,
  ConditionExpression: 'attribute_not_exists(#key)',
  ExpressionAttributeNames: { '#key': 'key' },
});

export const loadCode = (
  client: DocumentClient,
  table: string,
  codeText: string,
): Promise<AuthorizationCode | undefined> => loadLogin(client, table, codeKey(codeText));

export const loadReference = (
  client: DocumentClient,
  table: string,
  referenceText: string,
): Promise<Reference | undefined> => loadLogin(client, table, referenceKey(referenceText));

/** What stands at that key. Strongly consistent: the webhook may arrive within milliseconds of the login. */
export async function loadLogin<Row extends { readonly key: string }>(
  client: DocumentClient,
  table: string,
  key: string,
): Promise<Row | undefined> {
  const { Item } = await stored(
    client.send(new GetCommand({ TableName: table, Key: { key }, ConsistentRead: true })),
  );
  return Item as Row | undefined;
}

/**
 * Redeems a code or a reference for one psid, as part of a decision's transaction. The same psid may do so again,
 * because Facebook redelivers (design §4.1); refused (label `code`) when it expired or is somebody else's.
 */
export const redeemWrite = (
  table: string,
  { key }: Pick<AuthorizationCode, 'key'>,
  psid: string,
  now: number,
): Write => ({
  label: 'code',
  item: {
    Update: {
      TableName: table,
      Key: { key },
      UpdateExpression:
        'SET redeemedBy = :psid, redeemedAt = if_not_exists(redeemedAt, :redeemedAt)',
      ConditionExpression: [
        'attribute_exists(#key)',
        'expiresAt > :nowSeconds',
        '(attribute_not_exists(psid) OR psid = :psid)',
        '(attribute_not_exists(redeemedBy) OR redeemedBy = :psid)',
      ].join(' AND '),
      ExpressionAttributeNames: { '#key': 'key' },
      ExpressionAttributeValues: {
        ':psid': psid,
        ':redeemedAt': now,
        ':nowSeconds': now / 1_000,
      },
    },
  },
});
