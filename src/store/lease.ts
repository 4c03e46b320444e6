import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { DocumentClient } from './dynamodb';
import { LEASE_ENTRY } from './entries';
import { asStoreError } from './store-error';
import type { Write } from './transaction';

/** The right to drain one conversation; who lost it to somebody else can change nothing there any more. */
export interface Lease {
  readonly psid: string;
  readonly holder: string;
}

const NAMES = { '#holder': 'holder' };
const HELD = '#holder = :holder';

/**
 * Takes a free or lapsed lease until then (milliseconds). False: somebody else holds it. The SDK repeats a request whose
 * answer got lost, so a lease that is ours already is ours.
 */
export async function takeLease(
  client: DocumentClient,
  table: string,
  { psid, holder }: Lease,
  now: number,
  until: number,
): Promise<boolean> {
  try {
    await client.send(
      new PutCommand({
        TableName: table,
        Item: { psid, entry: LEASE_ENTRY, holder, until },
        ConditionExpression: `attribute_not_exists(entry) OR #until <= :now OR ${HELD}`,
        ExpressionAttributeNames: { ...NAMES, '#until': 'until' },
        ExpressionAttributeValues: { ':now': now, ':holder': holder },
      }),
    );
    return true;
  } catch (thrown) {
    if (thrown instanceof ConditionalCheckFailedException) return false;
    throw asStoreError(thrown);
  }
}

/** A transaction with this member happens only while the lease is still ours. */
export const leaseCheck = (table: string, { psid, holder }: Lease): Write => ({
  label: 'lease',
  item: {
    ConditionCheck: {
      TableName: table,
      Key: { psid, entry: LEASE_ENTRY },
      ConditionExpression: HELD,
      ExpressionAttributeNames: NAMES,
      ExpressionAttributeValues: { ':holder': holder },
    },
  },
});

export const leaseExtendWrite = (table: string, { psid, holder }: Lease, until: number): Write => ({
  label: 'lease',
  item: {
    Update: {
      TableName: table,
      Key: { psid, entry: LEASE_ENTRY },
      UpdateExpression: 'SET #until = :until',
      ConditionExpression: HELD,
      ExpressionAttributeNames: { ...NAMES, '#until': 'until' },
      ExpressionAttributeValues: { ':holder': holder, ':until': until },
    },
  },
});

export const leaseReleaseWrite = (table: string, { psid, holder }: Lease): Write => ({
  label: 'lease',
  item: {
    Delete: {
      TableName: table,
      Key: { psid, entry: LEASE_ENTRY },
      ConditionExpression: HELD,
      ExpressionAttributeNames: NAMES,
      ExpressionAttributeValues: { ':holder': holder },
    },
  },
});

/** Gives the lease back if it is still ours. */
export async function releaseLease(
  client: DocumentClient,
  table: string,
  { psid, holder }: Lease,
): Promise<void> {
  const release = client.send(
    new DeleteCommand({
      TableName: table,
      Key: { psid, entry: LEASE_ENTRY },
      ConditionExpression: HELD,
      ExpressionAttributeNames: NAMES,
      ExpressionAttributeValues: { ':holder': holder },
    }),
  );
  try {
    await release;
  } catch (thrown) {
    if (!(thrown instanceof ConditionalCheckFailedException)) throw asStoreError(thrown);
  }
}
