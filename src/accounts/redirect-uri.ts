/**
 * The whole address spelt out: https in lower case, a host of Facebook's without userinfo and port, the path or below
 * it without escapes, then a query of RFC 3986's characters. No fragment, no space, no backslash, nothing that one URL
 * parser reads differently from another.
 */
const RETURN_ADDRESS =
  /^https:\/\/(?:[a-z0-9-]+\.)*(?:facebook|messenger)\.com\/messenger_platform\/account_linking(?:\/[\w.~-]+)*\/?(?:\?[\w.~!$&()*+,;=:@/?%-]*)?$/;

const MAXIMUM_LENGTH = 4_096;

const CODE_PARAMETER = 'authorization_code';

/**
 * Whether a code may be sent to this address: only to Facebook's own account-linking page (facts §1.2), and only if no
 * code is in it yet, because Facebook might read the one that was slipped in instead of ours.
 */
export function isLinkingRedirect(redirectUri: string): boolean {
  if (redirectUri.length > MAXIMUM_LENGTH || !RETURN_ADDRESS.test(redirectUri)) return false;
  if (!URL.canParse(redirectUri)) return false;
  const { href, searchParams } = new URL(redirectUri);
  // The parser resolves `.` and `..`: then the path that was checked is not the one that would be opened.
  return href === redirectUri && !searchParams.has(CODE_PARAMETER);
}

/** The address that completes the link. Whatever Facebook put into its query stays as it was, byte for byte. */
export function withAuthorizationCode(redirectUri: string, codeText: string): string {
  const url = new URL(redirectUri);
  const parameter = `${CODE_PARAMETER}=${encodeURIComponent(codeText)}`;
  url.search = url.search === '' ? parameter : `${url.search}&${parameter}`;
  return url.href;
}
