import type { Platform } from '../platform';
import type { SenderActionBody } from '../rules/message-schema';
import type { PersonRecord } from '../state';
import { EMOJI } from '../thread/reactions';
import { announceState, putMessage } from '../thread/thread';
import type { GraphResult } from './endpoint';

/** What the Page does in a thread besides writing: nothing of it is echoed (facts §2.7). */
export function signal(
  platform: Platform,
  person: PersonRecord,
  body: SenderActionBody,
): GraphResult {
  switch (body.sender_action) {
    case 'mark_seen':
      person.seenUntil = person.messages.findLast(({ from }) => from === 'customer')?.at ?? null;
      break;
    case 'typing_on':
    case 'typing_off':
      person.typing = body.sender_action === 'typing_on';
      break;
    case 'react':
      react(platform, person, body.payload.message_id, EMOJI[body.payload.reaction]);
      break;
    case 'unreact':
      react(platform, person, body.payload.message_id);
  }
  announceState(platform, person);
  return { recipient_id: person.psid };
}

function react(platform: Platform, person: PersonRecord, mid: string, emoji?: string): void {
  const message = person.messages.find((candidate) => candidate.mid === mid);
  if (message === undefined) return;
  const others = (message.reactions ?? []).filter(({ from }) => from !== 'page');
  const own = emoji === undefined ? [] : [{ from: 'page' as const, emoji }];
  putMessage(platform, person, { ...message, reactions: [...others, ...own] });
}
