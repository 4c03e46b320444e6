import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { sha256Hex } from '../shared/hash';
import { storedIf } from './conditional';
import type { DocumentClient } from './dynamodb';

export const linkTokenKey = (tokenText: string): string => `link#${sha256Hex(tokenText)}`;

/** A link token as it is kept: never its text. Whoever holds that may log in for this person's chat, once. */
export interface LinkToken {
  readonly key: string;
  readonly psid: string;
  /** Milliseconds. */
  readonly createdAt: number;
  /** Epoch seconds, also DynamoDB's TTL, which removes items hours late: readers check it themselves. */
  readonly expiresAt: number;
  readonly redeemedAt?: number;
}

/** Uses the token up; false when it has expired or somebody else was quicker. */
export const redeemLinkToken = (
  client: DocumentClient,
  table: string,
  { key }: Pick<LinkToken, 'key'>,
  now: number,
): Promise<boolean> =>
  storedIf(
    client.send(
      new UpdateCommand({
        TableName: table,
        Key: { key },
        UpdateExpression: 'SET redeemedAt = :now',
        ConditionExpression:
          'attribute_exists(#key) AND expiresAt > :nowSeconds AND attribute_not_exists(redeemedAt)',
        ExpressionAttributeNames: { '#key': 'key' },
        ExpressionAttributeValues: { ':now': now, ':nowSeconds': now / 1_000 },
      }),
    ),
  );
