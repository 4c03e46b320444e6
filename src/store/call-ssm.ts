import type { AwsOutcome, AwsService, CallAws } from '../shared/aws-call';
import { SECOND, type Sleep } from '../shared/clock';

const SSM: AwsService = {
  signingName: 'ssm',
  endpointPrefix: 'ssm',
  endpointVariable: 'AWS_ENDPOINT_URL_SSM',
};

const MAX_TRIES = 3;
const PAUSE_MS = 100;

export interface SsmDeps {
  readonly callAws: CallAws;
  readonly sleep: Sleep;
}

/** One operation of SSM that does no harm twice, tried three times while AWS says to try later. */
export async function callSsm(
  { callAws, sleep }: SsmDeps,
  operation: 'GetParameter' | 'PutParameter',
  body: Readonly<Record<string, unknown>>,
): Promise<AwsOutcome> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await callAws({
      service: SSM,
      path: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AmazonSSM.${operation}`,
      },
      body,
      timeoutMs: 3 * SECOND,
    });
    if (outcome.ok || !outcome.retryable || tries === MAX_TRIES) return outcome;
    await sleep(PAUSE_MS * tries);
  }
}
