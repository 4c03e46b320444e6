import { readConfig, type Config } from '../../shared/config';
import { AppError } from '../../shared/errors';

/** What a stage's parameter may hold, with the setting that each is (seam 3). */
const SETTINGS = {
  FB_PAGE_ID: 'pageId',
  FB_APP_ID: 'appId',
  FB_APP_SECRET: 'appSecrets',
  FB_PAGE_ACCESS_TOKEN: 'pageAccessToken',
  FB_VERIFY_TOKEN: 'verifyToken',
  PASSWORD_PEPPER: 'passwordPepper',
} as const satisfies Readonly<Record<string, keyof Config>>;

export type SecretName = keyof typeof SETTINGS;

/** By the name of the environment's variable. Beside ours there may be those of another messenger. */
export type Secrets = Readonly<Record<string, string>>;

export const SECRET_NAMES = Object.keys(SETTINGS) as readonly SecretName[];

/** Another messenger's secrets have names of their own; what looks like one of ours and is none is misspelt. */
export const isSecretName = (name: string): boolean =>
  Object.hasOwn(SETTINGS, name) || /^(?!FB_|PASSWORD_)[A-Z][A-Z0-9_]*$/.test(name);

/** The one that signs first, behind it the former one while it is being rotated. */
export const appSecretsOf = (value: string): readonly string[] =>
  value.split(',').map((each) => each.trim());

/** Throws `config_…` naming every one that the Lambdas would refuse, never its value. Those that lack are no mistake. */
export function checkSecrets(secrets: Secrets): void {
  const given = SECRET_NAMES.filter((name) => secrets[name] !== undefined);
  readConfig(secrets, ...given.map((name) => SETTINGS[name]));
}

/**
 * What is to be stored when `changes` come to `present`. The pepper stays what it is: another one makes every
 * password useless. Throws `input_invalid` for that, and what `checkSecrets` throws.
 */
export function mergeSecrets(present: Secrets, changes: Secrets): Secrets {
  const [pepper, another] = [present['PASSWORD_PEPPER'], changes['PASSWORD_PEPPER']];
  if (pepper !== undefined && another !== undefined && another !== pepper) {
    throw new AppError(
      'input_invalid',
      'PASSWORD_PEPPER is set already, and another one would make every customer’s password useless. Leave it out',
      false,
    );
  }
  const merged = { ...present, ...changes };
  checkSecrets(merged);
  return merged;
}
