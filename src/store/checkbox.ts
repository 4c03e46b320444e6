import { queueEntry, sentEntry, STATE_ENTRY, WAKE_ENTRY } from './entries';
import { userRefPartition } from './psid';
import type { Write } from './transaction';

/** The one message that may be sent to a `user_ref`. */
const ONLY_ORDER = 0;

/**
 * Forgets who ticked a checkbox, as they have a psid now: what erases that conversation could not find this one. Refused
 * (label `checkbox`) when somebody else was quicker. A drain that is at work finds its item gone.
 */
export function closeCheckboxWrites(
  table: string,
  userRef: string,
  version: number,
): readonly Write[] {
  const psid = userRefPartition(userRef);
  const remove = (entry: string, condition: object = {}): Write => ({
    label: 'checkbox',
    item: { Delete: { TableName: table, Key: { psid, entry }, ...condition } },
  });
  return [
    remove(STATE_ENTRY, {
      ConditionExpression: 'version = :seen',
      ExpressionAttributeValues: { ':seen': version },
    }),
    ...[queueEntry(ONLY_ORDER), sentEntry(ONLY_ORDER), WAKE_ENTRY].map((entry) => remove(entry)),
  ];
}
