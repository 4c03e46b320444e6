import * as v from 'valibot';
import { MINUTE, SECOND, type Clock } from '../shared/clock';
import type { Environment } from '../shared/config';
import { AppError } from '../shared/errors';

/** Reads one SSM parameter, decrypted. */
export type ReadParameter = (name: string) => Promise<string | undefined>;

/** A rotated secret is in force everywhere this long after it was stored, without a redeploy. */
const KEEP_MS = 5 * MINUTE;
/** After a failed reading, with the settings from before in force; and from one doubt to the next. */
const RETRY_MS = 30 * SECOND;

export interface Settings {
  readonly read: () => Promise<Environment>;
  /**
   * A secret was refused: perhaps it has just been rotated, so the next reading asks anew. Only once in 30 seconds: a
   * token that stays dead must not make every invocation read.
   */
  readonly doubt: () => void;
}

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
): Settings {
  const name = env['SECRETS_PARAMETER'];
  if (name === undefined || name === '') {
    return { read: () => Promise.resolve(env), doubt: () => undefined };
  }
  let kept: Kept | undefined;
  return {
    read: async () => {
      const now = clock();
      if (kept !== undefined && now < kept.until) return kept.settings;
      try {
        const settings = { ...env, ...parse(await readParameter(name)) };
        kept = { settings, until: now + KEEP_MS, readAt: now };
      } catch (cause) {
        if (kept === undefined) throw unreadable(cause);
        kept = { ...kept, until: now + RETRY_MS, readAt: now };
      }
      return kept.settings;
    },
    doubt: () => {
      if (kept === undefined) return;
      kept = { ...kept, until: Math.min(kept.until, kept.readAt + RETRY_MS) };
    },
  };
}

interface Kept {
  readonly settings: Environment;
  /** In force so long without asking again. */
  readonly until: number;
  /** When it was last tried. */
  readonly readAt: number;
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
