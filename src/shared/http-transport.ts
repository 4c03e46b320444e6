import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import { SECOND, systemClock, type Clock } from './clock';

/** Carries one request. Never rejects: what became of it is the outcome. */
export type HttpTransport = (request: TransportRequest) => Promise<TransportOutcome>;

export interface TransportRequest {
  readonly method: 'GET' | 'POST' | 'DELETE' | 'OPTIONS';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** From here to the last byte of the answer. */
  readonly timeoutMs: number;
  /** A POST that may arrive twice without harm. */
  readonly repeatable?: boolean;
}

export type TransportOutcome =
  | TransportAnswer
  /** Nothing of the request was written. */
  | { readonly kind: 'unreachable' }
  /** Written, or perhaps written, without a complete answer. */
  | { readonly kind: 'outcome_unknown' };

export interface TransportAnswer {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Runs `expire` once after the milliseconds, unless the function it returned is called before. */
export type StartTimer = (milliseconds: number, expire: () => void) => () => void;

/**
 * A connection that rested longer is not used again. After a freeze of the Lambda it is dead without our knowing, and
 * a message written into it would have an unknown outcome.
 */
const MAX_IDLE_MS = 10 * SECOND;
const MAX_ANSWER_BYTES = 1024 * 1024;

export const systemTimer: StartTimer = (milliseconds, expire) => {
  const timer = setTimeout(expire, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};

/** Over node:https with connections kept open: the first `fetch` of a process costs 100 ms more (anchors §0.4). */
export function createHttpTransport(
  clock: Clock = systemClock,
  startTimer: StartTimer = systemTimer,
): HttpTransport {
  const http = createPool(new HttpAgent({ keepAlive: true }), clock);
  const https = createPool(new HttpsAgent({ keepAlive: true }), clock);

  return async (request) => {
    const pool = request.url.protocol === 'https:' ? https : http;
    const until = clock() + request.timeoutMs;
    const first = await attempt(request, pool, startTimer);
    // Only what does no harm twice may be repeated blindly: a lost connection tells nothing of what arrived.
    const repeatable = request.repeatable ?? request.method === 'GET';
    const again = first.stale && repeatable;
    if (!again) return first.outcome;
    const second = { ...request, timeoutMs: Math.max(0, until - clock()) };
    return (await attempt(second, pool, startTimer)).outcome;
  };
}

interface Pool {
  readonly agent: HttpAgent;
  readonly dropIdle: () => void;
}

function createPool(agent: HttpAgent, clock: Clock): Pool {
  const freedAt = new WeakMap<Socket, number>();
  agent.on('free', (socket: Socket) => {
    freedAt.set(socket, clock());
  });
  return {
    agent,
    dropIdle: () => {
      for (const socket of Object.values(agent.freeSockets).flat()) {
        if (socket && clock() - (freedAt.get(socket) ?? 0) > MAX_IDLE_MS) socket.destroy();
      }
    },
  };
}

interface Attempt {
  readonly outcome: TransportOutcome;
  /** It failed on a connection from the pool before a byte of an answer came. */
  readonly stale: boolean;
}

function attempt(request: TransportRequest, pool: Pool, startTimer: StartTimer): Promise<Attempt> {
  pool.dropIdle();
  const { method, url, body = '', headers, timeoutMs } = request;
  const secure = url.protocol === 'https:';
  return new Promise((resolve) => {
    let written = false;
    let answering = false;
    let expired = false;

    const call = (secure ? requestHttps : requestHttp)(url, {
      method,
      agent: pool.agent,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    });
    const stopTimer = startTimer(timeoutMs, () => {
      expired = true;
      call.destroy();
    });
    const finish = (outcome: TransportOutcome): void => {
      stopTimer();
      const failed = outcome.kind !== 'answered';
      resolve({ outcome, stale: failed && call.reusedSocket && !answering && !expired });
    };

    call.on('socket', (socket) => {
      if (call.reusedSocket) written = true;
      else
        socket.once(secure ? 'secureConnect' : 'connect', () => {
          written = true;
        });
    });
    call.on('response', (answer) => {
      answering = true;
      collect(answer).then(finish, () => {
        call.destroy();
        finish({ kind: 'outcome_unknown' });
      });
    });
    call.on('error', () => {
      // A failure after the answer began is told by `collect`.
      if (!answering) finish({ kind: written ? 'outcome_unknown' : 'unreachable' });
    });
    call.end(body);
  });
}

async function collect(answer: IncomingMessage): Promise<TransportAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new RangeError('The answer is too large');
    chunks.push(chunk);
  }
  return {
    kind: 'answered',
    status: answer.statusCode ?? 0,
    headers: singleHeaders(answer),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function singleHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}
