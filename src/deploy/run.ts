import type { Environment } from '../shared/config';
import { AppError } from '../shared/errors';
import { confirm } from './confirm';
import { deploy } from './deploy';
import { destroy, destroyPlan } from './destroy';
import { readStage } from './files';
import { FB_WEBHOOK } from './functions/lambdas';
import { readRecord, recordFile } from './functions/record';
import { parseDeployOptions, UsageError, USAGE, type DeployOptions } from './options';
import { planDeploy } from './plan';
import { rollback } from './rollback';
import type { Stage } from './stage';
import type { DeployWorld } from './world';

/** Runs what was typed; gives the exit code: 0 done, 1 failed, 2 not understood. */
export async function run(
  words: readonly string[],
  env: Environment,
  worldAt: (region: string) => Promise<DeployWorld>,
  print: (line: string) => void,
): Promise<0 | 1 | 2> {
  try {
    const options = parseDeployOptions(words);
    if (options === undefined) {
      print(USAGE);
      return 0;
    }
    const stage = await stageOf(options, env);
    await act(await worldAt(stage.region), stage, options);
    return 0;
  } catch (error) {
    if (isUsage(error)) {
      print(`${error.message}\n\n${USAGE}`);
      return 2;
    }
    print(explain(error));
    return 1;
  }
}

async function act(world: DeployWorld, stage: Stage, options: DeployOptions): Promise<void> {
  if (options.action === 'deploy' && options.dryRun) return planDeploy(world, stage);
  if (options.action === 'destroy') {
    destroyPlan(stage, options.withTables).forEach(world.print);
    if (options.dryRun) return;
  }
  await confirm(world, stage, options);
  switch (options.action) {
    case 'deploy': {
      const { webhookUrl, loginPageUrl } = await deploy(world, stage, options);
      world.print(`\nWebhook:    ${webhookUrl}\nLogin page: ${loginPageUrl}`);
      return;
    }
    case 'rollback':
      return rollback(world, stage, options);
    case 'destroy':
      return destroy(world, stage, options);
  }
}

/** A stage does not move: its tables would stay behind, empty ones would be used, and Facebook's address would change. */
async function stageOf({ stage, region }: DeployOptions, env: Environment): Promise<Stage> {
  const file = recordFile({ name: stage }, FB_WEBHOOK);
  const recorded = await readRecord(file);
  const deployedTo = recorded?.api?.id === undefined ? undefined : recorded.lambda.region;
  if (deployedTo !== undefined && region !== undefined && region !== deployedTo) {
    throw new UsageError(`${file} says that ${stage} is in ${deployedTo}, not in ${region}`);
  }
  const where = deployedTo ?? region ?? (env['AWS_REGION'] || recorded?.lambda.region);
  if (where === undefined) throw new UsageError('--region is missing');
  return readStage(stage, where);
}

const isUsage = (error: unknown): error is Error =>
  error instanceof UsageError ||
  (error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS'));

/** AWS's own words say what to mend; they name resources, never what is in them. */
function explain(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : 'unknown failure';
  const code = error instanceof AppError ? ` [${error.code}]` : '';
  return `\n${text}${code}\nNothing was undone. Mend it and type the same command: it goes on from here.`;
}
