import { equalInConstantTime } from '../../shared/hash';
import type { Sleep } from '../../shared/clock';
import type { Platform } from './platform';
import { FIRED_FIELDS } from './webhooks/fields';
import { ANSWER_LIMIT } from './webhooks/post';

/** How a callback address answered the handshake. */
export type HandshakeOutcome =
  | { readonly verified: true }
  | { readonly verified: false; readonly reason: 'unreachable' | 'timeout' }
  /** `wrong_challenge`: 200, but with another body than our challenge. */
  | {
      readonly verified: false;
      readonly reason: 'not_200' | 'wrong_challenge';
      readonly status: number;
    };

export interface Handshake {
  readonly challenge: string;
  /** `undefined`: none is sent, as by somebody who is not Facebook. */
  readonly verifyToken: string | undefined;
}

/** Facebook's handshake before it takes a callback address: our challenge must come back as it was (facts §4.1). */
export async function verifyWebhookUrl(platform: Platform, url: string): Promise<HandshakeOutcome> {
  const { state, options, wire, now, sleep } = platform;
  const handshake = { challenge: String(now()), verifyToken: options.verifyToken };
  const outcome = await shakeHands(url, handshake, sleep);
  wire.notice(outcome.verified ? 'webhook_verified' : 'webhook_refused');
  if (outcome.verified) {
    state.webhookUrl = url;
    state.subscribedFields ??= FIRED_FIELDS;
  }
  return outcome;
}

/** Asks once, and waits as long as for any other answer. Never rejects. */
export async function shakeHands(
  url: string,
  { challenge, verifyToken }: Handshake,
  sleep: Sleep,
): Promise<HandshakeOutcome> {
  const address = new URL(url);
  address.searchParams.set('hub.mode', 'subscribe');
  address.searchParams.set('hub.challenge', challenge);
  if (verifyToken !== undefined) address.searchParams.set('hub.verify_token', verifyToken);
  const abandoned = new AbortController();
  const late = sleep(ANSWER_LIMIT).then((): HandshakeOutcome => {
    abandoned.abort();
    return { verified: false, reason: 'timeout' };
  });
  const answered = fetch(address, { redirect: 'manual', signal: abandoned.signal }).then(
    (response) => toOutcome(response, challenge),
    (): HandshakeOutcome => ({ verified: false, reason: 'unreachable' }),
  );
  return Promise.race([answered, late]);
}

async function toOutcome(response: Response, challenge: string): Promise<HandshakeOutcome> {
  const { status } = response;
  const body = await response.text().catch(() => '');
  if (status !== 200) return { verified: false, reason: 'not_200', status };
  return equalInConstantTime(body, challenge)
    ? { verified: true }
    : { verified: false, reason: 'wrong_challenge', status };
}
