import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LambdaContext } from '../../lambdas/runtime';
import type { HttpAnswer } from '../../shared/http';
import { readBody } from './read-body';

export type ApiLambda = (event: unknown, context: LambdaContext) => Promise<HttpAnswer>;

/** One route of a deployed API: its resource as API Gateway writes it, e.g. `/data-deletion/{code}`. */
export interface Route {
  readonly resource: string;
  readonly methods: readonly string[];
  readonly lambda: ApiLambda;
}

const LAMBDA_TIMEOUT_MS = 30_000;

/**
 * Puts Lambdas behind HTTP as API Gateway's REST proxy does: the event's shape, 403 "Missing Authentication Token" for
 * what no route matches, 502 for a Lambda that fails. `base` is the stage, e.g. `/api`, of this server's own address.
 */
export function createApiGateway(ownAddress: string, base: string, routes: readonly Route[]) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const url = new URL(request.url ?? '/', ownAddress);
    if (!url.pathname.startsWith(`${base}/`)) return false;
    const path = url.pathname.slice(base.length);
    const body = await readBody(request);
    if (body === undefined) return answer(response, json(413, 'Request Too Long'));
    const route = routes.find(
      ({ resource, methods }) => matches(resource, path) && methods.includes(request.method ?? ''),
    );
    if (route === undefined) return answer(response, json(403, 'Missing Authentication Token'));
    try {
      const event = toEvent(request, url, path, route.resource, body);
      return answer(response, await route.lambda(event, lambdaContext()));
    } catch {
      return answer(response, json(502, 'Internal server error'));
    }
  };
}

function matches(resource: string, path: string): boolean {
  const [wanted, given] = [resource.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith('{') || part === given[index])
  );
}

function parametersOf(resource: string, path: string): Readonly<Record<string, string>> | null {
  const given = path.split('/');
  const named = resource
    .split('/')
    .flatMap((part, index) =>
      part.startsWith('{') ? [[part.slice(1, -1), decodeURIComponent(given[index] ?? '')]] : [],
    );
  return named.length === 0 ? null : (Object.fromEntries(named) as Record<string, string>);
}

function toEvent(
  request: IncomingMessage,
  url: URL,
  path: string,
  resource: string,
  body: Buffer,
): Readonly<Record<string, unknown>> {
  const multiValueHeaders: Record<string, string[]> = {};
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    const [name, value] = [request.rawHeaders[index] ?? '', request.rawHeaders[index + 1] ?? ''];
    (multiValueHeaders[name] ??= []).push(value);
  }
  const last = (all: Record<string, string[]>): Record<string, string> =>
    Object.fromEntries(Object.entries(all).map(([name, values]) => [name, values.at(-1) ?? '']));
  return {
    resource,
    path,
    httpMethod: request.method,
    headers: last(multiValueHeaders),
    multiValueHeaders,
    queryStringParameters: url.searchParams.size > 0 ? Object.fromEntries(url.searchParams) : null,
    pathParameters: parametersOf(resource, path),
    requestContext: {
      requestId: randomUUID(),
      resourcePath: resource,
      httpMethod: request.method,
      domainName: url.host,
      path: url.pathname,
      identity: { sourceIp: request.socket.remoteAddress ?? '127.0.0.1' },
    },
    body: body.length > 0 ? body.toString('utf8') : null,
    isBase64Encoded: false,
  };
}

const lambdaContext = (): LambdaContext => {
  const deadline = performance.now() + LAMBDA_TIMEOUT_MS;
  return {
    awsRequestId: randomUUID(),
    getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
  };
};

const json = (statusCode: number, message: string): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message }),
});

function answer(response: ServerResponse, { statusCode, headers, body }: HttpAnswer): true {
  response.writeHead(statusCode, headers).end(body);
  return true;
}
