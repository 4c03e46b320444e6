import { mainStack } from './wanted';
import { readFunction, readAlias } from './functions/function-state';
import { LAMBDAS } from './functions/lambdas';
import { planStack } from './stack/deploy-stack';
import { countChanges, listChanges } from './stack/describe-changes';
import { describeStack } from './stack/describe-stack';
import { functionNameOf, mainStackOf, triggersStackOf, type Stage } from './stage';
import { createStep } from './steps';
import type { DeployWorld } from './world';

/** Says what a deployment would change, and changes nothing. */
export async function planDeploy(world: DeployWorld, stage: Stage): Promise<void> {
  const step = createStep(world);
  await step(`stack ${mainStackOf(stage)}`, async (note) => {
    const before = await describeStack(world.cloudFormation, mainStackOf(stage));
    const known = before?.Parameters?.find(({ ParameterKey }) => ParameterKey === 'ApiOrigin');
    const wanted = await mainStack(stage, known?.ParameterValue ?? '');
    const changes = await planStack(world, wanted);
    note(countChanges(changes));
    listChanges(changes).forEach(note);
  });
  for (const lambda of LAMBDAS) {
    await step(`function ${lambda.name}`, async (note) => {
      const name = functionNameOf(stage, lambda.name);
      const present = await readFunction(world.lambda, name);
      const version = present && (await readAlias(world.lambda, name, stage.name));
      note(
        present === undefined
          ? 'would be created'
          : `would be updated, now version ${version ?? '(none)'}`,
      );
    });
  }
  await step(`stack ${triggersStackOf(stage)}`, async (note) => {
    const present = await describeStack(world.cloudFormation, triggersStackOf(stage));
    note(present === undefined ? 'would be created' : 'would be brought up to date');
  });
}
