import type { Opening } from './opening';

/** What the deployment knows of our app at Facebook. */
export interface FacebookLogin {
  readonly appId: string;
  readonly dialogUrl: string;
}

/** A visitor who is sent to Facebook: where to, and what to keep until they are back. */
export interface Departure {
  readonly address: string;
  readonly kept: string;
}

/** `state` is random, so that nobody can send a visitor back here with a login that is somebody else's. */
export function departToFacebook(
  { appId, dialogUrl }: FacebookLogin,
  pageAddress: string,
  opening: Opening,
  state: string,
): Departure {
  const query = new URLSearchParams({
    client_id: appId,
    redirect_uri: pageAddress,
    response_type: 'token',
    scope: 'public_profile',
    state,
  });
  const kept = JSON.stringify({ state, query: queryOf(opening) });
  return { address: `${dialogUrl}?${query.toString()}`, kept };
}

export type FacebookOutcome =
  | { readonly kind: 'token'; readonly accessToken: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed' };

export interface FacebookReturn {
  readonly outcome: FacebookOutcome;
  /** How the page had been opened before. */
  readonly query: string;
}

/** Undefined for whoever does not come from the dialog that this tab has sent them to: what they bring is ignored. */
export function readFacebookReturn(
  { search, hash }: Pick<Location, 'search' | 'hash'>,
  kept: string | null,
): FacebookReturn | undefined {
  const left = readKept(kept);
  // A token comes behind the `#`, an error in the query or there (facts §6, docs/live-checks.md).
  const brought = new URLSearchParams(hash.slice(1));
  for (const [name, value] of new URLSearchParams(search)) brought.append(name, value);
  if (left === undefined || brought.get('state') !== left.state) return undefined;
  return { outcome: outcomeOf(brought), query: left.query };
}

function outcomeOf(brought: URLSearchParams): FacebookOutcome {
  const accessToken = brought.get('access_token');
  if (accessToken) return { kind: 'token', accessToken };
  return { kind: brought.get('error') === 'access_denied' ? 'cancelled' : 'failed' };
}

function readKept(kept: string | null): { state: string; query: string } | undefined {
  try {
    const left = JSON.parse(kept ?? '') as { state?: unknown; query?: unknown };
    const { state, query } = left;
    return typeof state === 'string' && typeof query === 'string' ? { state, query } : undefined;
  } catch {
    return undefined;
  }
}

/** The opposite of `readOpening`, which checks it again on the way back. */
function queryOf(opening: Opening): string {
  switch (opening.kind) {
    case 'messenger': {
      const { returnAddress, token } = opening;
      const given = { redirect_uri: returnAddress, ...(token && { account_linking_token: token }) };
      return new URLSearchParams(given).toString();
    }
    case 'chat':
      return new URLSearchParams({ link_token: opening.linkToken }).toString();
    case 'unlink':
    case 'outside':
    case 'refused':
      return '';
  }
}
