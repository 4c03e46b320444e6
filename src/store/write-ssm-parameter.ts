import { AppError } from '../shared/errors';
import { callSsm, type SsmDeps } from './call-ssm';

/** SSM's standard tier; more costs money. */
const MAX_BYTES = 4_096;

/**
 * Writes one SSM parameter, encrypted, in the place of what it held. Throws `input_invalid` for what SSM can't hold,
 * else `config_invalid` with AWS's name for the reason.
 */
export async function writeSsmParameter(deps: SsmDeps, name: string, value: string): Promise<void> {
  if (Buffer.byteLength(value) > MAX_BYTES) {
    throw new AppError('input_invalid', 'All secrets together take more than 4 KiB', false);
  }
  const outcome = await callSsm(deps, 'PutParameter', {
    ...{ Name: name, Value: value },
    ...{ Type: 'SecureString', Overwrite: true },
  });
  if (outcome.ok) return;
  throw new AppError(
    'config_invalid',
    `${name} can't be written: ${outcome.reason}`,
    outcome.retryable,
  );
}
