import type { NewReaction } from '../control/control-api';
import type { Platform } from '../platform';
import type { PersonRecord } from '../state';
import { announceState, putMessage } from './thread';
import { beginAction, fire } from './user-action';

/** Reacts to a message, or takes the reaction back. False for a message that is not in the thread. */
export function react(
  platform: Platform,
  person: PersonRecord,
  mid: string,
  reaction?: NewReaction,
): boolean {
  const message = person.messages.find((candidate) => candidate.mid === mid);
  if (message === undefined) return false;
  const at = beginAction(platform, person);
  const { reactions = [], ...rest } = message;
  const others = reactions.filter(({ from }) => from !== 'customer');
  const mine = reaction === undefined ? [] : [{ from: 'customer' as const, emoji: reaction.emoji }];
  putMessage(platform, person, { ...rest, reactions: [...others, ...mine] });
  const content = reaction === undefined ? { action: 'unreact' } : { action: 'react', ...reaction };
  announceState(platform, person);
  fire(platform, person, 'message_reactions', at, { reaction: { ...content, mid } });
  return true;
}

export function setEuRestricted(
  platform: Platform,
  person: PersonRecord,
  restricted: boolean,
): void {
  person.euRestricted = restricted;
  announceState(platform, person);
}

export function setBlocked(platform: Platform, person: PersonRecord, blocked: boolean): void {
  person.blocked = blocked;
  announceState(platform, person);
}
