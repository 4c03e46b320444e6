import * as v from 'valibot';
import { secretsParameterOf } from '../cli/secrets-parameter';
import { AppError } from '../shared/errors';

/** One installation: stages stand side by side in an account, and share nothing. */
export interface Stage {
  readonly name: string;
  readonly region: string;
  readonly settings: StageSettings;
}

const texts = v.record(v.string(), v.string());

const stageSettings = v.strictObject({
  /** As customers read it on the login page. */
  companyName: v.pipe(v.string(), v.trim(), v.minLength(1)),
  /** Offers "Continue with Facebook" on the login page. */
  facebookAppId: v.optional(v.pipe(v.string(), v.regex(/^\d{1,32}$/))),
  /** Where the bot answers on other messengers: the links that `telegram set-webhook` names. */
  chatLinks: v.optional(v.array(v.pipe(v.string(), v.startsWith('https://'))), []),
  /** Parameters of infra/template.yaml, e.g. AlarmEmail. */
  parameters: v.optional(texts, {}),
  /** Further variables of the functions, e.g. UTILITY_TEMPLATES. Whoever may read a function reads them: no secrets. */
  environment: v.optional(texts, {}),
});

export type StageSettings = v.InferOutput<typeof stageSettings>;

/** What `infra/stages/<stage>.json` holds. */
export const stageFile = (stage: string): string => `infra/stages/${stage}.json`;

const SECRET_NAMES = /SECRET$|TOKEN|PEPPER|PASSWORD/;

/** Throws `config_invalid` with every fault, and never a value. */
export function parseStageSettings(text: string, file: string): StageSettings {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), stageSettings), text);
  if (!parsed.success) {
    const faults = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'no JSON').join(', ');
    throw new AppError('config_invalid', `${file} is wrong at: ${faults}`, false);
  }
  const secret = Object.keys(parsed.output.environment).find((name) => SECRET_NAMES.test(name));
  if (secret === undefined) return parsed.output;
  throw new AppError(
    'config_invalid',
    `${file} must not hold ${secret}: secrets are stored by "cli secrets set"`,
    false,
  );
}

export const mainStackOf = ({ name }: Stage): string => `parcel-messenger-${name}`;

export const triggersStackOf = ({ name }: Stage): string => `parcel-messenger-${name}-triggers`;

/** The functions, and the roles of infra/template.yaml, are called so. */
export const functionNameOf = ({ name }: Stage, lambda: string): string =>
  `parcel-messenger-${name}-${lambda}`;

export const tablePrefixOf = ({ name, settings }: Stage): string =>
  settings.parameters['TablePrefix'] ?? `parcel-messenger-${name}-`;

export const secretsOf = ({ name }: Stage): string => secretsParameterOf(name);

/** What the roles must allow because the functions are told to use it: parameter, and the functions' variable. */
const FROM_ENVIRONMENT = [
  ['LexBotId', 'LEX_BOT_ID'],
  ['LexBotAliasId', 'LEX_BOT_ALIAS_ID'],
] as const;

/** The parameters of infra/template.yaml, but for ApiOrigin, which the functions bring. */
export const templateParameters = (stage: Stage): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    FROM_ENVIRONMENT.flatMap(([parameter, variable]) => {
      const value = stage.settings.environment[variable];
      return value === undefined ? [] : [[parameter, value]];
    }),
  ),
  ...stage.settings.parameters,
  Stage: stage.name,
  TablePrefix: tablePrefixOf(stage),
  SecretsParameter: secretsOf(stage),
});
