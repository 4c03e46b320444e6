import type { HandshakeOutcome } from '../messenger/webhook-url';

/** What a failed handshake means and what to look at, in a sentence or two. */
export function explainHandshake(
  outcome: Exclude<HandshakeOutcome, { verified: true }>,
  webhook: string,
): string {
  switch (outcome.reason) {
    case 'unreachable':
      return `Nobody answers at ${webhook} yet. Start the bot; it is asked again every 2 seconds.`;
    case 'timeout':
      return `${webhook} takes longer than 5 seconds to answer. It is asked again.`;
    case 'not_200':
      return outcome.status === 403
        ? `${webhook} refuses the handshake (403): does it expect another verify token? See --verify-token.`
        : `${webhook} answers the handshake with ${String(outcome.status)}, not with 200: is this the webhook's path?`;
    case 'wrong_challenge':
      return `${webhook} answers 200, but not with the value of hub.challenge as its whole body: a wrong verify token, or another page.`;
  }
}
