import { readTemplate } from './files';
import { BUNDLE_VARIABLE, hashBundle } from './functions/bundle';
import type { Lambda } from './functions/lambdas';
import type { WantedFunction } from './functions/run-claudia';
import type { WantedStack } from './stack/change-set';
import { outputOf, type Outputs } from './stack/describe-stack';
import {
  mainStackOf,
  secretsOf,
  tablePrefixOf,
  templateParameters,
  triggersStackOf,
  type Stage,
} from './stage';

/** What the triggers take from the main stack, under the same names. */
const TRIGGER_INPUTS = [
  'CustomersStreamArn',
  'ParcelsStreamArn',
  'ConversationsStreamArn',
  'TicketsStreamArn',
  'FailureQueueArn',
  'AlarmTopicArn',
];

/** `apiOrigin`: of user_login's API, empty while there is none. */
export const mainStack = async (stage: Stage, apiOrigin: string): Promise<WantedStack> => ({
  name: mainStackOf(stage),
  template: await readTemplate('template'),
  parameters: { ...templateParameters(stage), ApiOrigin: apiOrigin },
});

/** A stack of its own, as parcel_push must be there before anything can invoke it. */
export const triggersStack = (
  stage: Stage,
  template: string,
  outputs: Outputs,
  parcelPushArn: string,
): WantedStack => ({
  name: triggersStackOf(stage),
  template,
  parameters: {
    ...Object.fromEntries(TRIGGER_INPUTS.map((name) => [name, outputOf(outputs, name)])),
    Stage: stage.name,
    ParcelPushArn: parcelPushArn,
  },
});

const OUTPUT_OF: Readonly<Record<Lambda['name'], string>> = {
  fb_webhook: 'FbWebhook',
  user_login: 'UserLogin',
  parcel_push: 'ParcelPush',
};

export const roleOf = ({ name }: Lambda, outputs: Outputs): WantedFunction['role'] => ({
  name: outputOf(outputs, `${OUTPUT_OF[name]}RoleName`),
  arn: outputOf(outputs, `${OUTPUT_OF[name]}RoleArn`),
});

/** A function's variables. The secrets are not among them: each function reads them from SSM. */
export const environmentOf = async (
  stage: Stage,
  lambda: Lambda,
  outputs: Outputs,
): Promise<Readonly<Record<string, string>>> => ({
  ...stage.settings.environment,
  SECRETS_PARAMETER: secretsOf(stage),
  TABLE_PREFIX: tablePrefixOf(stage),
  LOGIN_PAGE_URL: outputOf(outputs, 'LoginPageUrl'),
  [BUNDLE_VARIABLE]: await hashBundle(lambda),
});
