import type { Sent, TappedButton } from '../control/control-api';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { write } from './customer-write';
import { shortLinkReferral } from './links';

/** A postback: a button of a message, an item of the persistent menu, an ice breaker (facts §8). */
export const tap = (platform: Platform, person: PersonRecord, button: TappedButton): Sent =>
  postback(platform, person, button);

/** `undefined` when the Page's Messenger profile has no Get Started button. */
export function getStarted(platform: Platform, person: PersonRecord): Sent | undefined {
  const payload = getStartedPayload(platform);
  if (payload === undefined) return undefined;
  const ref = person.pendingRef;
  person.pendingRef = null;
  return postback(
    platform,
    person,
    { title: 'Get Started', payload },
    ref === null ? {} : { referral: shortLinkReferral(platform, ref) },
  );
}

function getStartedPayload({ state }: Platform): string | undefined {
  const setting = state.messengerProfile['get_started'];
  if (typeof setting !== 'object' || setting === null || !('payload' in setting)) return undefined;
  return typeof setting.payload === 'string' ? setting.payload : undefined;
}

function postback(
  platform: Platform,
  person: PersonRecord,
  { title, payload }: TappedButton,
  extra: object = {},
): Sent {
  const content = { kind: 'postback', title } as const;
  return write(
    platform,
    person,
    content,
    (mid) => ({ postback: { mid, title, payload, ...extra } }),
    'messaging_postbacks',
  );
}
