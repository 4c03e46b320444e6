import * as v from 'valibot';
import { EMAIL_MAXIMUM_LENGTH } from '../../accounts/email';
import type { LogInRequest } from '../../accounts/log-in';
import { PASSWORD_LENGTH } from '../../accounts/password';
import { headerOf, type ApiGatewayEvent } from '../../shared/api-gateway';

const MAXIMUM_BODY_BYTES = 16 * 1024;

const JSON_TYPE = /^application\/json\s*(?:;|$)/i;

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
  // Without a type a body may be JSON; one that says it is something else is not.
  if (!JSON_TYPE.test(headerOf(event, 'content-type') ?? 'application/json')) return undefined;
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > MAXIMUM_BODY_BYTES) return undefined;
  const parsed = v.safeParse(loginBody, parseJson(bytes));
  const body = parsed.success ? withoutNothing(parsed.output) : undefined;
  return body !== undefined && wantsOneThing(body) ? body : undefined;
}

/** Whoever comes from a chat is to be linked with that chat; the intent asks for a way into any. */
const wantsOneThing = ({ intent, accountLinkingToken, redirectUri, linkToken }: LoginBody) =>
  intent === undefined || (accountLinkingToken ?? redirectUri ?? linkToken) === undefined;

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

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
