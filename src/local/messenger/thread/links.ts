import type { LinkArrival } from '../control/control-api';
import { isPageUnderEuRules } from '../eu-privacy';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { announceState } from './thread';
import { beginAction, fire } from './user-action';

/**
 * Follows an m.me link. Whether the person has to tap Get Started before the Page hears of the ref (facts §7).
 * A ref that the app loses, or keeps for the next message, tells the Page nothing now: it opens no window either.
 */
export function openLink(
  platform: Platform,
  person: PersonRecord,
  ref: string,
  arrival: LinkArrival,
): boolean {
  switch (arrival) {
    case 'lost':
      break;
    case 'inMessage':
      person.pendingMessageRef = ref;
      break;
    case 'referral':
      if (person.started) refer(platform, person, ref);
      else person.pendingRef = ref;
  }
  return !person.started;
}

function refer(platform: Platform, person: PersonRecord, ref: string): void {
  const at = beginAction(platform, person);
  announceState(platform, person);
  fire(platform, person, 'messaging_referrals', at, { referral: shortLinkReferral(platform, ref) });
}

/** Accounts under the European privacy rules are not told the source (facts §4.4). */
export const shortLinkReferral = (platform: Platform, ref: string): object => ({
  ref,
  ...(!isPageUnderEuRules(platform) && { source: 'SHORTLINK' }),
  type: 'OPEN_THREAD',
});
