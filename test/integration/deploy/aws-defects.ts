import { UpdateContinuousBackupsCommand, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateAliasCommand,
  DeleteAliasCommand,
  ListEventSourceMappingsCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateEventSourceMappingCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { createTables } from '../../../src/cli/tables/create-tables';
import { versionOf, type DeployUnderTest } from './deploy-world';

const PREFIX = 'parcel-messenger-prod-';
const alias = (name: string) => ({ FunctionName: `${PREFIX}${name}`, Name: 'prod' });

/** Puts a defect into what is deployed; resolves with what takes it out again. */
type Break = (world: DeployUnderTest) => Promise<() => Promise<unknown>>;

/** The defect, the finding that names it, and how it comes about. */
export const AWS_DEFECTS: readonly (readonly [string, string, Break])[] = [
  [
    'a function without its alias',
    'problem: functions',
    async ({ lambda, configuration }) => {
      const FunctionVersion = String(versionOf(await configuration('user_login')));
      await lambda.send(new DeleteAliasCommand(alias('user_login')));
      return () => lambda.send(new CreateAliasCommand({ ...alias('user_login'), FunctionVersion }));
    },
  ],
  [
    'a runtime that AWS has ended',
    'problem: runtime',
    async ({ lambda, configuration }) => {
      const { FunctionName, ...rest } = alias('parcel_push');
      const before = String(versionOf(await configuration('parcel_push')));
      await lambda.send(
        new UpdateFunctionConfigurationCommand({ FunctionName, Runtime: 'nodejs18.x' }),
      );
      const { Version } = await lambda.send(new PublishVersionCommand({ FunctionName }));
      await lambda.send(
        new UpdateAliasCommand({ FunctionName, ...rest, FunctionVersion: Version }),
      );
      return () =>
        lambda.send(new UpdateAliasCommand({ FunctionName, ...rest, FunctionVersion: before }));
    },
  ],
  ['a stream that nobody reads any more', 'problem: triggers', mapped({ Enabled: false })],
  [
    'a reader that whole batches come back to',
    'problem: triggers',
    mapped({ FunctionResponseTypes: [] }),
  ],
  [
    'a schedule that was switched off',
    'problem: schedule',
    async ({ callEvents }) => {
      await callEvents('DisableRule', { Name: `${PREFIX}every-minute` });
      return () => callEvents('EnableRule', { Name: `${PREFIX}every-minute` });
    },
  ],
  [
    'a table that can’t be put back',
    'problem: protection',
    async ({ dynamoDb }) => {
      const recovery = (on: boolean) =>
        dynamoDb.send(
          new UpdateContinuousBackupsCommand({
            TableName: `${PREFIX}customers`,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: on },
          }),
        );
      await recovery(false);
      return () => recovery(true);
    },
  ],
  [
    'a table that can be deleted by mistake',
    'problem: protection',
    async ({ dynamoDb }) => {
      const protect = (DeletionProtectionEnabled: boolean) =>
        dynamoDb.send(
          new UpdateTableCommand({ TableName: `${PREFIX}parcels`, DeletionProtectionEnabled }),
        );
      await protect(false);
      return () => protect(true);
    },
  ],
];

/** Changes what reads the stream of parcels. */
function mapped(change: {
  readonly Enabled?: boolean;
  readonly FunctionResponseTypes?: 'ReportBatchItemFailures'[];
}): Break {
  return async ({ lambda }) => {
    const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}));
    const mapping = EventSourceMappings.find(({ EventSourceArn }) =>
      EventSourceArn?.includes(`${PREFIX}parcels/`),
    );
    const update = (to: typeof change) =>
      lambda.send(new UpdateEventSourceMappingCommand({ UUID: mapping?.UUID, ...to }));
    await update(change);
    return () => update({ Enabled: true, FunctionResponseTypes: ['ReportBatchItemFailures'] });
  };
}

/** moto's CloudFormation leaves out what lets rows expire, and what protects a table. */
export async function completeTables({ dynamoDb, tableNames }: DeployUnderTest): Promise<void> {
  await createTables(dynamoDb, PREFIX);
  for (const TableName of await tableNames()) {
    await dynamoDb.send(
      new UpdateContinuousBackupsCommand({
        TableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );
    await dynamoDb.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }));
  }
}
