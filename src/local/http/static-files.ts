import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
  '.pdf': 'application/pdf',
};

export interface StaticSite {
  /** Where the site hangs, with a slash at its end. */
  readonly base: string;
  readonly folder: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Files made at run time, e.g. a page's `config.json`. */
  readonly generated?: Readonly<Record<string, () => string>>;
}

/** Serves one folder; what lies outside it does not exist. */
export function createStaticSite({ base, folder, headers, generated = {} }: StaticSite) {
  const root = path.resolve(folder);
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { pathname } = new URL(request.url ?? '/', 'http://local');
    if (!pathname.startsWith(base) || !['GET', 'HEAD'].includes(request.method ?? '')) return false;
    const name = decoded(pathname.slice(base.length)) || 'index.html';
    const file = path.resolve(root, name);
    if (!file.startsWith(root + path.sep)) return false;
    const make = Object.hasOwn(generated, name) ? generated[name] : undefined;
    const content = make?.() ?? (await readFile(file).catch(() => undefined));
    if (content === undefined) return false;
    response.writeHead(200, {
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : content);
    return true;
  };
}

/** As it came where it is no percent-encoding: no file has such a name. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
