import { equalInConstantTime } from '../../shared/hash';
import type { Platform } from './platform';
import { SUBSCRIBABLE_FIELDS } from './webhooks/fields';

/** Facebook's handshake before it takes a callback address: our challenge must come back as it was (facts §4.1). */
export async function verifyWebhookUrl(platform: Platform, url: string): Promise<boolean> {
  const challenge = String(platform.now());
  const probe = new URL(url);
  probe.searchParams.set('hub.mode', 'subscribe');
  probe.searchParams.set('hub.challenge', challenge);
  probe.searchParams.set('hub.verify_token', platform.options.verifyToken);
  const answer = await fetch(probe, { redirect: 'manual' }).then(
    async (response) => (response.status === 200 ? response.text() : undefined),
    () => undefined,
  );
  const verified = answer !== undefined && equalInConstantTime(answer, challenge);
  platform.wire.notice(verified ? 'webhook_verified' : 'webhook_refused');
  if (verified) {
    platform.state.webhookUrl = url;
    platform.state.subscribedFields ??= SUBSCRIBABLE_FIELDS;
  }
  return verified;
}
