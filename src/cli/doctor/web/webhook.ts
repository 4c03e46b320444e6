import { SECOND } from '../../../shared/clock';
import { readConfig } from '../../../shared/config';
import { randomToken } from '../../../shared/random';
import type { Check } from '../check';
import { notChecked, ok, problem } from '../finding';
import type { DoctorWorld } from '../world';
import { ADDRESS_UNKNOWN, UNREACHABLE } from './sayings';

/** Does what Facebook does when the callback URL is entered in the dashboard (facts §4.1). */
export const webhook: Check = {
  name: 'webhook',
  asks: 'web',
  run: async (world) => {
    const { webhook: address } = await world.addresses();
    if (address === undefined) return notChecked(ADDRESS_UNKNOWN('--webhook-url'));
    const { verifyToken } = readConfig(await world.settings(), 'verifyToken');
    const challenge = String(world.command.random(4).readUInt32BE());
    const right = await shakeHands(world, address, verifyToken, challenge);
    if (right.kind !== 'answered') return problem(`${address} does not answer`, UNREACHABLE);
    if (right.status >= 500)
      return problem(
        `${address} answers ${String(right.status)}`,
        'The log of fb_webhook says why',
      );
    if (right.status !== 200 || right.body !== challenge) {
      return problem(
        `${address} refuses the handshake (${String(right.status)})`,
        'Store the right FB_VERIFY_TOKEN with "secrets rotate verify-token"; the function reads it within five minutes',
      );
    }
    const wrong = await shakeHands(world, address, randomToken(world.command.random), challenge);
    if (wrong.kind === 'answered' && wrong.status === 200 && wrong.body === challenge)
      return problem('any verify token is taken', 'Deploy again: this is not our fb_webhook');
    return ok(`${address} is verified`);
  },
};

function shakeHands(
  { command }: DoctorWorld,
  address: string,
  verifyToken: string,
  challenge: string,
) {
  const url = new URL(address);
  url.search = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.verify_token': verifyToken,
    'hub.challenge': challenge,
  }).toString();
  return command.transport({ method: 'GET', url, headers: {}, timeoutMs: 10 * SECOND });
}
