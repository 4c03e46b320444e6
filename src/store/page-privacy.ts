import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { storedIf } from './conditional';
import type { DocumentClient } from './dynamodb';
import { pagePartition } from './entries';
import { stored } from './store-error';

const PRIVACY_ENTRY = 'privacy';

/** What Graph last told of the Page and the European privacy rules. */
export interface PagePrivacy {
  /** Absent: it never told. */
  readonly euPrivacyRules?: boolean;
  /** Milliseconds; whoever asks sets it first, so that nobody asks beside them. */
  readonly askAgainAt: number;
}

export async function loadPagePrivacy(
  client: DocumentClient,
  table: string,
  pageId: string,
): Promise<PagePrivacy | undefined> {
  const { Item } = await stored(
    client.send(new GetCommand({ TableName: table, Key: keyOf(pageId), ConsistentRead: true })),
  );
  if (Item === undefined) return undefined;
  const { psid: _psid, entry: _entry, ...privacy } = Item;
  return privacy as PagePrivacy;
}

/** Writes it if it is still as it was seen; false: somebody else changed it first. */
export const replacePagePrivacy = (
  client: DocumentClient,
  table: string,
  pageId: string,
  seen: PagePrivacy | undefined,
  next: PagePrivacy,
): Promise<boolean> =>
  storedIf(
    client.send(
      new PutCommand({
        TableName: table,
        Item: { ...keyOf(pageId), ...next },
        ...(seen === undefined
          ? { ConditionExpression: 'attribute_not_exists(entry)' }
          : {
              ConditionExpression: 'askAgainAt = :seen',
              ExpressionAttributeValues: { ':seen': seen.askAgainAt },
            }),
      }),
    ),
  );

const keyOf = (pageId: string) => ({ psid: pagePartition(pageId), entry: PRIVACY_ENTRY });
