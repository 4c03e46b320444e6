import { DeleteTableCommand, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../shared/errors';
import { findApi } from './functions/find-api';
import { readFunction } from './functions/function-state';
import { LAMBDAS, type Lambda } from './functions/lambdas';
import { readRecord, recordFile, writeRecord } from './functions/record';
import { recordOf } from './functions/run-claudia';
import { withScratch } from './functions/scratch';
import { deleteBucket } from './login-page/delete-bucket';
import { deleteStack } from './stack/deploy-stack';
import { describeStack, outputsOf } from './stack/describe-stack';
import { functionNameOf, mainStackOf, tablePrefixOf, triggersStackOf, type Stage } from './stage';
import { createStep } from './steps';
import type { DeployWorld } from './world';

const TABLES = ['customers', 'parcels', 'conversations', 'logins', 'tickets'];

/** What goes, in this order: nothing is left that could invoke what is gone already. */
export const destroyPlan = (stage: Stage, withTables: boolean): readonly string[] => [
  `the stack ${triggersStackOf(stage)}`,
  ...LAMBDAS.map(({ name }) => `the function ${functionNameOf(stage, name)}`),
  `the stack ${mainStackOf(stage)} with the login page`,
  ...(withTables
    ? TABLES.map((table) => `THE TABLE ${tablePrefixOf(stage)}${table}, WITH ALL THAT IS IN IT`)
    : []),
];

/** Takes a stage down; safe to repeat. The secrets in SSM stay, and the tables unless they are asked for. */
export async function destroy(
  world: DeployWorld,
  stage: Stage,
  { withTables }: { readonly withTables: boolean },
): Promise<void> {
  const step = createStep(world);
  const bucket = outputsOf(await describeStack(world.cloudFormation, mainStackOf(stage)))[
    'LoginPageBucketName'
  ];
  await step(`delete the stack ${triggersStackOf(stage)}`, () =>
    deleteStack(world, triggersStackOf(stage)),
  );
  for (const lambda of LAMBDAS) {
    await step(`delete the function ${lambda.name}`, () => destroyFunction(world, stage, lambda));
  }
  await step(`delete the stack ${mainStackOf(stage)}`, () =>
    deleteStack(world, mainStackOf(stage)),
  );
  if (bucket !== undefined) {
    await step('delete the login page', () => deleteBucket(world.s3, bucket));
  }
  if (withTables) {
    for (const table of TABLES) {
      const name = `${tablePrefixOf(stage)}${table}`;
      await step(`delete the table ${name}`, () => deleteTable(world, name));
    }
  }
}

/** claudia deletes its record with the function; the repository's stays, without the API, for the next deployment. */
async function destroyFunction(world: DeployWorld, stage: Stage, lambda: Lambda): Promise<void> {
  const name = functionNameOf(stage, lambda.name);
  const file = recordFile(stage, lambda);
  const recorded = await readRecord(file);
  const api = lambda.api
    ? await findApi(world.claudia.apiGateway(stage.region), name, recorded?.api?.id)
    : undefined;
  const record = recordOf({ stage, lambda, role: { name, arn: '' } }, api);
  if ((await readFunction(world.lambda, name)) !== undefined) {
    await withScratch(async (folder) => {
      const config = path.join(folder, 'claudia.json');
      const { api: _, ...withoutApi } = record;
      await writeRecord(config, api === undefined ? withoutApi : record);
      await world.claudia.destroy({ config });
    });
  }
  await mkdir(path.dirname(file), { recursive: true });
  await writeRecord(file, recordOf({ stage, lambda, role: { name, arn: '' } }, undefined));
}

async function deleteTable({ dynamoDb }: DeployWorld, name: string): Promise<void> {
  try {
    await dynamoDb.send(
      new UpdateTableCommand({ TableName: name, DeletionProtectionEnabled: false }),
    );
    await dynamoDb.send(new DeleteTableCommand({ TableName: name }));
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return;
    throw new AppError('aws_refused', `The table ${name} could not be deleted`, true, {
      cause: error,
    });
  }
}
