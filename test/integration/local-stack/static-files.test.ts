import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startHttpServer } from '../../../src/local/http/http-server';
import type { HttpServer } from '../../../src/local/http/http-server';
import { createStaticSite } from '../../../src/local/http/static-files';

describe('a static site', () => {
  let parent: string;
  let server: HttpServer;

  beforeAll(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'site-'));
    await mkdir(path.join(parent, 'site', 'demo-files'), { recursive: true });
    await mkdir(path.join(parent, 'site-of-others'));
    await writeFile(path.join(parent, 'site', 'index.html'), 'home');
    await writeFile(path.join(parent, 'site', 'demo-files', 'a b.png'), 'picture');
    await writeFile(path.join(parent, 'secret.txt'), 'secret');
    await writeFile(path.join(parent, 'site-of-others', 'secret.txt'), 'secret');
    server = await startHttpServer(0);
    const folder = path.join(parent, 'site');
    const generated = { 'config.json': () => '{}' };
    server.use([createStaticSite({ base: '/', folder, headers: {}, generated })]);
  });
  afterAll(async () => {
    await server.close();
    await rm(parent, { recursive: true });
  });

  /** Sends the path as it stands: `fetch` would tidy it up first. */
  const get = (wanted: string): Promise<{ status: number | undefined; body: string }> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(server.url);
      request({ host: '127.0.0.1', port, path: wanted }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (body += chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode, body });
        });
      })
        .on('error', reject)
        .end();
    });

  test.each([
    ['/', 'home'],
    ['/demo-files/a%20b.png', 'picture'],
    ['/config.json', '{}'],
  ])('serves %s', async (wanted, body) => {
    const answer = await get(wanted);

    expect(answer).toEqual({ status: 200, body });
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/demo-files/..%2f..%2fsecret.txt',
    '/..%2fsite-of-others%2fsecret.txt',
    '/%2fetc%2fpasswd',
    '/..%5csecret.txt',
    '/demo-files',
    '/index.html%00.png',
    '/%E0%A4%A',
    '/constructor',
    '/toString',
    '/missing.html',
  ])('has no %s', async (wanted) => {
    const { status, body } = await get(wanted);

    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });
});
