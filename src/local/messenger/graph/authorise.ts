import { equalInConstantTime, hmacSha256Hex } from '../../../shared/hash';
import type { Platform } from '../platform';
import { refuse } from './errors';
import type { Refusal } from './errors';
import type { GraphRequest } from './request';

/** Page token and `appsecret_proof`: HMAC-SHA256 of the token by the app secret, on every call (facts §6). */
export function refuseUnauthorised(
  { options }: Platform,
  { accessToken, appSecretProof }: GraphRequest,
): Refusal | undefined {
  if (accessToken === undefined) return refuse('tokenMissing');
  if (!equalInConstantTime(accessToken, options.pageAccessToken)) return refuse('tokenInvalid');
  if (appSecretProof === undefined) return refuse('proofMissing');
  const isProof = (secret: string): boolean =>
    equalInConstantTime(hmacSha256Hex(secret, accessToken), appSecretProof);
  return options.appSecrets.some(isProof) ? undefined : refuse('proofInvalid');
}
