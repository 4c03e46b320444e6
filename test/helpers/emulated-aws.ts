import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { startMoto } from './moto-server';

export interface EmulatedAws {
  readonly endpoint: string;
  /** What was called, e.g. `CreateChangeSet the-stack`, or `POST /restapis` where the service has no names for its calls. */
  readonly calls: string[];
  /** From now on the calls that match are refused, as without a permission; `undefined`: none. */
  refuse: RegExp | undefined;
  readonly close: () => Promise<void>;
}

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * moto behind a proxy that makes up for what it lacks, and refuses on demand:
 * - API Gateway takes Swagger 2.0, which claudia sends; moto wants OpenAPI 3.
 * - moto's change sets leave a stack's outputs and parameters as they were; its UpdateStack does not.
 * - moto's CloudFormation knows no CloudFront, so the distribution's name is put in.
 * - moto's event source mappings forget the alias that they were made for.
 */
export async function startEmulatedAws(): Promise<EmulatedAws> {
  const moto = await startMoto();
  const planned = new Map<string, URLSearchParams>();
  let refuse: RegExp | undefined;
  const calls: string[] = [];

  const forward = ({ method, url, headers, body }: Request): Promise<Response> =>
    fetch(`${moto.endpoint}${url}`, {
      method,
      headers: forwardable(headers),
      ...(body === '' ? {} : { body: Buffer.from(body, 'latin1') }),
    });

  const answer = async (request: Request): Promise<Response> => {
    const form = new URLSearchParams(request.body);
    if (request.method === 'PUT' && /^\/restapis\/\w+\?/.test(request.url)) {
      const body = request.body.replace('"swagger":"2.0"', '"openapi":"3.0.1"');
      return forward({ ...request, body });
    }
    if (form.get('Action') === 'CreateChangeSet') {
      form.set('TemplateBody', digestible(form.get('TemplateBody') ?? ''));
      planned.set(form.get('StackName') ?? '', form);
      return forward({ ...request, body: form.toString() });
    }
    const answered = await forward(request);
    const update = planned.get(form.get('StackName') ?? '');
    if (form.get('Action') === 'ExecuteChangeSet' && update !== undefined) {
      update.set('Action', 'UpdateStack');
      await forward({ ...request, body: update.toString() });
    }
    return answered;
  };

  const server = createServer((incoming, outgoing) => {
    incoming.setEncoding('latin1');
    void text(incoming).then(async (body) => {
      const { method = '', url = '/', headers } = incoming;
      const request = { method, url, headers, body };
      const call = nameOf(request);
      calls.push(call);
      const {
        status,
        headers: given,
        body: bytes,
      } = refuse?.test(call) === true
        ? refusal(request)
        : withAlias(request, await whole(await answer(request)));
      outgoing.writeHead(status, given).end(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${String(port)}`,
    calls,
    get refuse() {
      return refuse;
    },
    set refuse(pattern) {
      refuse = pattern;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await moto.close();
    },
  };
}

function nameOf({ method, url, headers, body }: Request): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.replace(/^.*\./, '');
  const form = new URLSearchParams(body);
  const action = form.get('Action');
  if (action === null) return `${method} ${url.replace(/\?.*/, '')}`;
  return [action, form.get('StackName') ?? []].flat().join(' ');
}

const forwardable = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value !== 'string' ||
      /^(connection|content-length|expect|transfer-encoding)$/.test(name)
        ? []
        : [[name, value]],
    ),
  );

interface Whole {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

async function whole(response: Response): Promise<Whole> {
  const headers = Object.fromEntries(
    [...response.headers].filter(
      ([name]) =>
        !/^(content-length|content-encoding|connection|transfer-encoding|date|server)$/.test(name),
    ),
  );
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
}

function withAlias({ url }: Request, answered: Whole): Whole {
  if (!url.includes('/event-source-mappings')) return answered;
  const body = answered.body
    .toString()
    .replace(/(:parcel-messenger-([a-z0-9-]+)-parcel_push)(:[$\w]+)?"/g, '$1:$2"');
  return { ...answered, body: Buffer.from(body) };
}

function refusal({ headers }: Request): Whole {
  const isJson =
    /json/.test(headers['content-type'] ?? '') ||
    /\/(lambda|apigateway)\//.test(headers.authorization ?? '');
  const body = isJson
    ? '{"message":"You are not allowed to"}'
    : '<ErrorResponse><Error><Code>AccessDenied</Code><Message>You are not allowed to</Message></Error></ErrorResponse>';
  return {
    status: 403,
    headers: isJson
      ? { 'content-type': 'application/json', 'x-amzn-errortype': 'AccessDeniedException' }
      : { 'content-type': 'text/xml' },
    body: Buffer.from(body),
  };
}

const digestible = (template: string): string =>
  template
    .replaceAll('${LoginPageDistribution.DomainName}', 'd111111abcdef8.cloudfront.net')
    .replaceAll(
      'Value: !GetAtt LoginPageDistribution.DomainName',
      'Value: d111111abcdef8.cloudfront.net',
    )
    .replaceAll('Value: !Ref LoginPageDistribution', 'Value: E1ABCDEFGHIJKL');
