import type { OutgoingMessage } from '../messenger/outgoing';
import { parcelOfSubject } from '../messenger/subject';
import type { ConversationState } from '../store/conversation-state';
import { isMuted, muteOf } from '../store/mute';

/**
 * Whether the customer does not want this update: they had muted its parcel when it changed, or have since. An answer
 * to them, a human's words and news of a ticket are no updates about a parcel (docs/decisions/0008).
 */
export function isMutedUpdate(
  { occasion, author, subject, muted }: OutgoingMessage,
  state: ConversationState,
): boolean {
  if (muted === true) return true;
  if (occasion !== 'update' || author !== 'bot' || subject === undefined) return false;
  const parcelId = parcelOfSubject(subject);
  return parcelId !== undefined && isMuted(muteOf(state), parcelId);
}
