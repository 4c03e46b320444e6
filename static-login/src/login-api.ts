import * as v from 'valibot';
import { type Fetch, fetchWithin, type ReadResponse } from './fetch-within';

const MessengerProfile = v.object({
  name: v.optional(v.string()),
  pictureUrl: v.optional(v.string()),
});

const Accepted = v.object({
  customerName: v.string(),
  redirectTo: v.string(),
  messengerProfile: v.optional(MessengerProfile),
});

/** A password of a length that no account has, say: for whoever typed it, it is simply wrong. */
const InputInvalid = v.object({ error: v.object({ code: v.literal('input_invalid') }) });

const LinkExpired = v.object({ error: v.object({ code: v.literal('link_expired') }) });

export type MessengerProfile = v.InferOutput<typeof MessengerProfile>;
export type AcceptedLogin = v.InferOutput<typeof Accepted>;

/** Body of `POST /login` (design §9 seam 5). */
export interface LoginRequest {
  readonly email: string;
  readonly password: string;
  readonly redirectUri: string;
  readonly accountLinkingToken?: string;
}

export type LoginAnswer =
  | { readonly kind: 'accepted'; readonly login: AcceptedLogin }
  | { readonly kind: 'wrong-pair' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  /** Facebook does not know the popup any more: only a new one can help. */
  | { readonly kind: 'expired' }
  /** The request itself was refused: another try with the same link cannot help. */
  | { readonly kind: 'refused' }
  /** No usable answer in time: the same try may help. */
  | { readonly kind: 'unavailable' };

/** For a 429 whose Retry-After is missing, or hidden from us by CORS. */
const DEFAULT_RETRY_SECONDS = 60;

/** Asks the user_login API. Never throws: every failure is an answer the page has words for. */
export async function logIn(
  fetch: Fetch,
  apiUrl: string,
  request: LoginRequest,
): Promise<LoginAnswer> {
  try {
    return readAnswer(
      await fetchWithin(fetch, `${apiUrl}/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
        cache: 'no-store',
      }),
    );
  } catch {
    return { kind: 'unavailable' };
  }
}

function readAnswer({ status, headers, body }: ReadResponse): LoginAnswer {
  if (status === 401) return { kind: 'wrong-pair' };
  if (status === 400) return { kind: refusalOf(body) };
  if (status === 429) return { kind: 'throttled', retryAfterSeconds: retryAfter(headers) };
  const accepted = v.safeParse(Accepted, body);
  return status === 200 && accepted.success
    ? { kind: 'accepted', login: accepted.output }
    : { kind: 'unavailable' };
}

function refusalOf(body: unknown): 'wrong-pair' | 'expired' | 'refused' {
  if (v.is(InputInvalid, body)) return 'wrong-pair';
  return v.is(LinkExpired, body) ? 'expired' : 'refused';
}

function retryAfter(headers: Headers): number {
  const value = headers.get('retry-after') ?? '';
  return /^[1-9]\d{0,5}$/.test(value) ? Number(value) : DEFAULT_RETRY_SECONDS;
}
