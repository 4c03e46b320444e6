import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DocumentClient } from './dynamodb';
import { asStoreError } from './store-error';

/** A row as it stands in a table: edited by hand, so nothing about it is certain. `parcels/` makes sense of a parcel's. */
export type RawRow = Readonly<Record<string, unknown>>;

export interface RowKey {
  readonly name: 'parcelId' | 'customerId';
  readonly value: string;
}

export type Expecting = 'present' | 'absent';

/**
 * Sets these attributes of a row and leaves all others alone; `null` removes one. Makes the row if there is none, unless
 * `expecting` says otherwise: then false means that the row is there, or is not, against expectation.
 */
export async function changeRow(
  client: DocumentClient,
  table: string,
  key: RowKey,
  changes: RawRow,
  expecting?: Expecting,
): Promise<boolean> {
  const entries = Object.entries(changes);
  const clause = (verb: string, parts: readonly string[]): readonly string[] =>
    parts.length === 0 ? [] : [`${verb} ${parts.join(', ')}`];
  const named = entries.map(([, value], index) => ({
    value,
    field: `#f${index}`,
    to: `:f${index}`,
  }));
  const [set, removed] = [
    named.filter(({ value }) => value !== null),
    named.filter(({ value }) => value === null),
  ];
  const condition = {
    present: `attribute_exists(${key.name})`,
    absent: `attribute_not_exists(${key.name})`,
  };
  const update = new UpdateCommand({
    TableName: table,
    Key: { [key.name]: key.value },
    ...(entries.length > 0 && {
      UpdateExpression: [
        ...clause(
          'SET',
          set.map(({ field, to }) => `${field} = ${to}`),
        ),
        ...clause(
          'REMOVE',
          removed.map(({ field }) => field),
        ),
      ].join(' '),
      ExpressionAttributeNames: Object.fromEntries(
        entries.map(([name], index) => [`#f${index}`, name]),
      ),
    }),
    ...(set.length > 0 && {
      ExpressionAttributeValues: Object.fromEntries(set.map(({ value, to }) => [to, value])),
    }),
    ...(expecting && { ConditionExpression: condition[expecting] }),
  });
  try {
    await client.send(update);
    return true;
  } catch (thrown) {
    if (thrown instanceof ConditionalCheckFailedException) return false;
    throw asStoreError(thrown);
  }
}
