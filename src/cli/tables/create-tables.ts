import {
  CreateTableCommand,
  DescribeTimeToLiveCommand,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { stored } from '../../store/store-error';
import { templateTables, type TableDefinition } from './template-tables';

export interface CreatedTable {
  readonly name: string;
  readonly outcome: 'created' | 'present';
}

/** Makes the tables that are missing, with their streams, indexes and expiry. Safe to repeat. */
export async function createTables(
  client: DynamoDBClient,
  tablePrefix: string,
): Promise<readonly CreatedTable[]> {
  const created: CreatedTable[] = [];
  for (const definition of templateTables(tablePrefix)) {
    created.push(await createTable(client, definition));
  }
  return created;
}

async function createTable(
  client: DynamoDBClient,
  { create, expiryAttribute }: TableDefinition,
): Promise<CreatedTable> {
  const name = create.TableName;
  const outcome = await stored(
    client.send(new CreateTableCommand(create)).then(
      () => 'created' as const,
      (thrown: unknown) => {
        if (thrown instanceof ResourceInUseException) return 'present' as const;
        throw thrown;
      },
    ),
  );
  await stored(
    waitUntilTableExists(
      { client, maxWaitTime: 120, minDelay: 1, maxDelay: 5 },
      { TableName: name },
    ),
  );
  if (expiryAttribute !== undefined) await enableExpiry(client, name, expiryAttribute);
  return { name, outcome };
}

/** Asks first: DynamoDB refuses to enable an expiry that is enabled already. */
async function enableExpiry(
  client: DynamoDBClient,
  table: string,
  attribute: string,
): Promise<void> {
  const { TimeToLiveDescription: current } = await stored(
    client.send(new DescribeTimeToLiveCommand({ TableName: table })),
  );
  if (current?.TimeToLiveStatus === 'ENABLED' || current?.TimeToLiveStatus === 'ENABLING') return;
  await stored(
    client.send(
      new UpdateTimeToLiveCommand({
        TableName: table,
        TimeToLiveSpecification: { AttributeName: attribute, Enabled: true },
      }),
    ),
  );
}
