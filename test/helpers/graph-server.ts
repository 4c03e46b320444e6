import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one call; everything but an answer is a fault of the network or of Facebook's edge. */
export type Reply =
  | { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  /** Reads the whole request, then closes the connection without a byte. */
  | 'reset'
  /** Reads the whole request and never answers. */
  | 'silence'
  /** Sends the headers and half of the body, then closes. */
  | 'cut'
  /** Sends the headers and half of the body, then nothing more. */
  | 'stall'
  /** Sends 2 MiB. */
  | 'flood';

export interface ReceivedCall {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  /** The JSON body; empty for GET. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Counts the connections: two calls with the same number shared one. */
  readonly connection: number;
}

export type Responder = (call: ReceivedCall) => Reply | Promise<Reply>;

export interface GraphServer {
  readonly baseUrl: string;
  readonly calls: readonly ReceivedCall[];
  /** Answers every call from now on. */
  readonly respondWith: (responder: Responder) => void;
  /** Resolves when that many calls have arrived in all. */
  readonly received: (count: number) => Promise<void>;
  readonly closeConnections: () => void;
  readonly close: () => Promise<void>;
}

export const graphError = (code: number, subcode?: number, status = 400): Reply => ({
  status,
  body: {
    error: {
      message: `(#${String(code)}) in any language`,
      type: 'OAuthException',
      code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      fbtrace_id: 'AbCdEfGhIjK',
    },
  },
});

/** A real HTTP server in the Graph API's place, doing what each test tells it to. */
export async function startGraphServer(): Promise<GraphServer> {
  const calls: ReceivedCall[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const connections = new WeakMap<object, number>();
  let connectionCount = 0;
  let respond: Responder = () => ({ status: 200, body: {} });

  const server = createServer((request, response) => {
    void readCall(request, connections.get(request.socket) ?? 0).then(async (call) => {
      calls.push(call);
      for (const { count, resolve } of waiting) if (calls.length >= count) resolve();
      reply(response, await respond(call));
    });
  });
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    connectionCount += 1;
    connections.set(socket, connectionCount);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    baseUrl: `http://127.0.0.1:${String(port)}/v25.0`,
    calls,
    respondWith: (responder) => {
      respond = responder;
    },
    received: (count) =>
      new Promise((resolve) => {
        if (calls.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    closeConnections: () => {
      server.closeAllConnections();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function readCall(request: IncomingMessage, connection: number): Promise<ReceivedCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const url = new URL(request.url ?? '/', 'http://graph');
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    connection,
  };
}

function reply(response: ServerResponse, action: Reply): void {
  switch (action) {
    case 'reset':
      response.socket?.destroy();
      return;
    case 'silence':
      return;
    case 'cut':
    case 'stall':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"message_id":', () => {
        if (action === 'cut') response.socket?.destroy();
      });
      return;
    case 'flood':
      response.writeHead(200).end(JSON.stringify('x'.repeat(2 * 1024 * 1024)));
      return;
    default: {
      const { status, body, headers = {} } = action;
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(typeof body === 'string' ? body : JSON.stringify(body));
    }
  }
}
