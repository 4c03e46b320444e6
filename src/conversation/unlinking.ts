import type { AccountLinkingEvent } from '../messenger/webhook/events';
import { MINUTE } from '../shared/clock';
import type { ConversationState, StateChange } from '../store/conversation-state';
import { decision, type Decision, type Snapshot } from './decision';
import { replyWithLogIn, replyWithLogOut } from './replies/linking';
import { menu, reply, voiceIn, type Voice } from './replies/voice';

const forgetLink = (now: number): StateChange => ({
  customerId: null,
  linkedAt: null,
  unlinkedAt: now,
  mute: null,
  parcelQuestion: null,
});

/** Asked to log out: where Facebook linked, its button does it and tells us by an event, so that both sides agree. */
export function answerUnlink(snapshot: Snapshot, voice: Voice): Decision {
  const { customer } = snapshot;
  if (customer === undefined) return answerNotLinked(snapshot, voice);
  return decision('unlink', { outgoing: [replyWithLogOut(customer, voice)] });
}

/** The undo button below "now linked with …": at once, and Facebook is told. */
export function answerUndoLink(snapshot: Snapshot, voice: Voice): Decision {
  const { customer, now } = snapshot;
  if (customer === undefined) return answerNotLinked(snapshot, voice);
  const after = voiceIn(voice.locale, false);
  return decision('link_undone', {
    change: forgetLink(now),
    outgoing: [{ type: 'unlink' }, reply(after.texts.linkUndone, menu(after))],
    effects: [{ type: 'unlink', customerId: customer.customerId }],
  });
}

/** The customer pressed Facebook's Log Out button, or Facebook confirms an unlinking of ours. */
export function decideUnlinked(snapshot: Snapshot, voice: Voice): Decision {
  const { customer, now } = snapshot;
  if (customer === undefined) return answerNotLinked(snapshot, voice);
  const after = voiceIn(voice.locale, false);
  return decision('unlinked', {
    change: forgetLink(now),
    outgoing: [reply(after.texts.unlinked, menu(after))],
    effects: [{ type: 'unlink', customerId: customer.customerId }],
  });
}

const ECHO_OF_UNLINK_MS = 10 * MINUTE;

/** Facebook may repeat an unlinking of ours as an event (facts §1.5): that is nobody's action and needs no answer. */
export const isEchoOfOurUnlink = (
  { status }: AccountLinkingEvent,
  { customerId, unlinkedAt }: ConversationState,
  now: number,
): boolean =>
  status === 'unlinked' &&
  customerId === undefined &&
  unlinkedAt !== undefined &&
  now - unlinkedAt <= ECHO_OF_UNLINK_MS;

/** Facebook's own times are compared: an unlinking that comes late must not end the link that was made since. */
export const isBeforeLink = (
  { status, timestamp }: AccountLinkingEvent,
  { linkedAt = 0 }: ConversationState,
): boolean => status === 'unlinked' && timestamp < linkedAt;

/**
 * Says so, and offers to link. Our end may still name a customer whose own end is gone, and Facebook may still show
 * the chat as linked: both are put right, or the Log In button would not show.
 */
function answerNotLinked({ state, loginPageUrl, now }: Snapshot, voice: Voice): Decision {
  const { notLinked, logIn } = voice.texts;
  return decision('not_linked', {
    change: state.customerId === undefined ? {} : forgetLink(now),
    outgoing: [
      ...(state.customerId === undefined ? [] : [{ type: 'unlink' as const }]),
      reply(notLinked),
      replyWithLogIn(logIn, loginPageUrl, voice),
    ],
  });
}
