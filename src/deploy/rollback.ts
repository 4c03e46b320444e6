import { paginateListVersionsByFunction, UpdateAliasCommand } from '@aws-sdk/client-lambda';
import { AppError } from '../shared/errors';
import { readAlias } from './functions/function-state';
import { LAMBDAS } from './functions/lambdas';
import { functionNameOf, type Stage } from './stage';
import { createStep } from './steps';
import type { DeployWorld } from './world';

interface Move {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Puts each function's alias back to the version published before the one it stands for, at once and without uploading.
 * The stacks, the login page and the APIs' routes stay. Throws before anything is moved when a function has no earlier
 * version: half of a rollback would be worse than none.
 */
export async function rollback(
  world: Pick<DeployWorld, 'lambda' | 'clock' | 'print'>,
  stage: Stage,
  { dryRun }: { readonly dryRun: boolean },
): Promise<void> {
  const step = createStep(world);
  const moves = await step('find the versions before', async (note) => {
    const found = await Promise.all(
      LAMBDAS.map(({ name }) => moveOf(world, functionNameOf(stage, name), stage.name)),
    );
    for (const { name, from, to } of found) note(`${name}: version ${from} → ${to}`);
    return found;
  });
  if (dryRun) return;
  await step(`move the aliases ${stage.name}`, async () => {
    for (const { name, to } of moves) {
      await world.lambda.send(
        new UpdateAliasCommand({ FunctionName: name, Name: stage.name, FunctionVersion: to }),
      );
    }
  });
}

async function moveOf(
  { lambda }: Pick<DeployWorld, 'lambda'>,
  name: string,
  alias: string,
): Promise<Move> {
  const from = await readAlias(lambda, name, alias);
  if (from === undefined) throw new AppError('input_invalid', `${name} is not deployed`, false);
  const versions: number[] = [];
  for await (const page of paginateListVersionsByFunction(
    { client: lambda },
    { FunctionName: name },
  )) {
    versions.push(...(page.Versions ?? []).map(({ Version }) => Number(Version)));
  }
  // $LATEST is no number.
  const to = Math.max(...versions.filter((version) => version < Number(from)));
  if (Number.isFinite(to)) return { name, from, to: String(to) };
  throw new AppError(
    'input_invalid',
    `${name} has no version before ${from}; no alias was moved`,
    false,
  );
}
