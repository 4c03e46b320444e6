import type { Command } from '../command';
import { describeSecrets, missingIn, traitsOf } from '../secrets/describe-secrets';
import { openStageSecrets } from '../secrets/stage-secrets';

export const secretsShow: Command = {
  name: 'secrets show',
  summary: 'which secrets a stage has, by length and fingerprint; never a value',
  usage: 'secrets show --stage <stage>',
  positionals: 0,
  options: { stage: { type: 'string' } },
  optionHelp: { stage: 'e.g. prod' },
  run: async (world, { options }) => {
    const { stage, parameter, read } = openStageSecrets(world, options);
    const secrets = await read();
    return {
      lines: [parameter, ...describeSecrets(secrets)],
      data: { stage, parameter, secrets: traitsOf(secrets), missing: missingIn(secrets) },
    };
  },
};
