import {
  DescribeTableCommand,
  ResourceNotFoundException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { templateTables, type TableDefinition } from '../../tables/template-tables';
import type { Check } from '../check';
import { faultless } from '../finding';
import type { DoctorWorld } from '../world';

/** A table of the template, with what is there under its name. */
export interface FoundTable {
  readonly wanted: TableDefinition;
  readonly name: string;
  readonly have: TableDescription | undefined;
}

/** Rejects as the SDK does when DynamoDB does not tell. */
export async function findTables(world: DoctorWorld): Promise<readonly FoundTable[]> {
  const { dynamoDb } = world.command;
  const definitions = templateTables(await world.tablePrefix());
  return Promise.all(
    definitions.map(async (wanted) => {
      const name = wanted.create.TableName;
      try {
        const { Table: have } = await dynamoDb.send(new DescribeTableCommand({ TableName: name }));
        return { wanted, name, have };
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return { wanted, name, have: undefined };
        throw error;
      }
    }),
  );
}

/** Those that are there: what is missing is named by `tables` alone. */
export const presentTables = async (
  world: DoctorWorld,
): Promise<readonly (FoundTable & { readonly have: TableDescription })[]> =>
  (await findTables(world)).flatMap((table) =>
    table.have === undefined ? [] : [{ ...table, have: table.have }],
  );

export const tables: Check = {
  name: 'tables',
  asks: 'aws',
  run: async (world) => {
    const found = await findTables(world);
    return faultless(
      found.flatMap(faultsOf),
      'npm run deploy makes what is missing ("tables create" at an emulator); a wrong key can only be mended by a new table',
      `all ${String(found.length)}, with their indexes`,
    );
  },
};

function faultsOf({ name, wanted, have }: FoundTable): readonly string[] {
  if (have === undefined) return [`${name} is missing`];
  if (have.TableStatus !== 'ACTIVE') return [`${name} is ${have.TableStatus ?? 'in no state'}`];
  const indexes = wanted.create.GlobalSecondaryIndexes ?? [];
  return [
    ...(sameKey(have.KeySchema, wanted.create.KeySchema) ? [] : [`${name} has another key`]),
    ...indexes.flatMap(({ IndexName = '', KeySchema }) => {
      const index = have.GlobalSecondaryIndexes?.find((each) => each.IndexName === IndexName);
      if (index === undefined) return [`${name} lacks ${IndexName}`];
      if (index.IndexStatus !== 'ACTIVE') return [`${IndexName} of ${name} is not ready`];
      return sameKey(index.KeySchema, KeySchema) ? [] : [`${IndexName} of ${name} has another key`];
    }),
  ];
}

const sameKey = (
  have: TableDescription['KeySchema'],
  wanted: TableDescription['KeySchema'],
): boolean => keyText(have) === keyText(wanted);

const keyText = (key: TableDescription['KeySchema'] = []): string =>
  key
    .map(({ AttributeName = '', KeyType = '' }) => `${KeyType} ${AttributeName}`)
    .sort()
    .join();
