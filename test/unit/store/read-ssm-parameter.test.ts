import type { AwsOutcome } from '../../../src/shared/aws-call';
import { readSsmParameter } from '../../../src/store/read-ssm-parameter';

/** Reads where AWS gives these outcomes in turn. */
async function readThrough(...outcomes: readonly AwsOutcome[]) {
  const bodies: unknown[] = [];
  const pauses: number[] = [];
  const value = await readSsmParameter(
    {
      callAws: ({ body }) => {
        bodies.push(body);
        return Promise.resolve(outcomes[bodies.length - 1]!);
      },
      sleep: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
    },
    '/prod',
  ).catch((thrown: unknown) => thrown);
  return { value, bodies, pauses };
}

const found: AwsOutcome = { ok: true, body: { Parameter: { Value: '{}', Version: 2 } } };
const throttled: AwsOutcome = { ok: false, reason: 'ThrottlingException', retryable: true };

describe('the secrets parameter', () => {
  test('is read decrypted', async () => {
    const { value, bodies } = await readThrough(found);

    expect(value).toBe('{}');
    expect(bodies).toEqual([{ Name: '/prod', WithDecryption: true }]);
  });

  test('is asked for three times while AWS says to try later', async () => {
    const recovered = await readThrough(throttled, throttled, found);
    const gaveUp = await readThrough(throttled, throttled, throttled);

    expect(recovered).toMatchObject({ value: '{}', pauses: [100, 200] });
    expect(gaveUp.value).toMatchObject({ code: 'config_invalid', retryable: true });
  });

  test('that may not be read is asked for once, and AWS’s name for the reason is told', async () => {
    const { value, bodies } = await readThrough({
      ...{ ok: false, reason: 'AccessDeniedException', retryable: false },
    });

    expect(bodies).toHaveLength(1);
    expect((value as Error).message).toContain('AccessDeniedException');
  });

  test('without a value is refused without quoting the answer', async () => {
    const { value } = await readThrough({ ok: true, body: { Parameter: { Value: ['CANARY'] } } });

    expect(value).toMatchObject({ code: 'config_invalid' });
    expect(String((value as Error).stack)).not.toContain('CANARY');
  });
});
