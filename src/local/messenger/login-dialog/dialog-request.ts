import { APP_PERMISSIONS } from '../access/app-permissions';
import { isUsableVersion } from '../graph/versions';
import type { Platform } from '../platform';

/** A login dialog that a site opened, once all that Facebook checks has held. */
export interface DialogRequest {
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | null;
}

/** What Facebook says on a page of its own, because nothing may be sent to an address that is not registered. */
export type DialogRefusal = 'version' | 'client_id' | 'redirect_uri' | 'response_type' | 'scope';

/** Reads the query of `GET /{version}/dialog/oauth` (facts §6; Facebook Login, manual flow). */
export function readDialog(
  { options, now }: Platform,
  version: string,
  query: URLSearchParams,
): DialogRequest | { readonly refused: DialogRefusal } {
  if (!isUsableVersion(version, now())) return { refused: 'version' };
  if (query.get('client_id') !== options.appId) return { refused: 'client_id' };
  const redirectUri = query.get('redirect_uri') ?? '';
  // The app's "Valid OAuth Redirect URIs" in strict mode: the address as it was registered, to the letter.
  if (!options.loginRedirectUris?.includes(redirectUri)) return { refused: 'redirect_uri' };
  // Only what needs no secret: the other flow's code would have to be exchanged by a server.
  if (query.get('response_type') !== 'token') return { refused: 'response_type' };
  const scopes = (query.get('scope') ?? '').split(/[ ,]+/).filter((scope) => scope !== '');
  if (!scopes.every((scope) => KNOWN_SCOPES.has(scope))) return { refused: 'scope' };
  return { redirectUri, scopes, state: query.get('state') };
}

const KNOWN_SCOPES: ReadonlySet<string> = new Set(['public_profile', 'email', ...APP_PERMISSIONS]);
