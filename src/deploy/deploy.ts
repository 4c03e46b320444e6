import { examineStage } from './examine-stage';
import { applyProfile, subscribe } from './facebook/set-up-page';
import { checkPackage, readTemplate } from './files';
import { deployFunction, type DeployedFunction } from './functions/deploy-function';
import { FB_WEBHOOK, LAMBDAS, PARCEL_PUSH, USER_LOGIN, type Lambda } from './functions/lambdas';
import { readPage, uploadPage } from './login-page/upload-page';
import { pageConfig } from './login-page/page-config';
import { deployStack } from './stack/deploy-stack';
import { countChanges, listChanges } from './stack/describe-changes';
import { describeStack, outputOf, type Outputs } from './stack/describe-stack';
import { mainStackOf, triggersStackOf, type Stage } from './stage';
import { createStep, type Note } from './steps';
import { environmentOf, mainStack, roleOf, triggersStack } from './wanted';
import type { DeployWorld } from './world';

/** What somebody needs to know of a stage that has been deployed. */
export interface Deployed {
  readonly webhookUrl: string;
  readonly loginUrl: string;
  readonly loginPageUrl: string;
}

/**
 * Brings a stage from nothing, or from any state that an earlier attempt left, to what is in this folder. Throws at the
 * first step that fails; what was done before stays, and the same command goes on from there.
 */
export async function deploy(
  world: DeployWorld,
  stage: Stage,
  { skipFacebook }: { readonly skipFacebook: boolean },
): Promise<Deployed> {
  const step = createStep(world);
  await step('check the packages', () => Promise.all(LAMBDAS.map(checkPackage)));

  const outputs = await step(`stack ${mainStackOf(stage)}`, (note) =>
    deployMain(world, stage, note),
  );
  const deployLambda = (lambda: Lambda): Promise<DeployedFunction> =>
    step(`function ${lambda.name}`, async (note) => {
      const role = roleOf(lambda, outputs);
      const deployed = await deployFunction(world, {
        ...{ stage, lambda, role },
        environment: await environmentOf(stage, lambda, outputs),
      });
      note(`${deployed.isNew ? 'created' : 'updated'}, version ${deployed.version}`);
      if (deployed.url !== undefined) note(deployed.url);
      return deployed;
    });
  const webhook = await deployLambda(FB_WEBHOOK);
  const login = await deployLambda(USER_LOGIN);
  const push = await deployLambda(PARCEL_PUSH);
  const apiUrl = login.url ?? '';

  await step('let the login page call its API', async (note) => {
    const stack = await mainStack(stage, new URL(apiUrl).origin);
    const { changes } = await deployStack(world, stack);
    note(countChanges(changes));
  });
  await step(`stack ${triggersStackOf(stage)}`, async (note) => {
    const template = await readTemplate('triggers');
    const { changes } = await deployStack(
      world,
      triggersStack(stage, template, outputs, push.aliasArn),
    );
    note(countChanges(changes));
  });
  await step('upload the login page', async (note) => {
    const files = await readPage(pageConfig(stage, apiUrl));
    await uploadPage(world.s3, outputOf(outputs, 'LoginPageBucketName'), files);
    note(`${String(files.length)} files: ${outputOf(outputs, 'LoginPageUrl')}`);
  });
  const loginPageUrl = outputOf(outputs, 'LoginPageUrl');
  if (!skipFacebook) {
    await step('Messenger profile', (note) => applyProfile(world.cli, stage, loginPageUrl, note));
    await step('subscribe the Page’s events', () => subscribe(world.cli, stage));
  }
  await step('doctor', (note) => examineStage(world, stage, { skipFacebook }, note));
  return {
    webhookUrl: `${webhook.url ?? ''}/facebook`,
    loginUrl: `${apiUrl}/login`,
    loginPageUrl,
  };
}

async function deployMain(world: DeployWorld, stage: Stage, note: Note): Promise<Outputs> {
  const before = await describeStack(world.cloudFormation, mainStackOf(stage));
  const known = before?.Parameters?.find(({ ParameterKey }) => ParameterKey === 'ApiOrigin');
  const { changes, outputs } = await deployStack(
    world,
    await mainStack(stage, known?.ParameterValue ?? ''),
  );
  note(countChanges(changes));
  if (before !== undefined) listChanges(changes).forEach(note);
  return outputs;
}
