import { SECOND } from '../../../shared/clock';
import type { Sleep } from '../../../shared/clock';
import type { WebhookFailure } from '../wire/wire-entry';

/** Facebook wants its 200 "within 5 or less seconds" (facts §4.3). */
export const ANSWER_LIMIT = 5 * SECOND;

export type PostOutcome =
  | { readonly delivered: true; readonly status: number }
  | {
      readonly delivered: false;
      readonly reason: Extract<WebhookFailure, 'timeout' | 'unreachable' | 'not_200'>;
      readonly status?: number;
    };

/** One POST to the callback address. Only 200 counts; a redirect is not followed. Never rejects. */
export async function postWebhook(
  url: string,
  bytes: Buffer,
  signatures: Readonly<Record<string, string>>,
  sleep: Sleep,
): Promise<PostOutcome> {
  const abandoned = new AbortController();
  const late = sleep(ANSWER_LIMIT).then((): PostOutcome => {
    abandoned.abort();
    return { delivered: false, reason: 'timeout' };
  });
  const headers = { ...signatures, 'content-type': 'application/json', accept: '*/*' };
  const answered = fetch(url, {
    method: 'POST',
    headers: { ...headers, 'user-agent': 'facebookexternalua' },
    body: new Uint8Array(bytes),
    redirect: 'manual',
    signal: abandoned.signal,
  }).then(toOutcome, (): PostOutcome => ({ delivered: false, reason: 'unreachable' }));
  return Promise.race([answered, late]);
}

async function toOutcome(response: Response): Promise<PostOutcome> {
  await response.body?.cancel();
  const { status } = response;
  return status === 200
    ? { delivered: true, status }
    : { delivered: false, reason: 'not_200', status };
}
