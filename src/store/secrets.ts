import * as v from 'valibot';
import { MINUTE, SECOND, type Clock } from '../shared/clock';
import type { Environment } from '../shared/config';
import { AppError } from '../shared/errors';

/** Reads one SSM parameter, decrypted. */
export type ReadParameter = (name: string) => Promise<string | undefined>;

/** A rotated secret is in force everywhere this long after it was stored, without a redeploy. */
const KEEP_MS = 5 * MINUTE;
/** After a failed reading, with the settings from before in force. */
const RETRY_MS = 30 * SECOND;

const secrets = v.record(v.string(), v.string());

/**
 * The environment, completed by the JSON of the SSM SecureString that `SECRETS_PARAMETER` names (seam 3). Without one
 * the environment is taken as it is. Throws `config_invalid` when the parameter can't be read or is no JSON object of
 * texts, but never while settings that were read before are at hand: those stay in force for another while.
 */
export function createSettings(
  env: Environment,
  readParameter: ReadParameter,
  clock: Clock,
): () => Promise<Environment> {
  const name = env['SECRETS_PARAMETER'];
  if (name === undefined || name === '') return () => Promise.resolve(env);
  let kept: { readonly settings: Environment; readonly until: number } | undefined;
  return async () => {
    if (kept !== undefined && clock() < kept.until) return kept.settings;
    try {
      const settings = { ...env, ...parse(await readParameter(name)) };
      kept = { settings, until: clock() + KEEP_MS };
    } catch (cause) {
      if (kept === undefined) throw unreadable(cause);
      kept = { ...kept, until: clock() + RETRY_MS };
    }
    return kept.settings;
  };
}

function parse(text: string | undefined): Environment {
  try {
    return v.parse(secrets, JSON.parse(text ?? ''));
  } catch {
    // Without the cause: it would quote the secrets.
    throw unreadable(undefined);
  }
}

const unreadable = (cause: unknown): AppError =>
  cause instanceof AppError
    ? cause
    : new AppError(
        'config_invalid',
        'SECRETS_PARAMETER does not name a readable JSON object of texts',
        true,
        { cause },
      );
