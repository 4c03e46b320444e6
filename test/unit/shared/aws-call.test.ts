import { createAwsCall, type AwsService, type CallAws } from '../../../src/shared/aws-call';
import type { Environment } from '../../../src/shared/config';
import type { TransportOutcome, TransportRequest } from '../../../src/shared/http-transport';
import { createDocumentClient } from '../../../src/store/dynamodb';
import { LOCAL_CREDENTIALS } from '../../../src/local/local-settings';
import { verifySigV4 } from '../../helpers/verify-sigv4';

const SERVICE: AwsService = {
  signingName: 'lex',
  endpointPrefix: 'runtime-v2-lex',
  endpointVariable: 'AWS_ENDPOINT_URL_LEX_RUNTIME_V2',
};

const answered = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): TransportOutcome => ({
  ...{ kind: 'answered', status, headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** A call with the identity of a real DynamoDB client, and the requests that it would have written. */
function callInto(outcome: TransportOutcome, env: Environment = {}) {
  const client = createDocumentClient({ endpoint: 'http://127.0.0.1:9', ...LOCAL_CREDENTIALS });
  const requests: TransportRequest[] = [];
  const callAws = createAwsCall({
    identity: () => client.config,
    env,
    transport: (request) => {
      requests.push(request);
      return Promise.resolve(outcome);
    },
    clock: () => Date.UTC(2026, 10, 21),
  });
  return { requests, callAws };
}

const call = (callAws: CallAws, path = '/') =>
  callAws({ service: SERVICE, path, headers: {}, body: { text: 'ü' }, timeoutMs: 1_500 });

describe('a call to AWS', () => {
  test.each(['/', '/bots/A1/sessions/b%2Fc%20d/text'])(
    'is signed for its service at %s',
    async (path) => {
      const { requests, callAws } = callInto(answered(200, {}));

      await call(callAws, path);

      const [{ method, url, headers, body = '' }] = requests as [TransportRequest];
      expect(verifySigV4({ method, url: url.pathname, headers, body }, 'lex', 'local')).toEqual({
        region: 'eu-west-1',
      });
    },
  );

  test.each([
    [{}, true],
    [{ once: true as const }, false],
  ])('with %j may be repeated on a fresh connection: %s', async (more, repeatable) => {
    const { requests, callAws } = callInto(answered(200, {}));

    await callAws({
      ...{ service: SERVICE, path: '/', headers: {}, body: {}, timeoutMs: 1_500 },
      ...more,
    });

    expect(requests).toMatchObject([{ repeatable }]);
  });

  test.each([
    [{}, 'https://runtime-v2-lex.eu-west-1.amazonaws.com/'],
    [{ AWS_ENDPOINT_URL: 'http://localhost:5000/' }, 'http://localhost:5000/'],
    [
      {
        AWS_ENDPOINT_URL: 'http://localhost:5000',
        AWS_ENDPOINT_URL_LEX_RUNTIME_V2: 'http://localhost:6000/lex',
      },
      'http://localhost:6000/lex/',
    ],
  ])('goes where the SDK’s variables %j say', async (env, address) => {
    const { requests, callAws } = callInto(answered(200, {}), env);

    await call(callAws);

    expect(requests[0]?.url.href).toBe(address);
  });

  test.each<[string, TransportOutcome, object]>([
    ['an answer', answered(200, { a: 1 }), { ok: true, body: { a: 1 } }],
    ['no JSON', answered(200, '<html>'), { reason: 'http_200', retryable: false }],
    [
      'an error named in a header',
      answered(429, {}, { 'x-amzn-errortype': 'ThrottlingException:http://a.b/' }),
      { reason: 'ThrottlingException', retryable: true },
    ],
    [
      'an error named in the body',
      answered(400, { __type: 'com.amazonaws.ssm#ParameterNotFound', message: 'CANARY' }),
      { reason: 'ParameterNotFound', retryable: false },
    ],
    [
      'throttling with status 400',
      answered(400, { __type: 'ThrottlingException' }),
      { reason: 'ThrottlingException', retryable: true },
    ],
    ['a name that is none', answered(500, { __type: 'CANARY 1' }), { reason: 'http_500' }],
    ['no connection', { kind: 'unreachable' }, { reason: 'unreachable', retryable: true }],
  ])('tells of %s, and of an error nothing but its name', async (_, outcome, expected) => {
    const { callAws } = callInto(outcome);

    const result = await call(callAws);

    expect(result).toMatchObject(expected);
    expect(JSON.stringify(result)).not.toContain('CANARY');
  });
});
