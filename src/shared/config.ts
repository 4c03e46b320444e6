import * as v from 'valibot';
import { AppError } from './errors';

/** What the company configures: the environment of seam 3. Each function asks for the settings it uses, no more. */
export interface Config {
  readonly graphApiUrl: string;
  readonly pageId: string;
  readonly appId: string;
  /** The current app secret first; a further one is accepted for signatures while rotating. */
  readonly appSecrets: readonly [string, ...string[]];
  readonly pageAccessToken: string;
  readonly verifyToken: string;
  /** Keys the HMAC that passwords go through before bcrypt; losing it makes every password hash useless. */
  readonly passwordPepper: string;
  readonly tablePrefix: string;
  readonly loginPageUrl: string;
  readonly utilityTemplates: UtilityTemplates;
  readonly lexBot: LexBot | 'off';
  /** The address that tells customers by e-mail of updates which Facebook does not let through; `off`: nobody is told. */
  readonly fallbackEmailFrom: string;
}

/** The bot in Amazon Lex V2 that is asked what texts mean; `off`: the built-in rules alone. */
export interface LexBot {
  readonly botId: string;
  readonly aliasId: string;
}

/**
 * Utility template per parcel status, by the company's own names; `approved`: whatever Facebook approved of
 * `infra/templates`; `off`: pushes outside the 24-hour window are held.
 */
export type UtilityTemplates =
  'off' | 'approved' | Readonly<Record<string, { readonly name: string }>>;

export type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_GRAPH_API_URL = 'https://graph.facebook.com/v25.0';
const DEFAULT_TABLE_PREFIX = 'parcel-messenger-';

type Reader<T> = (env: Environment, fault: (sentence: string) => void) => T;

const required =
  (name: string, minimum = 1): Reader<string> =>
  (env, fault) => {
    const value = env[name]?.trim() ?? '';
    if (value === '') fault(`${name} is missing`);
    else if (value.length < minimum) fault(`${name} is shorter than ${String(minimum)} characters`);
    return value;
  };

const readers: { readonly [Name in keyof Config]: Reader<Config[Name]> } = {
  graphApiUrl: (env, fault) =>
    webAddress('GRAPH_API_URL', env['GRAPH_API_URL'] || DEFAULT_GRAPH_API_URL, fault).replace(
      /\/+$/,
      '',
    ),
  pageId: required('FB_PAGE_ID'),
  appId: required('FB_APP_ID'),
  appSecrets: readAppSecrets,
  pageAccessToken: required('FB_PAGE_ACCESS_TOKEN', 8),
  verifyToken: required('FB_VERIFY_TOKEN', 8),
  passwordPepper: required('PASSWORD_PEPPER', 32),
  tablePrefix: (env) => env['TABLE_PREFIX'] ?? DEFAULT_TABLE_PREFIX,
  loginPageUrl: (env, fault) => {
    const address = required('LOGIN_PAGE_URL')(env, fault);
    return address === '' ? '' : webAddress('LOGIN_PAGE_URL', address, fault);
  },
  utilityTemplates: readUtilityTemplates,
  lexBot: readLexBot,
  fallbackEmailFrom: readFallbackEmailFrom,
};

/**
 * Reads the named settings, or throws `config_missing` / `config_invalid` naming every variable at fault, never its
 * value: a missing secret must stop us, never switch a check off.
 */
export function readConfig<Name extends keyof Config>(
  env: Environment,
  ...names: readonly Name[]
): Pick<Config, Name> {
  const faults: string[] = [];
  const settings = names.map((name) => [name, readers[name](env, (text) => faults.push(text))]);
  if (faults.length > 0) {
    const missing = faults.some((fault) => fault.endsWith('is missing'));
    throw new AppError(
      missing ? 'config_missing' : 'config_invalid',
      `Configuration: ${faults.join('; ')}`,
      false,
    );
  }
  return Object.fromEntries(settings) as Pick<Config, Name>;
}

function readAppSecrets(env: Environment, fault: (sentence: string) => void): Config['appSecrets'] {
  const [first = '', ...rest] = (env['FB_APP_SECRET'] ?? '').split(',').map((text) => text.trim());
  if (first === '') fault('FB_APP_SECRET is missing');
  else if ([first, ...rest].some((secret) => secret.length < 8))
    fault('FB_APP_SECRET holds a secret shorter than 8 characters');
  return [first, ...rest];
}

function webAddress(name: string, address: string, fault: (sentence: string) => void): string {
  const protocol = URL.canParse(address) ? new URL(address).protocol : '';
  if (protocol !== 'https:' && protocol !== 'http:') fault(`${name} is no web address`);
  return address;
}

const utilityTemplates = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.string(), v.object({ name: v.pipe(v.string(), v.minLength(1)) })),
);

function readUtilityTemplates(
  env: Environment,
  fault: (sentence: string) => void,
): UtilityTemplates {
  const text = env['UTILITY_TEMPLATES'] ?? 'off';
  if (text === '' || text === 'off') return 'off';
  if (text === 'approved') return text;
  const templates = v.safeParse(utilityTemplates, text);
  if (templates.success) return templates.output;
  fault(
    'UTILITY_TEMPLATES is neither "off" nor "approved" nor JSON like {"delivered":{"name":"…"}}',
  );
  return 'off';
}

function readFallbackEmailFrom(env: Environment, fault: (sentence: string) => void): string {
  const address = env['FALLBACK_EMAIL_FROM']?.trim() || 'off';
  if (address !== 'off' && !/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(address)) {
    fault('FALLBACK_EMAIL_FROM is neither "off" nor an e-mail address');
  }
  return address;
}

/** As Lex makes them. They become parts of an address. */
const LEX_ID = /^[0-9A-Za-z]{10}$/;

function readLexBot(env: Environment, fault: (sentence: string) => void): Config['lexBot'] {
  const botId = env['LEX_BOT_ID']?.trim() ?? '';
  const aliasId = env['LEX_BOT_ALIAS_ID']?.trim() ?? '';
  if (botId === '' && aliasId === '') return 'off';
  if (!LEX_ID.test(botId)) fault('LEX_BOT_ID is no id of a Lex bot');
  if (!LEX_ID.test(aliasId)) fault('LEX_BOT_ALIAS_ID is no id of an alias in Lex');
  return { botId, aliasId };
}
