import { equalInConstantTime, hmacSha256Hex } from '../../../shared/hash';
import { findToken, troubleOf } from '../access/tokens';
import type { KnownToken } from '../access/tokens';
import type { Platform } from '../platform';
import type { IssuedToken, PersonRecord } from '../state';
import { refuse } from './errors';
import type { Refusal } from './errors';
import type { GraphRequest } from './request';

/** On whose behalf a call is made, by its token (facts §6). */
export type Caller =
  /** Of `/oauth`, where tokens come from. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'app' }
  | { readonly kind: 'page' }
  | { readonly kind: 'user'; readonly person: PersonRecord; readonly token: IssuedToken };

/** Token and `appsecret_proof`: HMAC-SHA256 of the token by the app secret, on every call (facts §6). */
export function authorise(
  platform: Platform,
  { node, accessToken, appSecretProof }: GraphRequest,
): Caller | Refusal {
  if (node === 'oauth') return { kind: 'nobody' };
  if (accessToken === undefined) return refuse('tokenMissing');
  const token = findToken(platform, accessToken);
  if (token === undefined) return refuse('tokenInvalid');
  return refuseProof(platform, accessToken, appSecretProof) ?? toCaller(platform, token);
}

function refuseProof(
  { options, assumptions }: Platform,
  accessToken: string,
  proof: string | undefined,
): Refusal | undefined {
  if (proof === undefined) {
    return assumptions.appSecretProofRequired ? refuse('proofMissing') : undefined;
  }
  const isProof = (secret: string): boolean =>
    equalInConstantTime(hmacSha256Hex(secret, accessToken), proof);
  return options.appSecrets.some(isProof) ? undefined : refuse('proofInvalid');
}

function toCaller({ state, now }: Platform, token: KnownToken): Caller | Refusal {
  if (token.kind === 'app' || token.issued === null) return { kind: token.kind };
  const { issued } = token;
  const trouble = troubleOf(issued, now());
  if (trouble !== undefined) return refuse(trouble);
  if (token.kind === 'page') return { kind: 'page' };
  const person = state.people.find(({ asid }) => asid === issued.asid);
  return person === undefined ? refuse('tokenInvalid') : { kind: 'user', person, token: issued };
}
