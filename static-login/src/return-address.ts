const HOSTS = ['facebook.com', 'messenger.com'] as const;
const PATH = '/messenger_platform/account_linking';

// Plain ASCII host, no userinfo, no port: what one URL parser reads differently from another is refused.
const PLAIN_AUTHORITY = /^https:\/\/[a-z0-9.-]+\//i;
// Parsers silently drop or turn these (tab, line feed, backslash …), so what was checked might not be what is opened.
const AMBIGUOUS_CHARACTER = /[\s\\\p{Cc}\p{Cf}]/u;
// A server that decodes the path once more would see `/`, `\`, `.` or `%` and leave the folder.
const ENCODED_PATH_STEP = /%(?:2f|5c|2e|25)/i;

/**
 * Whether the popup may send its visitor, and with them a code, to this address: only Facebook's own
 * account-linking page (facts §1.2). The server checks the same again before a code exists.
 */
export function isReturnAddress(address: string): boolean {
  if (AMBIGUOUS_CHARACTER.test(address) || !PLAIN_AUTHORITY.test(address)) return false;
  const url = parse(address);
  if (!url || url.protocol !== 'https:' || url.port || url.username || url.password) return false;
  return isFacebookHost(url.hostname) && isLinkingPath(url.pathname);
}

/**
 * Whether a code is in it already. Messenger opens the page without one; whoever slipped one in wants
 * even "Cancel" to link. Only for an address that `isReturnAddress` has let through.
 */
export const carriesCode = (address: string): boolean =>
  new URL(address).searchParams.has('authorization_code');

/**
 * The same address on the local stack's Facebook. Only for an address that `isReturnAddress` has let
 * through: the replacement must not widen what is accepted.
 */
export function onLocalFacebook(address: string, facebookOrigin: string): string {
  const { pathname, search, hash } = new URL(address);
  return `${facebookOrigin}${pathname}${search}${hash}`;
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

function isFacebookHost(hostname: string): boolean {
  return HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

function isLinkingPath(pathname: string): boolean {
  if (ENCODED_PATH_STEP.test(pathname)) return false;
  return pathname === PATH || pathname.startsWith(`${PATH}/`);
}
