import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers a request and gives true, or leaves it to the next one. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface HttpServer {
  readonly url: string;
  /** From now on these are asked for each request, in order. */
  readonly use: (handlers: readonly Handler[]) => void;
  readonly close: () => Promise<void>;
}

/** Listens on this machine only. */
export async function startHttpServer(port: number): Promise<HttpServer> {
  let chain: readonly Handler[] = [];
  const server = createServer((request, response) => {
    void serve(chain, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    use: (handlers) => {
      chain = handlers;
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

async function serve(
  chain: readonly Handler[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    for (const handler of chain) if (await handler(request, response)) return;
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
  } catch {
    if (!response.headersSent) response.writeHead(500);
    response.end('Internal error');
  }
}
