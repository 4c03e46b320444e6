import { DAY, HOUR } from '../../../shared/clock';
import { equalInConstantTime, hmacSha256Hex } from '../../../shared/hash';
import type { MessengerEmulatorOptions } from '../options';
import type { Platform } from '../platform';
import type { IssuedToken } from '../state';

/** Access tokens: the app's, the Page's, and what people's logins led to (facts §6). */

/** How long a user token is good for: as Facebook Login gives it, and once exchanged (facts §6: about 60 days). */
export const SHORT_LIVED = HOUR;
export const LONG_LIVED = 60 * DAY;

export type KnownToken =
  | { readonly kind: 'app' }
  /** The one that the emulator was set up with: it belongs to no person and never expires. */
  | { readonly kind: 'page'; readonly issued: null }
  | { readonly kind: 'page' | 'user'; readonly issued: IssuedToken };

/** `undefined` for what Facebook never issued. Dead tokens are found too: `troubleOf` tells. */
export function findToken({ options, state }: Platform, token: string): KnownToken | undefined {
  const isIt = (known: string): boolean => equalInConstantTime(known, token);
  if (isIt(options.pageAccessToken)) return { kind: 'page', issued: null };
  if (appTokens(options).some(isIt)) return { kind: 'app' };
  const issued = state.issuedTokens.find((known) => isIt(known.token));
  return issued && { kind: issued.kind, issued };
}

export type TokenTrouble = 'tokenRevoked' | 'tokenExpired';

export function troubleOf(
  { revoked, expiresAt }: IssuedToken,
  now: number,
): TokenTrouble | undefined {
  if (revoked) return 'tokenRevoked';
  return expiresAt !== null && now >= expiresAt ? 'tokenExpired' : undefined;
}

/** Issues a token that is good for `lasts` milliseconds, or for ever. */
export function issueToken(
  { state, ids, now }: Platform,
  { kind, asid, scopes }: Pick<IssuedToken, 'kind' | 'asid' | 'scopes'>,
  lasts: number | null,
): IssuedToken {
  const issuedAt = now();
  const expiresAt = lasts === null ? null : issuedAt + lasts;
  const token = ids.accessToken();
  const issued = { token, kind, asid, scopes, issuedAt, expiresAt, revoked: false };
  state.issuedTokens.push(issued);
  return issued;
}

/** What `client_credentials` gives: an app's id and something opaque, which is not its secret. */
export const opaqueAppToken = (appId: string, secret: string): string =>
  `${appId}|${hmacSha256Hex(secret, 'app access token').slice(0, 27)}`;

/** An app may also put its own together, of id and secret (facts §6). */
const appTokens = ({ appId, appSecrets }: MessengerEmulatorOptions): readonly string[] =>
  appSecrets.flatMap((secret) => [`${appId}|${secret}`, opaqueAppToken(appId, secret)]);
