import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { announceState } from './thread';
import { fromPerson } from '../webhooks/events';
import type { FiredField } from '../webhooks/fields';

/** A user action: who acts has read the chat, and opens the 24-hour window anew (facts §2.3). Gives its timestamp. */
export function beginAction(platform: Platform, person: PersonRecord): number {
  markRead(platform, person);
  const at = platform.timestamp();
  person.lastUserActionAt = at;
  return at;
}

/** The chat is on the person's screen: everything of the Page's is read. Opens no window. */
export function markRead(platform: Platform, person: PersonRecord): void {
  const watermark = person.messages.findLast(isFromPage)?.at ?? 0;
  if (watermark <= (person.readUntil ?? 0)) return;
  person.readUntil = watermark;
  fire(platform, person, 'message_reads', platform.timestamp(), { read: { watermark } });
  announceState(platform, person);
}

/** Tells the bot of something the person did at that time. */
export const fire = (
  platform: Platform,
  person: PersonRecord,
  field: FiredField,
  at: number,
  content: object,
): void => {
  platform.webhooks.publish(fromPerson(platform, person, field, at, content));
};

const isFromPage = ({ from }: { readonly from: string }): boolean =>
  from === 'bot' || from === 'agent';
