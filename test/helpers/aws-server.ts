import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { verifySigV4 } from './verify-sigv4';

export interface AwsCallReceived {
  /** As it was sent, with its escapes. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

/** `silence`: reads the request and never answers. */
export type AwsReply =
  { readonly status: number; readonly body: unknown; readonly errorType?: string } | 'silence';

export interface AwsServer {
  readonly endpoint: string;
  /** Those that were signed rightly, in the order in which they came. */
  readonly calls: readonly AwsCallReceived[];
  readonly close: () => Promise<void>;
}

/** The secret key that every test signs with, as the local stack does. */
export const LOCAL_SECRET_KEY = 'local';

/** An AWS service's JSON endpoint over HTTP. What is not signed for the service it refuses, like AWS. */
export async function startAwsServer(
  service: string,
  respond: (call: AwsCallReceived) => AwsReply | Promise<AwsReply>,
): Promise<AwsServer> {
  const calls: AwsCallReceived[] = [];

  const answer = async (request: {
    readonly method: string;
    readonly url: string;
    readonly headers: AwsCallReceived['headers'];
    readonly body: string;
  }): Promise<AwsReply> => {
    if (verifySigV4(request, service, LOCAL_SECRET_KEY) === undefined) {
      return { status: 403, body: {}, errorType: 'InvalidSignatureException' };
    }
    const body: unknown = JSON.parse(request.body);
    const call = { path: request.url, headers: request.headers, body };
    calls.push(call);
    return respond(call);
  };

  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const { method = '', url = '/', headers } = request;
      const reply = await answer({ method, url, headers, body });
      if (reply === 'silence') return;
      response
        .writeHead(reply.status, {
          'content-type': 'application/json',
          ...(reply.errorType === undefined ? {} : { 'x-amzn-errortype': reply.errorType }),
        })
        .end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    endpoint: `http://127.0.0.1:${String(port)}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
