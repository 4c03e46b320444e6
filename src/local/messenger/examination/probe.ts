import { createHmac } from 'node:crypto';
import type { Platform } from '../platform';
import { postWebhook } from '../webhooks/post';
import { signatureHeaders, toFacebookBytes } from '../webhooks/signed-bytes';
import { shakeHands } from '../webhook-url';
import type { NoticeEntry, ProbeName, WebhookEntry } from '../wire/wire-entry';

type WebhookProbe = Exclude<ProbeName, 'handshake_without_token' | 'handshake_wrong_token'>;

/** One webhook that only asks something about the bot: on the wire, but no matter of health or redelivery. */
export async function probeWebhook(
  platform: Platform,
  url: string,
  probe: WebhookProbe,
  { psid, request }: { readonly psid: string; readonly request: unknown },
): Promise<void> {
  const { wire, sleep, options } = platform;
  const bytes = toFacebookBytes(request);
  const attempt = probe === 'duplicate' ? 2 : 1;
  const draft = { kind: 'webhook' as const, request, attempt, psid, probe };
  const entry = wire.add<WebhookEntry>({ ...draft, outcome: 'pending' });
  const headers = signedFor(probe, bytes, options.appSecrets[0] ?? '');
  const { delivered, ...rest } = await postWebhook(url, bytes, headers, sleep);
  wire.amend({ ...entry, outcome: delivered ? 'delivered' : 'failed', ...rest });
}

/** A handshake as anybody could try it. */
export async function probeHandshake(
  platform: Platform,
  url: string,
  probe: 'handshake_without_token' | 'handshake_wrong_token',
): Promise<void> {
  const { wire, sleep, ids } = platform;
  const verifyToken = probe === 'handshake_wrong_token' ? ids.trace() : undefined;
  const { verified } = await shakeHands(url, { challenge: ids.trace(), verifyToken }, sleep);
  const notice = verified ? 'webhook_verified' : 'webhook_refused';
  wire.add<NoticeEntry>({ kind: 'notice', notice, probe });
}

const BOTH = ['x-hub-signature', 'x-hub-signature-256'] as const;

function signedFor(probe: WebhookProbe, bytes: Buffer, appSecret: string): Record<string, string> {
  const right = signatureHeaders(bytes, appSecret);
  // Well-formed, and made with a secret that no app has.
  const wrong = signatureHeaders(bytes, createHmac('sha256', appSecret).digest('hex'));
  const [sha1, sha256] = BOTH;
  switch (probe) {
    case 'unsigned':
      return {};
    case 'forged':
      return wrong;
    case 'sha1_only':
      return { ...wrong, [sha1]: right[sha1] ?? '' };
    case 'sha256_only':
      return { [sha256]: right[sha256] ?? '' };
    case 'unknown_event':
    case 'duplicate':
      return right;
  }
}
