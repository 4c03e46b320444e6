import { build } from 'esbuild';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** What the login API answers; `hang` never answers. */
export type ApiAnswer =
  | {
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | 'hang';

/** The login page as it is delivered, and an API under the test's control, at an origin of its own. */
export interface LoginPageServer {
  readonly pageUrl: string;
  /** Bodies of `POST /login` and `POST /login/facebook`, in order. */
  readonly requests: unknown[];
  answer: () => ApiAnswer;
  config: Record<string, unknown>;
  stopApi(): Promise<void>;
  startApi(): Promise<void>;
  close(): Promise<void>;
}

const SOURCE = path.join(__dirname, '../../static-login');
const STATIC_FILES: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'styles.css': 'text/css',
  'favicon.svg': 'image/svg+xml',
};

/** Serves the files on a free port; `close` ends it. */
export async function startLoginPageServer(files: LoginPageFiles): Promise<LoginPageServer> {
  const page = createServer();
  await listen(page);
  const api = createServer();
  await listen(api);
  const apiPort = portOf(api);
  const pageUrl = `http://localhost:${portOf(page)}`;
  const apiUrl = `http://localhost:${apiPort}`;

  const server: LoginPageServer = {
    pageUrl,
    requests: [],
    answer: () => ({ status: 500 }),
    config: { apiUrl: `${apiUrl}/latest`, companyName: 'Parcel Company' },
    stopApi: () => stop(api),
    startApi: () => listen(api, apiPort),
    close: async () => {
      await Promise.all([stop(page), stop(api)]);
    },
  };
  page.on('request', servePage(allowing(files, apiUrl), server, contentSecurityPolicy(apiUrl)));
  api.on('request', serveApi(server));
  return server;
}

/** The policy that the page is delivered with. */
function contentSecurityPolicy(apiUrl: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self' data: https://*.fbsbx.com https://*.fbcdn.net`,
    `connect-src 'self' ${apiUrl}`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `object-src 'none'`,
    `require-trusted-types-for 'script'`,
  ].join('; ');
}

/** Delivered, the page may call APIs at https only; the one under the test's control is at http. */
const allowing = (files: LoginPageFiles, apiUrl: string): LoginPageFiles =>
  new Map(
    [...files].map(([name, { type, body }]) => [
      name,
      { type, body: body.replace("connect-src 'self' https:", `connect-src 'self' ${apiUrl}`) },
    ]),
  );

/** By path, with content type. */
export type LoginPageFiles = ReadonlyMap<string, { readonly type: string; readonly body: string }>;

/** Builds the page the way it is delivered, once for many servers. */
export async function buildLoginPage(): Promise<LoginPageFiles> {
  const bundle = await build({
    entryPoints: [path.join(SOURCE, 'src/main.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2020',
    write: false,
  });
  const texts = await Promise.all(
    Object.entries(STATIC_FILES).map(async ([name, type]) => {
      const body = await readFile(path.join(SOURCE, name), 'utf8');
      return [`/${name}`, { type, body }] as const;
    }),
  );
  const script = { type: 'text/javascript', body: bundle.outputFiles[0]!.text };
  return new Map([...texts, ['/login.js', script]]);
}

function servePage(
  files: LoginPageFiles,
  server: LoginPageServer,
  policy: string,
): RequestListener {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', server.pageUrl);
    const file =
      pathname === '/config.json'
        ? { type: 'application/json', body: JSON.stringify(server.config) }
        : files.get(pathname === '/' ? '/index.html' : pathname);
    response.setHeader('content-security-policy', policy);
    response.setHeader('x-content-type-options', 'nosniff');
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' });
    response.end(file?.body ?? 'Not found');
  };
}

const API_PATHS: readonly string[] = ['/latest/login', '/latest/login/facebook'];

function serveApi(server: LoginPageServer): RequestListener {
  return (request, response) => {
    response.setHeader('access-control-allow-origin', server.pageUrl);
    response.setHeader('access-control-allow-headers', 'content-type');
    response.setHeader('access-control-expose-headers', 'retry-after');
    if (request.method !== 'POST' || !API_PATHS.includes(request.url ?? '')) {
      response.writeHead(request.method === 'OPTIONS' ? 204 : 404).end();
      return;
    }
    void readJson(request).then((body) => {
      server.requests.push(body);
      const answer = server.answer();
      if (answer === 'hang') return;
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(JSON.stringify(answer.body ?? { error: { code: 'test', message: 'test' } }));
    });
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return JSON.parse(text);
}

async function listen(server: Server, port = 0): Promise<void> {
  server.listen(port, 'localhost');
  await once(server, 'listening');
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
