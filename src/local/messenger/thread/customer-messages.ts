import type { NewAttachment, Sent } from '../control/control-api';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { takeCheckboxAnswer } from './checkbox';
import { write } from './customer-write';
import { shortLinkReferral } from './links';

/** What a person writes in the chat. */

export function say(
  platform: Platform,
  person: PersonRecord,
  text: string,
  quickReplyPayload?: string,
): Sent {
  const quickReply = quickReplyPayload !== undefined && {
    quick_reply: { payload: quickReplyPayload },
  };
  const more = { ...quickReply, ...takeOrigin(platform, person) };
  return write(platform, person, { kind: 'text', text }, (mid) => ({
    message: { mid, text, ...more },
  }));
}

/** One message with one or more files, in the order in which they were chosen. */
export function attach(
  platform: Platform,
  person: PersonRecord,
  attachments: readonly [NewAttachment, ...NewAttachment[]],
): Sent {
  const [first, ...others] = attachments.map(({ type, url }) => ({ type, url }));
  const content =
    first !== undefined && others.length === 0
      ? { kind: 'attachment' as const, ...first }
      : { kind: 'attachments' as const, attachments };
  const more = takeOrigin(platform, person);
  return write(platform, person, content, (mid) => ({
    message: { mid, attachments: attachments.map(toWire), ...more },
  }));
}

function toWire({ type, url, title }: NewAttachment): object {
  switch (type) {
    // Stickers have a type of their own since 2026-08-30 (facts §4.4).
    case 'sticker':
      return { type, payload: { url, sticker_id: 369239263222822 } };
    // A shared link or place: what Facebook has no type for.
    case 'fallback':
      return { type, payload: { url, ...(title !== undefined && { title }) } };
    case 'image':
    case 'audio':
    case 'video':
    case 'file':
      return { type, payload: { url } };
  }
}

/** Where the person came from, told once, with the first that they write (facts §7). */
function takeOrigin(platform: Platform, person: PersonRecord): object {
  const ref = person.pendingMessageRef;
  person.pendingMessageRef = null;
  const userRef = takeCheckboxAnswer(platform, person);
  return {
    ...(ref !== null && { referral: shortLinkReferral(platform, ref) }),
    ...(userRef !== undefined && {
      prior_message: { source: 'checkbox_plugin', identifier: userRef },
    }),
  };
}
