import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { DAY } from '../shared/clock';
import { sha256Hex } from '../shared/hash';
import type { DocumentClient } from './dynamodb';
import { expiryOf } from './entries';
import { stored } from './store-error';
import type { Write } from './transaction';

/** Facebook delivers again for 36 hours what it could not deliver (facts §4.3), and no later. */
const REMEMBERED_MS = 2 * DAY;

const erasedKey = (psid: string): string => `erased#${sha256Hex(psid)}`;

/** Remembers in `logins`, for as long as Facebook may redeliver, that this person's conversation was deleted. */
export const erasedWrite = (table: string, psid: string, at: number): Write => ({
  label: 'erased',
  item: {
    Put: {
      TableName: table,
      Item: { key: erasedKey(psid), at, expiresAt: expiryOf(at, REMEMBERED_MS) },
    },
  },
});

/** When it was deleted (milliseconds), if that is not long ago. Strongly consistent. */
export async function findErasure(
  client: DocumentClient,
  table: string,
  psid: string,
): Promise<number | undefined> {
  const { Item } = await stored(
    client.send(
      new GetCommand({ TableName: table, Key: { key: erasedKey(psid) }, ConsistentRead: true }),
    ),
  );
  const at: unknown = Item?.['at'];
  return typeof at === 'number' ? at : undefined;
}
