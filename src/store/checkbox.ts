import { queueEntry, sentEntry, STATE_ENTRY, WAKE_ENTRY } from './entries';
import { userRefPartition } from './psid';
import type { TableNames } from './tables';
import type { Write } from './transaction';

/** The one message that may be sent to a `user_ref`. */
const ONLY_ORDER = 0;

/**
 * Forgets who ticked a checkbox, as they have a psid now: what erases that conversation could find neither this one nor
 * the order's reference, which it has used up. Refused (label `checkbox`) when somebody else was quicker. A drain that
 * is at work finds its item gone.
 */
export function closeCheckboxWrites(
  { conversations, logins }: Pick<TableNames, 'conversations' | 'logins'>,
  checkbox: {
    readonly userRef: string;
    readonly version: number;
    /** Its key. */
    readonly reference: string;
  },
): readonly Write[] {
  const psid = userRefPartition(checkbox.userRef);
  const label = 'checkbox';
  const remove = (entry: string, condition: object = {}): Write => ({
    label,
    item: { Delete: { TableName: conversations, Key: { psid, entry }, ...condition } },
  });
  return [
    remove(STATE_ENTRY, {
      ConditionExpression: 'version = :seen',
      ExpressionAttributeValues: { ':seen': checkbox.version },
    }),
    ...[queueEntry(ONLY_ORDER), sentEntry(ONLY_ORDER), WAKE_ENTRY].map((entry) => remove(entry)),
    { label, item: { Delete: { TableName: logins, Key: { key: checkbox.reference } } } },
  ];
}
