import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LOCAL_CREDENTIALS } from '../../src/local/local-settings';
import { createTables } from '../../src/cli/tables/create-tables';
import { createDocumentClient, type DocumentClient } from '../../src/store/dynamodb';
import { tableNames, type TableNames } from '../../src/store/tables';

export const localCredentials = LOCAL_CREDENTIALS;

let suites = 0;

/** Fresh tables under a prefix of their own, so that suites can share one database. */
export async function freshTables(
  endpoint: string,
): Promise<{ client: DocumentClient; tables: TableNames; prefix: string }> {
  suites += 1;
  const prefix = `t${String(process.pid)}-${String(suites)}-`;
  const config = { endpoint, ...localCredentials };
  const raw = new DynamoDBClient(config);
  await createTables(raw, prefix);
  raw.destroy();
  return { client: createDocumentClient(config), tables: tableNames(prefix), prefix };
}
