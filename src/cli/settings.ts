import type { Environment } from '../shared/config';
import { readSsmParameter } from '../store/read-ssm-parameter';
import { createSettings } from '../store/secrets';
import { optionalText, type CommandWorld, type OptionValues } from './command';
import { secretsParameterOf } from './secrets-parameter';

/** The environment with the stage's secrets, where `--stage` or `SECRETS_PARAMETER` names them. */
export function loadSettings(world: CommandWorld, options: OptionValues): Promise<Environment> {
  const stage = optionalText(options, 'stage');
  const { env, clock } = world;
  const named =
    stage === undefined ? env : { ...env, SECRETS_PARAMETER: secretsParameterOf(stage) };
  return createSettings(named, (name) => readSsmParameter(world, name), clock).read();
}
