import * as v from 'valibot';
import type { AwsService, CallAws } from '../shared/aws-call';
import { SECOND, type Sleep } from '../shared/clock';
import { AppError } from '../shared/errors';

const SSM: AwsService = {
  signingName: 'ssm',
  endpointPrefix: 'ssm',
  endpointVariable: 'AWS_ENDPOINT_URL_SSM',
};

const MAX_TRIES = 3;
const PAUSE_MS = 100;

const answer = v.object({ Parameter: v.object({ Value: v.string() }) });

export interface SsmDeps {
  readonly callAws: CallAws;
  readonly sleep: Sleep;
}

/** Reads one SSM parameter, decrypted. Throws a retryable `config_invalid` with AWS's name for the reason. */
export async function readSsmParameter({ callAws, sleep }: SsmDeps, name: string): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await callAws({
      service: SSM,
      path: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AmazonSSM.GetParameter',
      },
      body: { Name: name, WithDecryption: true },
      timeoutMs: 3 * SECOND,
    });
    if (outcome.ok) return valueIn(outcome.body);
    if (!outcome.retryable || tries === MAX_TRIES) throw unreadable(outcome.reason);
    await sleep(PAUSE_MS * tries);
  }
}

/** Without a cause: it would quote the secrets. */
function valueIn(body: unknown): string {
  const read = v.safeParse(answer, body);
  if (!read.success) throw unreadable('no value');
  return read.output.Parameter.Value;
}

const unreadable = (reason: string): AppError =>
  new AppError('config_invalid', `SECRETS_PARAMETER can't be read: ${reason}`, true);
