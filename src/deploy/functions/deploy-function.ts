import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '../../shared/errors';
import { functionNameOf } from '../stage';
import type { DeployWorld } from '../world';
import { findApi } from './find-api';
import { awaitFunction, readAlias, readFunction, setRole } from './function-state';
import { readRecord, recordFile, writeRecord } from './record';
import {
  archiveFile,
  createFunction,
  recordOf,
  updateFunction,
  type WantedFunction,
} from './run-claudia';

export interface DeployedFunction {
  readonly isNew: boolean;
  /** The published version that the stage's alias now stands for. */
  readonly version: string;
  readonly aliasArn: string;
  /** Where the stage answers, without a slash at the end; `undefined` for a function without an API. */
  readonly url: string | undefined;
}

type World = Pick<DeployWorld, 'claudia' | 'lambda'>;

/**
 * Makes the function and its API with claudia, or updates what is there. Safe to repeat: claudia undoes nothing when it
 * fails half-way and records only at the end (trap 8), so what there is is asked of AWS, not of the record.
 */
export async function deployFunction(
  world: World,
  wanted: WantedFunction,
): Promise<DeployedFunction> {
  const { stage, lambda } = wanted;
  const name = functionNameOf(stage, lambda.name);
  const file = recordFile(stage, lambda);
  const recorded = await readRecord(file);
  const present = await readFunction(world.lambda, name);
  const apiId = lambda.api
    ? await findApi(world.claudia.apiGateway(stage.region), name, recorded?.api?.id)
    : undefined;

  const madeId =
    present === undefined && apiId === undefined
      ? await createFunction(world.claudia, wanted, { withApi: lambda.api })
      : await adopt(world, wanted, { name, apiId, role: present?.Role });
  await writeRecord(file, recordOf(wanted, madeId));

  return {
    isNew: present === undefined,
    ...(await confirmUpload(world, wanted, name)),
    url: madeId && `https://${madeId}.execute-api.${stage.region}.amazonaws.com/${stage.name}`,
  };
}

/** Completes what there is of a function (`role`: that of the function, if it is there) and its API, and updates it. */
async function adopt(
  { lambda, claudia }: World,
  wanted: WantedFunction,
  there: {
    readonly name: string;
    readonly apiId: string | undefined;
    readonly role: string | undefined;
  },
): Promise<string | undefined> {
  const { name, role } = there;
  if (role === undefined) await createFunction(claudia, wanted, { withApi: false });
  await awaitFunction(lambda, name);
  if (role !== undefined && role !== wanted.role.arn) await setRole(lambda, name, wanted.role.arn);

  const apiGateway = claudia.apiGateway(wanted.stage.region);
  const apiId =
    wanted.lambda.api && there.apiId === undefined
      ? (await apiGateway.createRestApi({ name }).promise()).id
      : there.apiId;
  // A function that was made anew has lost the permission for its API to call it, which comes with the routes.
  return updateFunction(claudia, wanted, { apiId, keepRoutes: role !== undefined });
}

/** What is published under the stage's alias must be, byte for byte, what was packed. */
async function confirmUpload(
  { lambda }: World,
  wanted: WantedFunction,
  name: string,
): Promise<Pick<DeployedFunction, 'version' | 'aliasArn'>> {
  const { stage } = wanted;
  const version = await readAlias(lambda, name, stage.name);
  const published = await readFunction(lambda, name, stage.name);
  const packed = await readFile(archiveFile(stage, wanted.lambda));
  const sha256 = createHash('sha256').update(packed).digest('base64');
  if (version === undefined || published?.CodeSha256 !== sha256) {
    throw new AppError('aws_refused', `${name} does not run what was uploaded; deploy again`, true);
  }
  const [functionArn = ''] = /^.*:function:[^:]+/.exec(published.FunctionArn ?? '') ?? [];
  return { version, aliasArn: `${functionArn}:${stage.name}` };
}
