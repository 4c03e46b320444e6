import * as v from 'valibot';
import { optionalText, type CommandWorld, type OptionValues } from '../command';
import { recordFileOf } from '../record-file';

/** Where the deployment answers, without a slash at the end; `undefined` where nobody said. */
export interface Addresses {
  /** Where Facebook delivers: `…/facebook`. */
  readonly webhook: string | undefined;
  /** user_login's API, below which `/login` is. */
  readonly api: string | undefined;
  /** The login page. */
  readonly loginPage: string | undefined;
}

const record = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    lambda: v.object({ region: v.string() }),
    api: v.object({ id: v.pipe(v.string(), v.regex(/^[a-z0-9]+$/)) }),
  }),
);

/**
 * As typed; else what is deployed: by the stage's records of claudia, which know its APIs, and its functions' variable. An
 * emulated AWS has no host for any of them.
 */
export async function findAddresses(
  world: CommandWorld,
  options: OptionValues,
  loginPageUrl: string | undefined,
): Promise<Addresses> {
  const isEmulated = Boolean(world.env['AWS_ENDPOINT_URL']);
  const apiOf = async (name: string): Promise<string | undefined> => {
    const stage = optionalText(options, 'stage');
    return stage === undefined || isEmulated ? undefined : readApiUrl(world, stage, name);
  };
  const webhookApi = await apiOf('fb_webhook');
  const given = {
    webhook: optionalText(options, 'webhook-url') ?? (webhookApi && `${webhookApi}/facebook`),
    api: optionalText(options, 'login-api-url') ?? (await apiOf('user_login')),
    loginPage: optionalText(options, 'login-page-url') ?? (isEmulated ? undefined : loginPageUrl),
  };
  return {
    webhook: withoutSlash(given.webhook),
    api: withoutSlash(given.api),
    loginPage: withoutSlash(given.loginPage),
  };
}

async function readApiUrl(
  world: CommandWorld,
  stage: string,
  name: string,
): Promise<string | undefined> {
  const text = await world.readFile(recordFileOf(stage, name)).catch(() => '');
  const parsed = v.safeParse(record, text);
  if (!parsed.success) return undefined;
  const { lambda, api } = parsed.output;
  return `https://${api.id}.execute-api.${lambda.region}.amazonaws.com/${stage}`;
}

const withoutSlash = (address: string | undefined): string | undefined =>
  address?.replace(/\/+$/, '');
