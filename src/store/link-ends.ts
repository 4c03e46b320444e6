import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { storedIf } from './conditional';
import type { LinkedVia } from './customers';
import type { DocumentClient } from './dynamodb';
import { STATE_ENTRY } from './entries';
import type { Write } from './transaction';

/** What `findCustomer` reads as no psid: none, an empty one, or something that a hand typed in another type. */
const NO_PSID = '(NOT attribute_type(psid, :string) OR psid = :empty)';

/**
 * Puts the psid into the customer's row, if it still names whom it named when it was read; a link that was asked for
 * from the row has its answer then. `now` in milliseconds.
 */
export const linkCustomerWrite = (
  table: string,
  link: {
    readonly customerId: string;
    readonly psid: string;
    readonly via: LinkedVia;
    readonly now: number;
  },
  seenPsid: string | undefined,
): Write => ({
  label: 'customer',
  item: {
    Update: {
      TableName: table,
      Key: { customerId: link.customerId },
      UpdateExpression: 'SET psid = :psid, linkedAt = :now, linkedVia = :via REMOVE linkRequest',
      ConditionExpression: `attribute_exists(customerId) AND ${
        seenPsid === undefined ? NO_PSID : 'psid = :seen'
      }`,
      ExpressionAttributeValues: {
        ':psid': link.psid,
        ':now': link.now,
        ':via': link.via,
        ...(seenPsid === undefined ? { ':string': 'S', ':empty': '' } : { ':seen': seenPsid }),
      },
    },
  },
});

/** With the link goes what was asked for before it ended. */
const REMOVE_LINK = 'REMOVE psid, linkedAt, linkedVia, linkRequest';

/** Takes the psid out of the customer's row, if it is still that one. */
export const unlinkCustomerWrite = (table: string, customerId: string, psid: string): Write => ({
  label: 'customer',
  item: {
    Update: {
      TableName: table,
      Key: { customerId },
      UpdateExpression: REMOVE_LINK,
      ConditionExpression: 'psid = :psid',
      ExpressionAttributeValues: { ':psid': psid },
    },
  },
});

/**
 * Takes out of the customer's row whatever psid is there; false when there is none. The customers stream unties the
 * chat's end and tells it, as when operations do this by hand.
 */
export const unlinkCustomer = (
  client: DocumentClient,
  table: string,
  customerId: string,
): Promise<boolean> =>
  storedIf(
    client.send(
      new UpdateCommand({
        TableName: table,
        Key: { customerId },
        UpdateExpression: REMOVE_LINK,
        ConditionExpression: 'attribute_exists(psid)',
      }),
    ),
  );

/**
 * Nothing personal is queued unless both ends of the link agree (design §3). The state's version guards our end, this
 * the customer's: operations may clear it between our read and our write.
 */
export const stillLinkedCheck = (table: string, customerId: string, psid: string): Write => ({
  label: 'customer',
  item: {
    ConditionCheck: {
      TableName: table,
      Key: { customerId },
      ConditionExpression: 'psid = :psid',
      ExpressionAttributeValues: { ':psid': psid },
    },
  },
});

/**
 * Takes the customer out of a conversation that another one replaces. It counts as a write of the state, so that a
 * decision made on the older state is made again; `linkMovedFrom` has the customers stream tell this person.
 */
export const leaveConversationWrite = (
  table: string,
  psid: string,
  customerId: string,
  now: number,
): Write => ({
  label: 'previous_conversation',
  item: {
    Update: {
      TableName: table,
      Key: { psid, entry: STATE_ENTRY },
      UpdateExpression:
        'SET linkMovedFrom = :customer, unlinkedAt = :now REMOVE customerId, linkedAt, mute, parcelQuestion ADD version :one',
      ConditionExpression: 'customerId = :customer',
      ExpressionAttributeValues: { ':customer': customerId, ':now': now, ':one': 1 },
    },
  },
});
