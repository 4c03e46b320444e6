import { isLinkingRedirect, linkingTokenOf } from '../../src/accounts/redirect-uri';

/** How the page was opened. */
export type Opening =
  | { readonly kind: 'messenger'; readonly returnAddress: string; readonly token?: string }
  /** To end a link: needs no chat, so it has none to return to. */
  | { readonly kind: 'unlink' }
  /** Without an address to return to: in a browser, on a desktop, from a bookmark (facts §1.2). */
  | { readonly kind: 'outside' }
  /** With an address that isn't Messenger's own: nobody may type a password here. */
  | { readonly kind: 'refused' };

/**
 * Reads what Messenger appends to the login address (facts §1.2). The server checks the address and its token again
 * before a code exists.
 */
export function readOpening(query: URLSearchParams): Opening {
  const returnAddress = query.get('redirect_uri');
  if (!returnAddress) return { kind: query.has('unlink') ? 'unlink' : 'outside' };
  if (!isLinkingRedirect(returnAddress)) return { kind: 'refused' };
  const returning = linkingTokenOf(returnAddress);
  const token = query.get('account_linking_token') ?? returning;
  if (returning !== undefined && returning !== token) return { kind: 'refused' };
  return { kind: 'messenger', returnAddress, ...(token ? { token } : {}) };
}
