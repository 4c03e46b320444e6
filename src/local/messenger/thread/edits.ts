import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { putMessage } from './thread';
import { fire } from './user-action';

/** A person may edit what they wrote that often (facts §4.4). */
const MOST_EDITS = 5;

/** Changes a text the person sent. False when it is none of theirs, or has been edited five times. Opens no window. */
export function edit(platform: Platform, person: PersonRecord, mid: string, text: string): boolean {
  const message = person.messages.find((candidate) => candidate.mid === mid);
  if (message?.from !== 'customer' || message.content.kind !== 'text') return false;
  const edits = (message.edits ?? 0) + 1;
  if (edits > MOST_EDITS) return false;
  putMessage(platform, person, { ...message, content: { kind: 'text', text }, edits });
  const event = { message_edit: { mid, text, num_edit: edits } };
  fire(platform, person, 'message_edits', platform.timestamp(), event);
  return true;
}
