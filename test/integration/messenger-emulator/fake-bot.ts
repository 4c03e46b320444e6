import type { IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listen } from './listen';

/** A webhook as it arrived. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly json: WebhookJson;
}

export interface WebhookJson {
  readonly object: string;
  readonly entry: readonly {
    readonly id: string;
    readonly time: number;
    readonly messaging?: readonly WireEvent[];
    readonly standby?: readonly WireEvent[];
    readonly changes?: readonly { readonly field: string; readonly value: WireEvent }[];
  }[];
}

export type WireEvent = Readonly<Record<string, unknown>>;

/** The bot's side of the webhook: records, and answers as the test says. */
export interface FakeBot {
  readonly url: string;
  readonly received: readonly Received[];
  /** Every event of every webhook, in order of arrival. */
  readonly events: () => readonly WireEvent[];
  readonly forget: () => void;
  /** The status of the answers from now on; `hang` never answers. */
  readonly answerWith: (status: number | 'hang') => void;
  readonly close: () => Promise<void>;
}

export async function startFakeBot(verifyToken: string): Promise<FakeBot> {
  const received: Received[] = [];
  let status: number | 'hang' = 200;
  const server = await listen(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://local');
    if (request.method === 'GET') {
      const isFacebook = searchParams.get('hub.verify_token') === verifyToken;
      response.writeHead(isFacebook ? 200 : 403).end(searchParams.get('hub.challenge'));
      return;
    }
    const bytes = await buffer(request);
    const json = JSON.parse(bytes.toString('utf8')) as WebhookJson;
    received.push({ headers: request.headers, bytes, json });
    if (status !== 'hang') response.writeHead(status).end();
  });
  return {
    url: `${server.url}/facebook`,
    received,
    events: () =>
      received
        .flatMap(({ json }) => json.entry)
        .flatMap(({ messaging = [], standby = [] }) => [...messaging, ...standby]),
    forget: () => {
      received.length = 0;
    },
    answerWith: (next) => {
      status = next;
    },
    close: server.close,
  };
}
