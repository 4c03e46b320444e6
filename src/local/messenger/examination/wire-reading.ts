import type { GraphEntry, WebhookEntry, WireEntry } from '../wire/wire-entry';

/** Reads the wire log, whose requests are as the bot or Facebook wrote them: nothing about them is certain. */

export type Json = Readonly<Record<string, unknown>>;

export const isWebhook = (entry: WireEntry): entry is WebhookEntry => entry.kind === 'webhook';

/** A call of the Send API that carries a message; a sender action is none. Refused ones count: the bot tried. */
export interface Send {
  readonly entry: GraphEntry;
  readonly body: Json;
  readonly message: Json;
}

export const sendsIn = (entries: readonly WireEntry[]): readonly Send[] =>
  entries.flatMap((entry) => asSend(entry) ?? []);

export function asSend(entry: WireEntry): Send | undefined {
  if (entry.kind !== 'graph' || entry.method !== 'POST') return undefined;
  if (!/^\/[^/]+\/[^/]+\/messages(\?|$)/.test(entry.path) || !isJson(entry.request))
    return undefined;
  const { message } = entry.request;
  return isJson(message) ? { entry, body: entry.request, message } : undefined;
}

/** (code, subcode) of what Graph answered, or `undefined` when it refused nothing. */
export function refusalIn({ response }: GraphEntry): readonly [unknown, unknown] | undefined {
  if (!isJson(response) || !isJson(response['error'])) return undefined;
  return [response['error']['code'], response['error']['error_subcode']];
}

/** What people did, with the array it came in; echoes, delivery and read reports are not news to a bot. */
export interface News {
  readonly channel: 'messaging' | 'standby';
  /** The same event delivered again has the same key. */
  readonly key: string;
}

export function newsIn({ request }: WebhookEntry): readonly News[] {
  const entries = isJson(request) ? listOf(request['entry']) : [];
  return entries.flatMap((entry) =>
    (['messaging', 'standby'] as const).flatMap((channel) =>
      listOf(entry[channel])
        .filter(isNews)
        .map((event) => ({ channel, key: JSON.stringify(event) })),
    ),
  );
}

/** A webhook with news of one person, and the messages that the bot sent them before the next. */
export interface Exchange {
  readonly webhook: WebhookEntry;
  readonly news: readonly News[];
  readonly sends: readonly Send[];
}

export function exchangesIn(entries: readonly WireEntry[]): readonly Exchange[] {
  const all: { webhook: WebhookEntry; news: readonly News[]; sends: Send[] }[] = [];
  const latest = new Map<string, Send[]>();
  for (const entry of entries) {
    if (entry.psid === undefined) continue;
    const send = asSend(entry);
    if (send !== undefined) latest.get(entry.psid)?.push(send);
    const news = isWebhook(entry) ? newsIn(entry) : [];
    if (!isWebhook(entry) || news.length === 0) continue;
    const exchange = { webhook: entry, news, sends: [] };
    all.push(exchange);
    latest.set(entry.psid, exchange.sends);
  }
  return all;
}

const isNews = (event: Json): boolean => {
  const { message, delivery, read } = event;
  const isEcho = isJson(message) && message['is_echo'] === true;
  return !isEcho && delivery === undefined && read === undefined;
};

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter(isJson) : [];
