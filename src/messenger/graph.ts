import { hmacSha256Hex } from '../shared/hash';
import { multipart } from './multipart';
import { readGraphAnswer, type GraphResult } from './graph-answer';
import { judgeFailure } from './verdict';
import type { HttpTransport, TransportRequest } from '../shared/http-transport';

/** Facebook's Graph API as one Page. Every call has an outcome: nothing that Facebook or the network does throws. */
export interface Graph {
  readonly get: (
    path: string,
    query?: Readonly<Record<string, string>>,
    limits?: CallLimits,
  ) => Promise<GraphResult>;
  readonly post: (
    path: string,
    body: Readonly<Record<string, unknown>>,
    limits?: CallLimits,
  ) => Promise<GraphResult>;
  /** DELETE; the body says what of it (facts §8). */
  readonly remove: (
    path: string,
    body: Readonly<Record<string, unknown>>,
    limits?: CallLimits,
  ) => Promise<GraphResult>;
  /** Like `post` with a file beside the body, as a form. */
  readonly postFile: (
    path: string,
    body: Readonly<Record<string, unknown>>,
    file: Upload,
    limits?: CallLimits,
  ) => Promise<GraphResult>;
}

/** A file that goes with a call. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

export interface CallLimits {
  /** Milliseconds for the whole call, from connecting to the last byte of the answer. */
  readonly timeoutMs?: number;
}

export interface GraphOptions {
  /** With the version, without a slash at the end: `https://graph.facebook.com/v25.0`. */
  readonly baseUrl: string;
  readonly accessToken: string;
  readonly appSecret: string;
  readonly transport: HttpTransport;
  readonly timeoutMs?: number;
  /** Facebook says that the token is dead (facts §3: 190). */
  readonly onTokenDead?: () => void;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/**
 * The token travels in the Authorization header only: a URL ends up in logs of proxies and in error messages. The
 * proof that we know the app's secret goes with every call (facts §6), so that a stolen token alone is worth nothing.
 * `path` begins with a slash; ids in it are the caller's to encode.
 */
export function createGraph(options: GraphOptions): Graph {
  const { baseUrl, accessToken, appSecret, transport, onTokenDead } = options;
  const { timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const proof = { appsecret_proof: hmacSha256Hex(appSecret, accessToken) };
  const authorization = `Bearer ${accessToken}`;
  const call = async (
    request: Pick<TransportRequest, 'method' | 'url' | 'body'>,
    limits: CallLimits,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<GraphResult> => {
    const outcome = await transport({
      ...request,
      headers: { authorization, ...headers },
      timeoutMs: limits.timeoutMs ?? timeoutMs,
    });
    const result = readGraphAnswer(outcome);
    if (!result.ok && judgeFailure(result.failure).kind === 'token_dead') onTokenDead?.();
    return result;
  };
  const withBody =
    (method: 'POST' | 'DELETE'): Graph['post'] =>
    (path, body, limits = {}) =>
      call(
        { method, url: new URL(`${baseUrl}${path}`), body: JSON.stringify({ ...body, ...proof }) },
        limits,
        { 'content-type': 'application/json' },
      );

  return {
    get: (path, query = {}, limits = {}) => {
      const search = new URLSearchParams({ ...query, ...proof }).toString();
      return call({ method: 'GET', url: new URL(`${baseUrl}${path}?${search}`) }, limits);
    },
    post: withBody('POST'),
    remove: withBody('DELETE'),
    postFile: (path, body, file, limits = {}) => {
      const form = multipart({ ...body, ...proof }, file);
      const url = new URL(`${baseUrl}${path}`);
      return call({ method: 'POST', url, body: form.body }, limits, {
        'content-type': form.contentType,
      });
    },
  };
}
