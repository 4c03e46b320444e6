import { UploadedFile } from './multipart';

/** What the wire log shows of a call: everything but what opens something, and of a file only how large it is. */

const SECRETS: ReadonlySet<string> = new Set([
  'access_token',
  'account_linking_token',
  'appsecret_proof',
  'client_secret',
  'fb_exchange_token',
  'input_token',
]);

const HIDDEN = '***';

/** The path as called, less token and proof, which go with every call. */
export function shownPath(url: URL): string {
  const shown = new URL(url);
  shown.searchParams.delete('access_token');
  shown.searchParams.delete('appsecret_proof');
  for (const name of [...shown.searchParams.keys()]) {
    if (SECRETS.has(name)) shown.searchParams.set(name, HIDDEN);
  }
  return shown.pathname.replace(/^\/graph/, '') + shown.search;
}

/** A body of ours or of Graph's, at any depth. */
export function shownBody(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shownBody);
  if (value instanceof UploadedFile) return `${String(value.bytes)} bytes of ${value.type}`;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name,
    SECRETS.has(name) ? HIDDEN : shownBody(inner),
  ]);
  return Object.fromEntries(entries);
}
