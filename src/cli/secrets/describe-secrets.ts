import { sha256Hex } from '../../shared/hash';
import { appSecretsOf, SECRET_NAMES, type Secrets } from './secret-names';

/** What may be told of a secret: enough to see whether two are the same, nothing to use one by. */
export interface SecretTrait {
  readonly name: string;
  readonly length: number;
  /** The first 8 digits of its SHA-256. */
  readonly fingerprint: string;
}

/** One for each value: while the app secret is being rotated there are two of it. */
export const traitsOf = (secrets: Secrets): readonly SecretTrait[] =>
  [...new Set([...SECRET_NAMES, ...Object.keys(secrets)])].flatMap((name) =>
    valuesOf(name, secrets[name]).map((value) => ({
      name,
      length: value.length,
      fingerprint: sha256Hex(value).slice(0, 8),
    })),
  );

const valuesOf = (name: string, value: string | undefined): readonly string[] => {
  if (value === undefined) return [];
  return name === 'FB_APP_SECRET' ? appSecretsOf(value) : [value];
};

export const missingIn = (secrets: Secrets): readonly string[] =>
  SECRET_NAMES.filter((name) => secrets[name] === undefined);

export function describeSecrets(secrets: Secrets): readonly string[] {
  const traits = traitsOf(secrets).map(
    ({ name, length, fingerprint }) =>
      `${name.padEnd(24)}  ${String(length).padStart(4)} characters  sha256 ${fingerprint}…`,
  );
  const missing = missingIn(secrets);
  return missing.length === 0 ? traits : [...traits, `not set: ${missing.join(', ')}`];
}
