import { AppError } from '../../shared/errors';
import { appSecretsOf, mergeSecrets, type SecretName, type Secrets } from './secret-names';

/** What can be rotated without losing anything, as typed. */
export const ROTATABLE: ReadonlyMap<string, SecretName> = new Map([
  ['app-secret', 'FB_APP_SECRET'],
  ['page-token', 'FB_PAGE_ACCESS_TOKEN'],
  ['verify-token', 'FB_VERIFY_TOKEN'],
]);

/**
 * The secrets with a new value of one. Of the app secret the former stays accepted behind the new one, which signs:
 * webhooks that Facebook signed before, and redelivers, are not lost. Throws `input_invalid` while such a rotation is
 * not finished, or when the value is the one that is there.
 */
export function rotate(secrets: Secrets, name: SecretName, value: string): Secrets {
  const present = secrets[name];
  if (value.includes(',')) throw refused('A secret holds no comma');
  if (present !== undefined && appSecretsOf(present).includes(value))
    throw refused(`${name} has this value already`);
  if (name !== 'FB_APP_SECRET' || present === undefined) {
    return mergeSecrets(secrets, { [name]: value });
  }
  if (appSecretsOf(present).length > 1) {
    throw refused('The last rotation of the app secret is not finished: add --finish first');
  }
  return mergeSecrets(secrets, { [name]: `${value},${present}` });
}

/** Drops the former app secret. Throws `input_invalid` when there is none. */
export function finishRotation(secrets: Secrets): Secrets {
  const [current = '', former] = appSecretsOf(secrets['FB_APP_SECRET'] ?? '');
  if (former === undefined) throw refused('There is no former app secret to drop');
  return mergeSecrets(secrets, { FB_APP_SECRET: current });
}

const refused = (sentence: string): AppError => new AppError('input_invalid', sentence, false);
