import * as v from 'valibot';
import type { Database } from './database';
import { ACCOUNT, REGION } from './database';
import { run } from './engine';
import { describeTable, gone, settled } from './table-description';
import type { StreamViewType, TableSettings } from './table-registry';
import { settingsOf } from './table-registry';
import type { ApiOperation, ApiOperations, Json } from './wire';
import { readRequest, validationError } from './wire';

const StreamSpecification = v.variant('StreamEnabled', [
  v.object({
    StreamEnabled: v.literal(true),
    StreamViewType: v.picklist(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES']),
  }),
  v.object({ StreamEnabled: v.literal(false) }),
]);
const KeySchema = v.array(
  v.object({ AttributeName: v.string(), KeyType: v.picklist(['HASH', 'RANGE']) }),
);
const TableName = v.object({ TableName: v.string() });
const CreateTable = v.object({
  ...TableName.entries,
  KeySchema,
  StreamSpecification: v.optional(StreamSpecification),
  DeletionProtectionEnabled: v.optional(v.boolean(), false),
});
const UpdateTable = v.object({
  ...TableName.entries,
  StreamSpecification: v.optional(StreamSpecification),
  DeletionProtectionEnabled: v.optional(v.boolean()),
  GlobalSecondaryIndexUpdates: v.optional(v.array(v.object({ Update: v.unknown() }))),
});
const UpdateContinuousBackups = v.object({
  ...TableName.entries,
  PointInTimeRecoverySpecification: v.object({ PointInTimeRecoveryEnabled: v.boolean() }),
});
/** Tables with what dynalite lacks: streams, deletion protection, (accepted) continuous backups. */
export function createTableOperations(database: Database): ApiOperations {
  const { store, lock, tables } = database;
  const passedOn = ['ListTables', 'TagResource', 'UntagResource', 'ListTagsOfResource'] as const;
  return {
    ...Object.fromEntries(
      passedOn.map((operation): [string, ApiOperation] => [
        operation,
        (request) => run(store, operation, request),
      ]),
    ),
    CreateTable: (request) => lock(() => createTable(database, request)),
    UpdateTable: (request) => lock(() => updateTable(database, request)),
    DeleteTable: (request) => lock(() => deleteTable(database, request)),
    DescribeTable: async (request) => ({
      Table: await describeTable(database, readRequest(TableName, request).TableName),
    }),
    UpdateContinuousBackups: (request) => {
      const wanted = readRequest(UpdateContinuousBackups, request);
      const pointInTimeRecovery =
        wanted.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled;
      return lock(async () => {
        const settings = settingsOf(database.tables, wanted.TableName);
        await tables.save(wanted.TableName, { ...settings, pointInTimeRecovery });
        return describeBackups(pointInTimeRecovery);
      });
    },
    DescribeContinuousBackups: (request) =>
      describeBackups(
        settingsOf(database.tables, readRequest(TableName, request).TableName).pointInTimeRecovery,
      ),
  };
}

async function createTable(database: Database, request: Json): Promise<Json> {
  const { store, tables, streams } = database;
  // dynalite first: its messages for a malformed request are DynamoDB's own.
  await run(store, 'CreateTable', request);
  const wanted = readRequest(CreateTable, request);
  const view = viewOf(wanted.StreamSpecification);
  const settings: TableSettings = {
    keySchema: wanted.KeySchema,
    ...(view && { stream: newStream(database, wanted.TableName, view) }),
    deletionProtection: wanted.DeletionProtectionEnabled,
    pointInTimeRecovery: false,
  };
  await tables.save(wanted.TableName, settings);
  streams.open(wanted.TableName, settings);
  return { TableDescription: await settled(database, wanted.TableName) };
}

async function updateTable(database: Database, request: Json): Promise<Json> {
  const { TableName: table, ...wanted } = readRequest(UpdateTable, request);
  const before = settingsOf(database.tables, table);
  const { StreamSpecification: _, DeletionProtectionEnabled: __, ...rest } = request;
  if (Object.keys(rest).length > 1) await run(database.store, 'UpdateTable', rest);

  const settings = withStream(database, table, before, wanted.StreamSpecification);
  await database.tables.save(table, {
    ...settings,
    deletionProtection: wanted.DeletionProtectionEnabled ?? before.deletionProtection,
  });
  return { TableDescription: await settled(database, table) };
}

/** Switching a stream off closes it; switching it on starts a new one, under a new ARN. */
function withStream(
  database: Database,
  table: string,
  settings: TableSettings,
  wanted: v.InferOutput<typeof StreamSpecification> | undefined,
): TableSettings {
  if (!wanted) return settings;
  const { stream, ...others } = settings;
  if (wanted.StreamEnabled === (stream !== undefined)) {
    const state = stream ? 'already has an enabled stream' : 'does not have a stream to disable';
    throw validationError(`Table ${state}: ${table}`);
  }
  if (stream) {
    database.streams.close(stream.arn);
    return others;
  }
  const view = viewOf(wanted);
  const next = view ? { ...others, stream: newStream(database, table, view) } : others;
  database.streams.open(table, next);
  return next;
}

async function deleteTable(database: Database, request: Json): Promise<Json> {
  const { TableName: table } = readRequest(TableName, request);
  const { deletionProtection, stream } = settingsOf(database.tables, table);
  if (deletionProtection) {
    throw validationError(
      `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
    );
  }
  const answer = await run(database.store, 'DeleteTable', request);
  await database.tables.remove(table);
  if (stream) database.streams.close(stream.arn);
  await gone(database, table);
  return answer;
}

const viewOf = (
  specification: v.InferOutput<typeof StreamSpecification> | undefined,
): StreamViewType | undefined =>
  specification?.StreamEnabled === true ? specification.StreamViewType : undefined;

function newStream({ clock }: Database, table: string, view: StreamViewType) {
  const label = new Date(clock()).toISOString().slice(0, -1);
  return {
    arn: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${table}/stream/${label}`,
    label,
    view,
  };
}

const describeBackups = (pointInTimeRecovery: boolean): Json => ({
  ContinuousBackupsDescription: {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: {
      PointInTimeRecoveryStatus: pointInTimeRecovery ? 'ENABLED' : 'DISABLED',
    },
  },
});
