import { DescribeContinuousBackupsCommand } from '@aws-sdk/client-dynamodb';
import type { Check } from '../check';
import { faultless, notChecked } from '../finding';
import { presentTables } from './tables';

/** A mistaken deletion, of rows or of a whole table, can be undone. */
export const protection: Check = {
  name: 'protection',
  asks: 'aws',
  run: async (world) => {
    if (world.stage === undefined) return notChecked('no stage was named (--stage)');
    const faults = await Promise.all(
      (await presentTables(world)).map(async ({ name, have }) => {
        const { ContinuousBackupsDescription: backups } = await world.command.dynamoDb.send(
          new DescribeContinuousBackupsCommand({ TableName: name }),
        );
        const recovery = backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
        return [
          ...(recovery === 'ENABLED' ? [] : [`${name} can’t be put back to an earlier time`]),
          ...(have.DeletionProtectionEnabled === true ? [] : [`${name} can be deleted`]),
        ];
      }),
    );
    return faultless(
      faults.flat(),
      'npm run deploy, or the table’s page in the console',
      'point-in-time recovery and deletion protection are on',
    );
  },
};
