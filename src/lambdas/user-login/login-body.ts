import * as v from 'valibot';
import { EMAIL_MAXIMUM_LENGTH } from '../../accounts/email';
import type { LogInRequest } from '../../accounts/log-in';
import { PASSWORD_LENGTH } from '../../accounts/password';
import type { ApiGatewayEvent } from '../../shared/api-gateway';
import { readJsonBody } from './json-body';

/** Text that is no well-formed Unicode would lose its lone surrogates on the way to the hash. */
const wellFormed = v.check((text: string) => !/\p{Surrogate}/u.test(text));

const optionalText = v.nullish(v.pipe(v.string(), v.maxLength(4_096)));

const loginBody = v.object({
  email: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(EMAIL_MAXIMUM_LENGTH),
    wellFormed,
    v.excludes('\0'),
  ),
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(PASSWORD_LENGTH.maximum), wellFormed),
  accountLinkingToken: optionalText,
  redirectUri: optionalText,
  linkToken: optionalText,
  intent: v.nullish(v.picklist(['messenger', 'unlink'])),
});

export type LoginBody = Omit<LogInRequest, 'sourceAddress'>;

/** Reads the body of `POST /login` (seam 5); `undefined` for anything else. Keys we don't know are ignored. */
export function readLoginBody(event: ApiGatewayEvent): LoginBody | undefined {
  const parsed = v.safeParse(loginBody, readJsonBody(event));
  const body = parsed.success ? withoutNothing(parsed.output) : undefined;
  return body !== undefined && wantsOneThing(body) ? body : undefined;
}

/** Facebook's popup, our own link token and the intent are three ways to a link, each complete by itself. */
const wantsOneThing = ({ intent, accountLinkingToken, redirectUri, linkToken }: LoginBody) =>
  [intent, accountLinkingToken ?? redirectUri, linkToken].filter((way) => way !== undefined)
    .length <= 1;

const withoutNothing = ({
  email,
  password,
  ...rest
}: v.InferOutput<typeof loginBody>): LoginBody => ({
  email,
  password,
  ...Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== null && value !== undefined),
  ),
});
