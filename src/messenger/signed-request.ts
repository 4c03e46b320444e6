import * as v from 'valibot';
import { DAY } from '../shared/clock';
import { equalInConstantTime, hmacSha256 } from '../shared/hash';

/** What Facebook says of somebody who asked it to, behind the back of their own chat (facts §9). */
export interface SignedRequest {
  /** The person's id for our app (asid), not for our Page. */
  readonly userId: string;
  /** The secret that it was signed with. */
  readonly secret: string;
  /** As it was signed: the same again is the same request. */
  readonly payload: string;
}

const FORM = /^([\w-]{43})=?\.([\w-]{1,4096})={0,2}$/;
/** Far beyond any retry of Facebook's: a request that was captured long ago asks for nothing. */
const MAX_AGE_MS = 30 * DAY;

const payloadSchema = v.object({
  algorithm: v.pipe(v.string(), v.toUpperCase(), v.literal('HMAC-SHA256')),
  user_id: v.pipe(v.string(), v.regex(/^\d{1,64}$/)),
  issued_at: v.optional(v.number()),
});

/**
 * Reads Facebook's `signed_request`: `<signature>.<payload>`, both base64url, the signature an HMAC-SHA256 over the
 * payload as it is encoded. `undefined` for anything else: nothing of it is looked at before the signature holds.
 */
export function readSignedRequest(
  text: string,
  secrets: readonly string[],
  now: number,
): SignedRequest | undefined {
  const [, signature = '', payload = ''] = FORM.exec(text) ?? [];
  if (payload === '') return undefined;
  const secret = secrets.find((each) =>
    equalInConstantTime(hmacSha256(each, payload).toString('base64url'), signature),
  );
  const parsed = v.safeParse(payloadSchema, parseJson(payload));
  if (secret === undefined || !parsed.success) return undefined;
  const { user_id: userId, issued_at: issuedAt } = parsed.output;
  if (issuedAt !== undefined && now - issuedAt * 1_000 > MAX_AGE_MS) return undefined;
  return { userId, secret, payload };
}

function parseJson(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
