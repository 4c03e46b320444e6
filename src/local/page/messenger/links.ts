/** Addresses that stand in the chat, and where they lead on this machine. */

export interface Link {
  readonly text: string;
  readonly url: string;
}

/** Where the browser finds sites that the bot knows by their https origin. */
export type LocalSites = Readonly<Record<string, string>>;

const HTTP = ['http:', 'https:'];
const ADDRESS = /(?:https?:\/\/|\bm\.me\/)[^\s<>"]*[^\s<>".,;:!?)\]]/gi;

/** The text in pieces: what looks like an address becomes a link, as in Messenger. */
export function splitLinks(text: string): readonly (string | Link)[] {
  const pieces: (string | Link)[] = [];
  let end = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    const url = withProtocol(address);
    if (!isWebAddress(url)) continue;
    if (index > end) pieces.push(text.slice(end, index));
    pieces.push({ text: address, url });
    end = index + address.length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}

/** Bots choose addresses: only these may become a link, never a `javascript:` one. */
export const isWebAddress = (address: string): boolean =>
  HTTP.includes(URL.parse(address)?.protocol ?? '');

/** The address on this machine when there is a local copy of that site, else the address itself. */
export function toLocalAddress(address: string, sites: LocalSites): string {
  const url = URL.parse(address);
  const base = url === null ? undefined : sites[url.origin];
  if (url === null || base === undefined) return address;
  return `${base.replace(/\/+$/, '')}${url.pathname}${url.search}${url.hash}`;
}

/** `undefined` for any address but `m.me/…`; its Page and, where it has one, its ref (facts §7). */
export function readShortLink(
  address: string,
): { readonly page: string; readonly ref: string | undefined } | undefined {
  const url = URL.parse(withProtocol(address));
  if (url?.hostname !== 'm.me' || !HTTP.includes(url.protocol)) return undefined;
  const page = url.pathname.split('/')[1] ?? '';
  return { page, ref: url.searchParams.get('ref') ?? undefined };
}

const withProtocol = (address: string): string =>
  /^https?:/i.test(address) ? address : `https://${address}`;
