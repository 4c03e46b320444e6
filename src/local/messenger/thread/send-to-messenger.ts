import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { announceState } from './thread';
import { beginAction, fire } from './user-action';

/** Taps the Send to Messenger plugin: opens the window, and gives who never wrote a thread with the Page (facts §2.3, §7). */
export function sendToMessenger(platform: Platform, person: PersonRecord, ref: string): void {
  const at = beginAction(platform, person);
  person.started = true;
  announceState(platform, person);
  fire(platform, person, 'messaging_optins', at, { optin: { ref } });
}

/** Plugins appear on the sites that the Messenger profile names, by their https origin (facts §7, §8). */
export function isWhitelisted({ state }: Platform, site: string): boolean {
  const domains = state.messengerProfile['whitelisted_domains'];
  return (
    Array.isArray(domains) &&
    domains.some(
      (domain: unknown) => typeof domain === 'string' && originOf(domain) === originOf(site),
    )
  );
}

const originOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).origin : undefined;
