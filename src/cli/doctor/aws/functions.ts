import type { Check } from '../check';
import { faultless } from '../finding';
import { secretsParameterOf } from '../../secrets-parameter';
import type { DeployedFunction, DoctorWorld, FunctionName } from '../world';

const NAMES: readonly FunctionName[] = ['fb_webhook', 'user_login', 'parcel_push'];

export interface FoundFunction {
  readonly name: FunctionName;
  readonly have: DeployedFunction | undefined;
}

export const findFunctions = ({ deployed }: DoctorWorld): Promise<readonly FoundFunction[]> =>
  Promise.all(NAMES.map(async (name) => ({ name, have: await deployed(name) })));

/** The three are there under the stage's alias, ready, and find their secrets. */
export const functions: Check = {
  name: 'functions',
  asks: 'aws',
  run: async (world) => {
    const found = await findFunctions(world);
    const { stage = '' } = world;
    return faultless(
      found.flatMap((each) => faultsOf(each, secretsParameterOf(stage))),
      'npm run deploy',
      `all three, as ${stage}`,
    );
  },
};

function faultsOf({ name, have }: FoundFunction, secrets: string): readonly string[] {
  if (have === undefined) return [`${name} is not deployed`];
  const { State, StateReasonCode = '', LastUpdateStatus, Environment } = have;
  return [
    ...(State === undefined || State === 'Active'
      ? []
      : [`${name} is ${State} ${StateReasonCode}`]),
    ...(LastUpdateStatus === 'Failed' ? [`the last update of ${name} failed`] : []),
    ...(Environment?.Variables?.['SECRETS_PARAMETER'] === secrets
      ? []
      : [`${name} does not read ${secrets}`]),
  ];
}
