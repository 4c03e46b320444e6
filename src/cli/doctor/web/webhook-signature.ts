import { hmacSha256Hex } from '../../../shared/hash';
import { SECOND } from '../../../shared/clock';
import type { Check } from '../check';
import { notChecked, ok, problem } from '../finding';
import { ADDRESS_UNKNOWN } from './sayings';

/** A webhook with nothing in it: whoever takes it does nothing. */
const BODY = JSON.stringify({ object: 'page', entry: [] });

/** What is not signed by the app secret is refused, and what is, is taken (facts §4.2). */
export const webhookSignature: Check = {
  name: 'webhook-signature',
  asks: 'web',
  run: async (world) => {
    const { webhook: address } = await world.addresses();
    if (address === undefined) return notChecked(ADDRESS_UNKNOWN('--webhook-url'));
    const { appSecrets } = await world.facebook();
    const post = async (headers: Readonly<Record<string, string>>): Promise<number | undefined> => {
      const outcome = await world.command.transport({
        ...{ method: 'POST', url: new URL(address), body: BODY, timeoutMs: 10 * SECOND },
        headers: { 'content-type': 'application/json', ...headers },
      });
      return outcome.kind === 'answered' ? outcome.status : undefined;
    };
    const unsigned = await post({});
    const signed = await post({
      'x-hub-signature-256': `sha256=${hmacSha256Hex(appSecrets[0], BODY)}`,
    });
    if (unsigned === undefined || signed === undefined || signed >= 500)
      return notChecked('the webhook does not answer');
    if (unsigned !== 403)
      return problem(
        `a webhook without a signature is answered with ${String(unsigned)}`,
        'Deploy again: anybody could pretend to be Facebook',
      );
    if (signed === 200) return ok('unsigned 403, signed 200');
    return problem(
      `a webhook that is signed with FB_APP_SECRET is answered with ${String(signed)}`,
      'The function knows another secret: it reads a new one within five minutes; else deploy again',
    );
  },
};
