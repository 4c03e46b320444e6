import * as v from 'valibot';
import { AppError } from '../../shared/errors';
import { findSsmParameter } from '../../store/read-ssm-parameter';
import { writeSsmParameter } from '../../store/write-ssm-parameter';
import { requiredText, type CommandWorld, type OptionValues } from '../command';
import { secretsParameterOf } from '../secrets-parameter';
import type { Secrets } from './secret-names';

/** One stage's secrets: a SecureString with a JSON object. Both throw `config_invalid` when SSM does not let us. */
export interface StageSecrets {
  readonly stage: string;
  readonly parameter: string;
  /** Empty where nothing was stored yet. */
  readonly read: () => Promise<Secrets>;
  readonly write: (secrets: Secrets) => Promise<void>;
}

const stored = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()));

export function openStageSecrets(world: CommandWorld, options: OptionValues): StageSecrets {
  const stage = requiredText(options, 'stage');
  const parameter = secretsParameterOf(stage);
  return {
    stage,
    parameter,
    read: async () => {
      const text = await findSsmParameter(world, parameter);
      if (text === undefined) return {};
      const parsed = v.safeParse(stored, text);
      if (parsed.success) return parsed.output;
      // Without the issues: they would quote the secrets.
      throw new AppError('config_invalid', `${parameter} holds no JSON object of texts`, false);
    },
    write: (secrets) => writeSsmParameter(world, parameter, JSON.stringify(secrets)),
  };
}
