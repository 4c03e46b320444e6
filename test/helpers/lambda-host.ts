import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';

export interface LambdaHost {
  /** Resolves with what the handler answered; rejects with its error's type and message. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

interface Invocation {
  readonly id: string;
  readonly event: unknown;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

const TIMEOUT_MS = 30_000;

/** Runs one function under Lambda's Runtime API in a Node of its own, with nothing but the given environment. */
export async function startLambda(options: {
  readonly node: string;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}): Promise<LambdaHost> {
  const waiting: Invocation[] = [];
  const running = new Map<string, Invocation>();
  let idle: ServerResponse | undefined;
  let printed = '';

  const dispatch = (): void => {
    const next = idle && waiting.shift();
    if (idle === undefined || next === undefined) return;
    running.set(next.id, next);
    idle.writeHead(200, {
      'lambda-runtime-aws-request-id': next.id,
      'lambda-runtime-deadline-ms': String(Date.now() + TIMEOUT_MS),
    });
    idle.end(JSON.stringify(next.event));
    idle = undefined;
  };

  const server = createServer((request, response) => {
    const [id, outcome] = (request.url ?? '').split('/').slice(-2) as [string, string];
    if (outcome === 'next') {
      idle = response;
      dispatch();
      return;
    }
    void text(request).then((body) => {
      response.writeHead(202).end();
      const done = running.get(id);
      if (outcome === 'response') done?.resolve(JSON.parse(body));
      else for (const each of done ? [done] : waiting) each.reject(new Error(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const child = spawn(options.node, [path.resolve('test/helpers/runtime-client.mjs')], {
    env: {
      ...options.env,
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${String(port)}`,
      LAMBDA_TASK_ROOT: path.resolve(options.folder),
      _HANDLER: 'index.handler',
    },
  });
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const exited = new Promise<void>((resolve) => {
    child.on('exit', () => {
      for (const each of [...waiting, ...running.values()]) each.reject(new Error('exited'));
      resolve();
    });
  });

  return {
    invoke: (event) =>
      new Promise((resolve, reject) => {
        waiting.push({ id: randomUUID(), event, resolve, reject });
        dispatch();
      }),
    output: () => printed,
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
