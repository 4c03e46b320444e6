import { isLinkingRedirect, linkingTokenOf } from '../../src/accounts/redirect-uri';

/** How the page was opened. */
export type Opening =
  | { readonly kind: 'messenger'; readonly returnAddress: string; readonly token?: string }
  /** To end a link: needs no chat, so it has none to return to. */
  | { readonly kind: 'unlink' }
  /** With a one-time token of ours, in whatever browser (design §4.2). */
  | { readonly kind: 'chat'; readonly linkToken: string }
  /** Without an address to return to: in a browser, on a desktop, from a bookmark (facts §1.2). */
  | { readonly kind: 'outside' }
  /** With an address that isn't Messenger's own: nobody may type a password here. */
  | { readonly kind: 'refused' };

/**
 * Reads what Messenger appends to the login address (facts §1.2), or our own token: `kept` is what this entry of the
 * history holds of it since it left the address bar. The server checks address and token again before a code exists.
 */
export function readOpening(query: URLSearchParams, kept?: unknown): Opening {
  const returnAddress = query.get('redirect_uri');
  const linkToken = query.get('link_token') ?? keptToken(kept);
  if (linkToken) return returnAddress ? { kind: 'refused' } : { kind: 'chat', linkToken };
  if (!returnAddress) return { kind: query.has('unlink') ? 'unlink' : 'outside' };
  if (!isLinkingRedirect(returnAddress)) return { kind: 'refused' };
  const returning = linkingTokenOf(returnAddress);
  const token = query.get('account_linking_token') ?? returning;
  if (returning !== undefined && returning !== token) return { kind: 'refused' };
  return { kind: 'messenger', returnAddress, ...(token ? { token } : {}) };
}

/** Over the shoulder, in the history and in a bookmark nobody finds the token; after a reload we do. */
export const keepToken = (linkToken: string): object => ({ linkToken });

const keptToken = (kept: unknown): string | undefined =>
  typeof kept === 'object' && kept !== null && 'linkToken' in kept
    ? String(kept.linkToken)
    : undefined;
