import { createHmac, timingSafeEqual } from 'node:crypto';

export type SignatureFault = 'missing' | 'malformed' | 'mismatch' | 'no_secret';

export type SignatureVerdict =
  | { readonly valid: true; readonly secretIndex: number }
  | { readonly valid: false; readonly reason: SignatureFault };

/**
 * Checks `X-Hub-Signature-256` over the bytes as received: Facebook signs its own \u-escaped spelling, so a parsed
 * and re-serialised body would not match (facts §4.2). Every secret is tried whatever the earlier ones said, so
 * that the time taken does not tell which one is in use; `secretIndex` says which matched, for watching a rotation.
 */
export function verifySignature(
  rawBody: Buffer,
  header: string | readonly string[] | undefined,
  appSecrets: readonly string[],
): SignatureVerdict {
  if (!appSecrets.some(isUsable)) return { valid: false, reason: 'no_secret' };
  if (header === undefined) return { valid: false, reason: 'missing' };
  // A repeated header (an array in some servers) would say two things: it says nothing.
  if (typeof header !== 'string' || !/^sha256=[0-9a-f]{64}$/.test(header))
    return { valid: false, reason: 'malformed' };

  const claimed = Buffer.from(header.slice('sha256='.length), 'hex');
  const matches = appSecrets.map((secret) => isUsable(secret) && signs(secret, rawBody, claimed));
  const secretIndex = matches.indexOf(true);
  return secretIndex >= 0 ? { valid: true, secretIndex } : { valid: false, reason: 'mismatch' };
}

/** Anyone can compute the HMAC of an empty secret: it must never count as one (peers §3). */
const isUsable = (secret: string): boolean => secret.trim() !== '';

const signs = (secret: string, rawBody: Buffer, claimed: Buffer): boolean =>
  timingSafeEqual(createHmac('sha256', secret).update(rawBody).digest(), claimed);
