import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { stored } from '../../store/store-error';
import type { CommandWorld } from '../command';
import type { Progress } from './progress';

/** Reads a table by `read`, which tells how many items it has seen, and shows how far that is. */
export async function withScanProgress<T>(
  world: Pick<CommandWorld, 'dynamoDb' | 'terminal'>,
  tableName: string,
  read: (onPage: (items: number) => void) => Promise<T>,
): Promise<T> {
  const progress = await startScanProgress(world, tableName);
  try {
    return await read(progress.reach);
  } finally {
    progress.end();
  }
}

/**
 * How far the reading of a whole table is, by DynamoDB's own count of its items, which may be six hours old: more than
 * that is never shown, and nothing where the count says that it is empty.
 */
async function startScanProgress(
  { dynamoDb, terminal }: Pick<CommandWorld, 'dynamoDb' | 'terminal'>,
  tableName: string,
): Promise<Progress> {
  const { Table } = await stored(dynamoDb.send(new DescribeTableCommand({ TableName: tableName })));
  const total = Table?.ItemCount ?? 0;
  if (total === 0) return { reach: () => undefined, end: () => undefined };
  const { reach, end } = terminal.startProgress(`reading ${tableName}`, total);
  return {
    reach: (done) => {
      reach(Math.min(done, total));
    },
    end,
  };
}
