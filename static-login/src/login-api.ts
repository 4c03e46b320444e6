import * as v from 'valibot';
import { type Fetch, fetchWithin, type ReadResponse } from './fetch-within';
import type { Credentials } from './form-fields';

const MessengerProfile = v.object({
  name: v.optional(v.string()),
  pictureUrl: v.optional(v.string()),
});

const Accepted = v.object({
  customerName: v.string(),
  redirectTo: v.string(),
  messengerProfile: v.optional(MessengerProfile),
  chatCode: v.optional(v.pipe(v.string(), v.regex(/^\w{4}-\w{4}$/))),
});

const Unlinked = v.object({ customerName: v.string(), unlinked: v.boolean() });

/** A password of a length that no account has, say: for whoever typed it, it is simply wrong. */
const InputInvalid = v.object({ error: v.object({ code: v.literal('input_invalid') }) });

const LinkExpired = v.object({
  error: v.object({ code: v.picklist(['link_expired', 'link_token_invalid']) }),
});

export type MessengerProfile = v.InferOutput<typeof MessengerProfile>;
export type AcceptedLogin = v.InferOutput<typeof Accepted>;

/** Body of `POST /login` (design §9 seam 5). */
export interface LoginRequest extends Credentials {
  readonly redirectUri?: string;
  readonly accountLinkingToken?: string;
  readonly linkToken?: string;
}

export type LoginAnswer = { readonly kind: 'accepted'; readonly login: AcceptedLogin } | Failure;

/** `unlinked`: whether there was a link to end. */
export type UnlinkAnswer = { readonly kind: 'done'; readonly unlinked: boolean } | Failure;

type Failure =
  | { readonly kind: 'wrong-pair' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  /** Facebook does not know the popup any more, or our token is used or too old: only a new one can help. */
  | { readonly kind: 'expired' }
  /** The request itself was refused: another try with the same link cannot help. */
  | { readonly kind: 'refused' }
  /** No usable answer in time: the same try may help. */
  | { readonly kind: 'unavailable' };

/** For a 429 whose Retry-After is missing, or hidden from us by CORS. */
const DEFAULT_RETRY_SECONDS = 60;

/** Logs in for a link. Never throws: every failure is an answer the page has words for. */
export async function logIn(
  fetch: Fetch,
  apiUrl: string,
  request: LoginRequest,
): Promise<LoginAnswer> {
  const answer = await post(fetch, apiUrl, request);
  if ('kind' in answer) return answer;
  const accepted = v.safeParse(Accepted, answer.body);
  return accepted.success ? { kind: 'accepted', login: accepted.output } : { kind: 'unavailable' };
}

/** Logs in to end the link. Never throws. */
export async function unlink(
  fetch: Fetch,
  apiUrl: string,
  credentials: Credentials,
): Promise<UnlinkAnswer> {
  const answer = await post(fetch, apiUrl, { ...credentials, intent: 'unlink' });
  if ('kind' in answer) return answer;
  const done = v.safeParse(Unlinked, answer.body);
  return done.success ? { kind: 'done', unlinked: done.output.unlinked } : { kind: 'unavailable' };
}

/** Asks the user_login API, and gives the body of a 200. */
async function post(
  fetch: Fetch,
  apiUrl: string,
  request: object,
): Promise<{ readonly body: unknown } | Failure> {
  try {
    const answer = await fetchWithin(fetch, `${apiUrl}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      cache: 'no-store',
    });
    return answer.status === 200 ? { body: answer.body } : readFailure(answer);
  } catch {
    return { kind: 'unavailable' };
  }
}

function readFailure({ status, headers, body }: ReadResponse): Failure {
  if (status === 401) return { kind: 'wrong-pair' };
  if (status === 400) return { kind: refusalOf(body) };
  if (status === 429) return { kind: 'throttled', retryAfterSeconds: retryAfter(headers) };
  return { kind: 'unavailable' };
}

function refusalOf(body: unknown): 'wrong-pair' | 'expired' | 'refused' {
  if (v.is(InputInvalid, body)) return 'wrong-pair';
  return v.is(LinkExpired, body) ? 'expired' : 'refused';
}

function retryAfter(headers: Headers): number {
  const value = headers.get('retry-after') ?? '';
  return /^[1-9]\d{0,5}$/.test(value) ? Number(value) : DEFAULT_RETRY_SECONDS;
}
