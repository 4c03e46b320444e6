import type { Stack } from '@aws-sdk/client-cloudformation';
import { readTemplate } from './files';
import { readAlias, readFunction } from './functions/function-state';
import { LAMBDAS, PARCEL_PUSH, type Lambda } from './functions/lambdas';
import { planFunction } from './functions/plan-function';
import type { WantedStack } from './stack/change-set';
import { planStack } from './stack/deploy-stack';
import { countChanges, listChanges } from './stack/describe-changes';
import { describeStack, outputsOf } from './stack/describe-stack';
import { functionNameOf, mainStackOf, triggersStackOf, type Stage } from './stage';
import { createStep, type Note } from './steps';
import { environmentOf, mainStack, roleOf, triggersStack } from './wanted';
import type { DeployWorld } from './world';

/** Says what a deployment would change, and changes nothing. */
export async function planDeploy(world: DeployWorld, stage: Stage): Promise<void> {
  const step = createStep(world);
  const main = await describeStack(world.cloudFormation, mainStackOf(stage));
  await step(`stack ${mainStackOf(stage)}`, async (note) => {
    const known = main?.Parameters?.find(({ ParameterKey }) => ParameterKey === 'ApiOrigin');
    await noteChanges(world, await mainStack(stage, known?.ParameterValue ?? ''), note);
  });
  for (const lambda of LAMBDAS) {
    await step(`function ${lambda.name}`, async (note) => {
      note(await describeFunction(world, stage, main, lambda));
    });
  }
  await step(`stack ${triggersStackOf(stage)}`, async (note) => {
    const wanted = await wantedTriggers(world, stage, main);
    if (wanted === undefined) note(TO_CREATE);
    else await noteChanges(world, wanted, note);
  });
}

const TO_CREATE = 'would be created';

async function noteChanges(world: DeployWorld, wanted: WantedStack, note: Note): Promise<void> {
  const changes = await planStack(world, wanted);
  note(countChanges(changes));
  listChanges(changes).forEach(note);
}

async function describeFunction(
  world: DeployWorld,
  stage: Stage,
  main: Stack | undefined,
  lambda: Lambda,
): Promise<string> {
  const name = functionNameOf(stage, lambda.name);
  const present = await readFunction(world.lambda, name);
  if (main === undefined || present === undefined) return TO_CREATE;
  const outputs = outputsOf(main);
  const role = roleOf(lambda, outputs);
  const environment = await environmentOf(stage, lambda, outputs);
  const changes = planFunction(present, { stage, lambda, role, environment });
  const version = (await readAlias(world.lambda, name, stage.name)) ?? '(none)';
  return changes.length === 0
    ? `version ${version} would be published anew, as it is`
    : `version ${version} would be replaced: ${changes.join(', ')}`;
}

/** `undefined` while there is no function to trigger. */
async function wantedTriggers(
  { lambda }: DeployWorld,
  stage: Stage,
  main: Stack | undefined,
): Promise<WantedStack | undefined> {
  const push = await readFunction(lambda, functionNameOf(stage, PARCEL_PUSH.name));
  if (main === undefined || push?.FunctionArn === undefined) return undefined;
  const template = await readTemplate('triggers');
  return triggersStack(stage, template, outputsOf(main), `${push.FunctionArn}:${stage.name}`);
}
