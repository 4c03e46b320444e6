import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { sha256Hex } from '../shared/hash';
import type { DocumentClient } from './dynamodb';
import { stored } from './store-error';
import type { Write } from './transaction';

/** Keys of the `logins` table: what is secret or personal stands there only as its SHA-256. */
export const codeKey = (codeText: string): string => `code#${sha256Hex(codeText)}`;
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

export async function saveCode(
  client: DocumentClient,
  table: string,
  code: AuthorizationCode,
): Promise<void> {
  await stored(
    client.send(
      new PutCommand({
        TableName: table,
        Item: code,
        ConditionExpression: 'attribute_not_exists(#key)',
        ExpressionAttributeNames: { '#key': 'key' },
      }),
    ),
  );
}

/** Strongly consistent: the webhook may arrive within milliseconds of the login. */
export async function loadCode(
  client: DocumentClient,
  table: string,
  codeText: string,
): Promise<AuthorizationCode | undefined> {
  const { Item } = await stored(
    client.send(
      new GetCommand({ TableName: table, Key: { key: codeKey(codeText) }, ConsistentRead: true }),
    ),
  );
  return Item as AuthorizationCode | undefined;
}

/**
 * Redeems the code for one psid, as part of the link's transaction. The same psid may do so again, because Facebook
 * redelivers (design §4.1); refused (label `code`) when the code expired or is somebody else's.
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
