import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { storedIf } from '../../store/conditional';
import { unlinkCustomerWrite } from '../../store/link-ends';
import { transact } from '../../store/transaction';
import type { ErasureDeps } from './erase-elsewhere';

/** What of a customer's row came from Facebook, besides the link, which may be with another chat by now. */
const FROM_FACEBOOK = ['asid', 'linkRequest', 'eraseRequest'] as const;

/**
 * Takes out of the customer's row what came from Messenger. A row that Facebook Login made, and that has got no e-mail
 * since, is nothing else, so it goes as a whole: without an e-mail nobody logs in, whatever password stands there, and
 * our role may not look for one.
 */
export async function forgetCustomer(
  { client, tables }: ErasureDeps,
  customerId: string,
  psid: string | undefined,
): Promise<void> {
  const TableName = tables.customers;
  const Key = { customerId };
  if (psid !== undefined)
    await transact(client, [unlinkCustomerWrite(TableName, customerId, psid)]);
  await storedIf(
    client.send(
      new UpdateCommand({
        TableName,
        Key,
        UpdateExpression: `REMOVE ${FROM_FACEBOOK.join(', ')}`,
        ConditionExpression: FROM_FACEBOOK.map((name) => `attribute_exists(${name})`).join(' OR '),
      }),
    ),
  );
  await storedIf(
    client.send(
      new DeleteCommand({
        TableName,
        Key,
        ConditionExpression:
          'createdVia = :facebook AND attribute_not_exists(email) AND attribute_not_exists(psid)',
        ExpressionAttributeValues: { ':facebook': 'facebook_login' },
      }),
    ),
  );
}
