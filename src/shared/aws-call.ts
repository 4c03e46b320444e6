import {
  SignatureV4,
  type SignatureV4CryptoInit,
  type SignatureV4Init,
} from '@smithy/signature-v4';
import type { Clock } from './clock';
import type { Environment } from './config';
import type { HttpTransport, TransportOutcome } from './http-transport';

/** Who calls, where, and the hash to sign with: what the DynamoDB client has found out for itself. */
export type AwsIdentity = Pick<
  SignatureV4Init & SignatureV4CryptoInit,
  'credentials' | 'region' | 'sha256'
> & { readonly region: () => Promise<string> };

/** An AWS service that we call without a client of its own: a client is 76 KiB in each Lambda, a signed call is 3. */
export interface AwsService {
  /** The name that requests are signed for. */
  readonly signingName: string;
  /** The host's first label. */
  readonly endpointPrefix: string;
  /** The SDK's variable for another endpoint, made from the service's id. */
  readonly endpointVariable: string;
}

export interface AwsRequest {
  readonly service: AwsService;
  /** What is in it is the caller's to encode. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** For the whole call. */
  readonly timeoutMs: number;
  /** It would do harm twice, so it is not repeated even where a connection from the pool turns out dead. */
  readonly once?: true;
}

export type AwsOutcome =
  | { readonly ok: true; readonly body: unknown }
  | {
      readonly ok: false;
      /** AWS's name for the error (`ThrottlingException`), or what kept us from an answer. */
      readonly reason: string;
      /** The same call may succeed later. */
      readonly retryable: boolean;
    };

/** Makes one signed call. Never rejects for what AWS or the network does. */
export type CallAws = (request: AwsRequest) => Promise<AwsOutcome>;

export interface AwsCallDeps {
  readonly identity: () => AwsIdentity;
  readonly env: Environment;
  readonly transport: HttpTransport;
  readonly clock: Clock;
}

export const createAwsCall =
  ({ identity, env, transport, clock }: AwsCallDeps): CallAws =>
  async ({ service, path, headers, body, timeoutMs, once = false }) => {
    const caller = identity();
    const url = new URL(`${endpointOf(service, env, await caller.region())}${path}`);
    const text = JSON.stringify(body);
    const signer = new SignatureV4({ ...caller, service: service.signingName });
    const signed = await signer.sign(
      {
        method: 'POST',
        protocol: url.protocol,
        hostname: url.hostname,
        path: url.pathname,
        headers: { ...headers, host: url.host },
        body: text,
      },
      { signingDate: new Date(clock()) },
    );
    return readOutcome(
      await transport({
        ...{ method: 'POST', url, headers: signed.headers, body: text },
        ...{ timeoutMs, repeatable: !once },
      }),
    );
  };

/** The service's own variable comes before the one for all of them, as in the SDK. */
function endpointOf(service: AwsService, env: Environment, region: string): string {
  const given = env[service.endpointVariable] || env['AWS_ENDPOINT_URL'];
  return (given || `https://${service.endpointPrefix}.${region}.amazonaws.com`).replace(/\/+$/, '');
}

function readOutcome(outcome: TransportOutcome): AwsOutcome {
  if (outcome.kind !== 'answered') return { ok: false, reason: outcome.kind, retryable: true };
  const { status, headers } = outcome;
  const body = parseJson(outcome.body);
  if (status === 200 && body !== undefined) return { ok: true, body };
  const reason = errorName(headers['x-amzn-errortype'] ?? typeIn(body)) ?? `http_${String(status)}`;
  const retryable = status >= 500 || status === 429 || reason.startsWith('Throttl');
  return { ok: false, reason, retryable };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const typeIn = (body: unknown): string =>
  typeof body === 'object' && body !== null && '__type' in body && typeof body.__type === 'string'
    ? body.__type
    : '';

/** Some services put a namespace before the name, some an address behind it. Nothing else of an error is kept. */
const errorName = (type: string): string | undefined =>
  /^(?:[\w.]+#)?(\w{1,64})(?::|$)/.exec(type)?.[1];
