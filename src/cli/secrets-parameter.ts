import { UsageError } from './command';

/** Where a stage's secrets are: one SSM SecureString with the JSON of seam 3. */
export function secretsParameterOf(stage: string): string {
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(stage)) {
    throw new UsageError(
      '--stage must be at most 32 small letters, digits and -, and begin with a letter',
    );
  }
  return `/parcel-messenger/${stage}/secrets`;
}
