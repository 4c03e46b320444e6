import type { Platform } from '../platform';
import { signatureHeaders, toFacebookBytes } from '../webhooks/signed-bytes';
import { shellQuote } from './shell-quote';
import type { WebhookEntry } from './wire-entry';

/**
 * The command that posts this webhook to the callback address once more, byte for byte and signed as the first time:
 * whoever has the command can repeat this body, and sign no other. `undefined` without a callback address.
 */
export function webhookCurl(
  { options, state }: Platform,
  { request }: WebhookEntry,
): string | undefined {
  if (state.webhookUrl === null) return undefined;
  const bytes = toFacebookBytes(request);
  const headers = {
    'content-type': 'application/json',
    ...signatureHeaders(bytes, options.appSecrets[0] ?? ''),
  };
  return [
    `curl -X POST ${shellQuote(state.webhookUrl)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${shellQuote(`${name}: ${value}`)}`),
    `--data-raw ${shellQuote(bytes.toString('ascii'))}`,
  ].join(' \\\n  ');
}
