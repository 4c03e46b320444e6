/**
 * The whole address spelt out: https in lower case, a host of Facebook's without userinfo and port (but `l.` and `lm.`,
 * which forward to any address), the path or below it without escapes, then a query of RFC 3986's characters, none of
 * them an escaped control character. No fragment, no space, no backslash, nothing that one URL parser reads
 * differently from another.
 */
const LINKING_ADDRESS =
  /^https:\/\/(?:(?!xn--|lm?\.)[a-z0-9][a-z0-9-]*\.)*(?:facebook|messenger)\.com\/messenger_platform\/account_linking(?:\/[\w.~-]+)*\/?(?:\?(?:[\w.~!$&()*+,=:@/?-]|%(?!7[fF])[2-9a-fA-F][0-9a-fA-F])*)?$/;

const MAXIMUM_LENGTH = 4_096;

const CODE_PARAMETER = 'authorization_code';
const TOKEN_PARAMETER = 'account_linking_token';

/**
 * Whether this is Facebook's own account-linking page, the only place that a code may be sent to (facts §1.2). At most
 * one linking token is in it: of two, Facebook might link the one that we did not look at. The login page asks the same.
 */
export function isLinkingAddress(address: string): boolean {
  if (address.length > MAXIMUM_LENGTH || !LINKING_ADDRESS.test(address)) return false;
  const url = new URL(address);
  const tokens = parametersLike(TOKEN_PARAMETER, url);
  // The parser resolves `.` and `..`: then the path that was checked is not the one that would be opened.
  return url.href === address && tokens.length <= 1 && tokens.every(isTokenParameter);
}

/** Such an address without a code yet: Facebook might read the one that was slipped in instead of ours. */
export const isLinkingRedirect = (redirectUri: string): boolean =>
  isLinkingAddress(redirectUri) &&
  parametersLike(CODE_PARAMETER, new URL(redirectUri)).length === 0;

/** Whose login Facebook would complete at this address. Only for one that `isLinkingAddress` has let through. */
export const linkingTokenOf = (redirectUri: string): string | undefined =>
  new URL(redirectUri).searchParams.get(TOKEN_PARAMETER) ?? undefined;

/** The address that completes the link. Whatever Facebook put into its query stays as it was, byte for byte. */
export function withAuthorizationCode(redirectUri: string, codeText: string): string {
  const url = new URL(redirectUri);
  const parameter = `${CODE_PARAMETER}=${encodeURIComponent(codeText)}`;
  url.search = url.search === '' ? parameter : `${url.search}&${parameter}`;
  return url.href;
}

/** PHP reads `authorization.code` and `authorization_code[]` as that name too, so only letters are compared. */
const parametersLike = (name: string, { searchParams }: URL): readonly string[] =>
  [...searchParams.keys()].filter((key) => lettersOf(key).startsWith(lettersOf(name)));

const lettersOf = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

const isTokenParameter = (name: string): boolean => name === TOKEN_PARAMETER;
