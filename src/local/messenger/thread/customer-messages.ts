import type { NewAttachment, Sent, TappedButton } from '../control/control-api';
import { renewControl } from './ownership';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { announceState, putMessage } from './thread';
import type { ThreadContent } from './thread-model';
import { beginAction, fire } from './user-action';
import type { SubscribableField } from '../webhooks/fields';

/** What a person writes or taps in the chat: it appears there, and Facebook tells the bot. */

export function say(
  platform: Platform,
  person: PersonRecord,
  text: string,
  quickReplyPayload?: string,
): Sent {
  const quickReply = quickReplyPayload !== undefined && {
    quick_reply: { payload: quickReplyPayload },
  };
  return write(platform, person, { kind: 'text', text }, (mid) => ({
    message: { mid, text, ...quickReply },
  }));
}

export function attach(platform: Platform, person: PersonRecord, attachment: NewAttachment): Sent {
  const { type, url } = attachment;
  // Stickers have a type of their own since 2026-08-30 (facts §4.4).
  const payload = type === 'sticker' ? { url, sticker_id: 369239263222822 } : { url };
  return write(platform, person, { kind: 'attachment', type, url }, (mid) => ({
    message: { mid, attachments: [{ type, payload }] },
  }));
}

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
    ref === null ? {} : { referral: shortLinkReferral(ref) },
  );
}

/** Whether the person has to tap Get Started before the Page hears of the ref (facts §7). */
export function openLink(platform: Platform, person: PersonRecord, ref: string): boolean {
  if (!person.started) {
    person.pendingRef = ref;
    return true;
  }
  const at = beginAction(platform, person);
  announceState(platform, person);
  fire(platform, person, 'messaging_referrals', at, { referral: shortLinkReferral(ref) });
  return false;
}

const shortLinkReferral = (ref: string): object => ({
  ref,
  source: 'SHORTLINK',
  type: 'OPEN_THREAD',
});

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

/** Everything that appears in the chat on the person's side. */
function write(
  platform: Platform,
  person: PersonRecord,
  content: ThreadContent,
  toEvent: (mid: string) => object,
  field: SubscribableField = 'messages',
): Sent {
  const at = beginAction(platform, person);
  const mid = platform.ids.mid();
  person.started = true;
  person.lastUserMessageAt = at;
  renewControl(person, platform.assumptions.defaultAppId, at);
  putMessage(platform, person, { mid, at, from: 'customer', content });
  announceState(platform, person);
  fire(platform, person, field, at, toEvent(mid));
  return { mid };
}
