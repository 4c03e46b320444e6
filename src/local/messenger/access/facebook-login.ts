import type { FacebookLogin } from '../control/control-api';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { grantedPermissions } from './permissions';
import { issueToken, SHORT_LIVED } from './tokens';

/**
 * A person logs in on the company's page with Facebook, and agrees to what it asks for, as far as the app may ask for
 * it. Needs no chat with the Page: they get an id for the app, and a psid only by writing (facts §6).
 */
export function logInWithFacebook(
  platform: Platform,
  person: PersonRecord,
  asked: readonly string[],
): FacebookLogin {
  const granted = grantedPermissions(platform).filter((permission) => asked.includes(permission));
  person.asid ??= platform.ids.asid();
  const { asid } = person;
  const scopes = ['public_profile', ...granted];
  const { token, issuedAt } = issueToken(platform, { kind: 'user', asid, scopes }, SHORT_LIVED);
  return { accessToken: token, asid, expiresAt: issuedAt + SHORT_LIVED };
}

/** The person changed their password or removed the app: every token that came of their logins is dead (facts §6). */
export function invalidateTokens({ state }: Platform, { asid }: PersonRecord): void {
  for (const token of state.issuedTokens) {
    if (token.asid === asid) token.revoked = true;
  }
}
