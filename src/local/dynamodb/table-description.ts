import { setImmediate } from 'node:timers/promises';
import * as v from 'valibot';
import type { Database } from './database';
import { run } from './engine';
import type { Json } from './wire';
import { DynamoDbError } from './wire';

const Description = v.object({
  Table: v.looseObject({ TableStatus: v.string() }),
});

/** dynalite's description, with what `table-registry.ts` keeps beside it. */
export async function describeTable({ store, tables }: Database, TableName: string): Promise<Json> {
  const { Table } = v.parse(Description, await run(store, 'DescribeTable', { TableName }));
  const settings = tables.get(TableName);
  return {
    ...Table,
    ...(settings?.stream && {
      LatestStreamArn: settings.stream.arn,
      LatestStreamLabel: settings.stream.label,
      StreamSpecification: { StreamEnabled: true, StreamViewType: settings.stream.view },
    }),
    DeletionProtectionEnabled: settings?.deletionProtection ?? false,
  };
}

/** dynalite changes a table's status in a timer after it answered; here the answer waits for that. */
export async function settled(database: Database, table: string): Promise<Json> {
  for (;;) {
    const description = await describeTable(database, table);
    if (description['TableStatus'] === 'ACTIVE') return description;
    await setImmediate();
  }
}

/** Likewise for a table that is being deleted. */
export async function gone(database: Database, table: string): Promise<void> {
  try {
    for (;;) {
      await describeTable(database, table);
      await setImmediate();
    }
  } catch (error) {
    if (!(error instanceof DynamoDbError && error.type === 'ResourceNotFoundException')) {
      throw error;
    }
  }
}
