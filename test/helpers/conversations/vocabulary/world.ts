import { localSettings } from '../../../../src/local/local-settings';
import type { WebhookEntry } from '../../../../src/local/messenger/wire/wire-entry';
import { DAY, HOUR, MINUTE } from '../../../../src/shared/clock';
import { facebookBytes, signWebhook } from '../../sign-webhook';
import { direction, type Direction } from '../direction';
import type { Stage } from '../stage';

/** What time, Facebook and AWS do. */
export const worldDirections: readonly Direction[] = [
  direction('{count} minutes pass', '{count} Minuten vergehen', async (stage, { count }) => {
    for (let passed = 0; passed < Number(count); passed += 1) await leap(stage, MINUTE);
  }),
  direction('{count} hours pass', '{count} Stunden vergehen', (stage, { count }) =>
    leap(stage, Number(count) * HOUR),
  ),
  direction('{count} days pass', '{count} Tage vergehen', (stage, { count }) =>
    leap(stage, Number(count) * DAY),
  ),
  direction(
    'Facebook delivers the last webhook again',
    'Facebook stellt den letzten Webhook noch einmal zu',
    deliverAgain,
  ),
  direction('The Lambdas start cold', 'Die Lambdas starten kalt', ({ stack }) => {
    stack.coldStart();
    return Promise.resolve();
  }),
  direction('Facebook refuses every call', 'Facebook lehnt jeden Aufruf ab', ({ stack }) =>
    stack.control.setFault('http500', true),
  ),
  direction('Facebook works again', 'Facebook arbeitet wieder', ({ stack }) =>
    stack.control.setFault('http500', false),
  ),
  direction(
    'Facebook takes the next message, but its answer is lost',
    'Facebook nimmt die nächste Nachricht an, aber seine Antwort geht verloren',
    ({ stack }) => stack.control.setFault('timeoutAfterSend', 1),
  ),
];

async function leap({ stack }: Stage, milliseconds: number): Promise<void> {
  await stack.advance(milliseconds);
  await stack.settled();
}

/** The last that brought what the customer did: not an echo, nor that something was delivered or read. */
async function deliverAgain({ stack, psid }: Stage): Promise<void> {
  const webhooks = (await stack.control.wire()).filter(
    (entry): entry is WebhookEntry => entry.kind === 'webhook' && entry.psid === psid,
  );
  const last = webhooks.findLast(({ request }) =>
    /"(?:message|postback|referral|account_linking)":(?!.*"is_echo":true)/.test(
      JSON.stringify(request),
    ),
  );
  const bytes = facebookBytes(last?.request);
  await fetch(`${stack.url}/api/facebook`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': signWebhook(bytes, localSettings(stack.url).FB_APP_SECRET),
    },
    body: bytes,
  });
}
