import * as v from 'valibot';
import { AppError } from '../shared/errors';
import { callSsm, type SsmDeps } from './call-ssm';

const answer = v.object({ Parameter: v.object({ Value: v.string() }) });

/** Reads one SSM parameter, decrypted. Throws a retryable `config_invalid` with AWS's name for the reason. */
export async function readSsmParameter(deps: SsmDeps, name: string): Promise<string> {
  const outcome = await get(deps, name);
  if (!outcome.ok) throw unreadable(outcome.reason);
  return valueIn(outcome.body);
}

/** The same; `undefined` when there is no such parameter yet. */
export async function findSsmParameter(deps: SsmDeps, name: string): Promise<string | undefined> {
  const outcome = await get(deps, name);
  if (outcome.ok) return valueIn(outcome.body);
  if (outcome.reason === 'ParameterNotFound') return undefined;
  throw unreadable(outcome.reason);
}

const get = (deps: SsmDeps, name: string) =>
  callSsm(deps, 'GetParameter', { Name: name, WithDecryption: true });

/** Without a cause: it would quote the secrets. */
function valueIn(body: unknown): string {
  const read = v.safeParse(answer, body);
  if (!read.success) throw unreadable('no value');
  return read.output.Parameter.Value;
}

const unreadable = (reason: string): AppError =>
  new AppError('config_invalid', `SECRETS_PARAMETER can't be read: ${reason}`, true);
