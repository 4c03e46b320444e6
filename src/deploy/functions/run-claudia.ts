import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/errors';
import { functionNameOf, type Stage } from '../stage';
import type { Claudia, ClaudiaOptions, ClaudiaResult } from './claudia';
import { ARCHITECTURE, packageFolder, RUNTIME, type Lambda } from './lambdas';
import { writeRecord, type ClaudiaRecord } from './record';
import { withScratch } from './scratch';

export interface WantedFunction {
  readonly stage: Stage;
  readonly lambda: Lambda;
  readonly role: { readonly name: string; readonly arn: string };
  /** The function's variables: nothing secret, as whoever may read a function reads them. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The API's id, for a function that has one. */
type ApiId = string | undefined;

const MODULE = 'index';
/** The stage's variable in which claudia remembers the routes, so that an unchanged API is not rebuilt (trap 12). */
const ROUTES_VARIABLE = 'claudiaConfig';

export const createFunction = async (
  claudia: Claudia,
  wanted: WantedFunction,
  { withApi }: { readonly withApi: boolean },
): Promise<ApiId> => {
  const { stage, lambda, role } = wanted;
  const target = withApi
    ? { 'api-module': MODULE }
    : { handler: `${MODULE}.${lambda.api ? 'proxyRouter' : 'handler'}` };
  const { api } = await run(wanted, (options) =>
    claudia.create({
      ...options,
      ...target,
      name: functionNameOf(stage, lambda.name),
      role: role.name,
      'cache-api-config': ROUTES_VARIABLE,
    }),
  );
  return api?.id;
};

/** Without `keepRoutes` the API is rebuilt even where its routes are as they were. */
export const updateFunction = async (
  claudia: Claudia,
  wanted: WantedFunction,
  { apiId, keepRoutes }: { readonly apiId: ApiId; readonly keepRoutes: boolean },
): Promise<ApiId> => {
  await run(wanted, async (options) => {
    await writeRecord(options.config, recordOf(wanted, apiId));
    return claudia.update({
      ...options,
      ...(keepRoutes ? { 'cache-api-config': ROUTES_VARIABLE } : {}),
    });
  });
  return apiId;
};

/** As claudia itself records a function; `undefined` before there is an API. */
export const recordOf = (
  { stage, lambda, role }: Omit<WantedFunction, 'environment'>,
  apiId: ApiId,
): ClaudiaRecord => ({
  lambda: {
    role: role.name,
    name: functionNameOf(stage, lambda.name),
    region: stage.region,
    // The stack has made the role: claudia must not delete it.
    sharedRole: true,
  },
  ...(lambda.api ? { api: { ...(apiId === undefined ? {} : { id: apiId }), module: MODULE } } : {}),
});

/** What was uploaded last, for whoever wants to look into it. */
export const archiveFile = ({ name }: Pick<Stage, 'name'>, lambda: Lambda): string =>
  `.cache/deploy/${name}/${lambda.name}.zip`;

/** claudia works on a record in a folder of its own: it refuses to create where there is one (trap 8). */
const run = (
  { stage, lambda, environment }: WantedFunction,
  command: (options: ClaudiaOptions) => Promise<ClaudiaResult>,
): Promise<ClaudiaResult> =>
  withScratch(async (folder) => {
    const variables = path.join(folder, 'environment.json');
    await writeFile(variables, JSON.stringify(environment));
    const result = await command({
      region: stage.region,
      source: path.resolve(packageFolder(lambda)),
      config: path.join(folder, 'claudia.json'),
      runtime: RUNTIME,
      arch: ARCHITECTURE,
      memory: lambda.memory,
      timeout: lambda.timeout,
      version: stage.name,
      'set-env-from-json': variables,
      quiet: true,
      keep: true,
    }).catch(explain);
    if (result.archive === undefined) throw new AppError('defect', 'No archive was kept', false);
    const kept = archiveFile(stage, lambda);
    await mkdir(path.dirname(kept), { recursive: true });
    await copyFile(result.archive, kept);
    return result;
  });

/** claudia rejects with texts as well as with errors. */
function explain(thrown: unknown): never {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  throw new AppError('aws_refused', `claudia failed: ${reason}`, true);
}
