import type { OutgoingMessage } from '../messenger/outgoing';
import type { SendForm } from '../messenger/send-form';
import { DAY, MINUTE } from '../shared/clock';
import { ownedUntil, type ConversationState } from '../store/conversation-state';
import type { HoldReason } from '../store/queue-item';
import { chooseTemplate, type UtilityRules } from './utility/choose-template';

export type Permit =
  | { readonly send: SendForm }
  /** `until`: milliseconds when the reason ends by itself; without it only the customer can end it. */
  | { readonly hold: HoldReason; readonly until?: number };

/** What may go out when the window is closed: approved templates, nothing (`off`), or all where there is no window. */
export type OutsideWindow = UtilityRules | 'off' | 'anything';

/** Facebook's clock decides; ours may differ, and a message takes its time. */
const MARGIN_MS = 15 * MINUTE;
/** Since the last user action (facts §2.3). */
const WINDOW_MS = DAY - MARGIN_MS;
/** For a human's own words only, since the person's last message: a link or a reaction does not count (facts §2.4). */
const HUMAN_AGENT_MS = 7 * DAY - MARGIN_MS;

/** Somebody whom Facebook let no template reach is tried again after this long: people move, and so do Facebook's rules. */
const REFUSED_MS = 7 * DAY;

/**
 * May this message go out now, and as what? The decision table of facts §12, on the conversation as it stands at the
 * moment of sending.
 */
export function permit(
  message: OutgoingMessage,
  state: ConversationState,
  now: number,
  outsideWindow: OutsideWindow,
): Permit {
  if (isUnreachable(state)) return { hold: 'unreachable' };
  const until = ownedUntil(state);
  if (until !== undefined && now < until) return { hold: 'not_owner', until };

  if (outsideWindow === 'anything' || isWindowOpen(state, now)) {
    return { send: { messagingType: message.occasion === 'reply' ? 'RESPONSE' : 'UPDATE' } };
  }
  if (message.author === 'human') {
    return isWithin(state.lastUserMessageAt, now, HUMAN_AGENT_MS)
      ? { send: { messagingType: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } }
      : { hold: 'window_closed' };
  }
  if (message.utility === undefined || outsideWindow === 'off') return { hold: 'window_closed' };
  return isWithin(state.utilityRefusedAt, now, REFUSED_MS)
    ? { hold: 'utility_refused' }
    : chooseTemplate(message.utility, outsideWindow, now);
}

const isWithin = (at: number | undefined, now: number, span: number): boolean =>
  at !== undefined && now < at + span;

/** What Facebook told us of the person holds until they act again. */
const isSinceLastAction = (at: number | undefined, { lastUserActionAt = 0 }: ConversationState) =>
  at !== undefined && at >= lastUserActionAt;

const isUnreachable = (state: ConversationState): boolean =>
  isSinceLastAction(state.unreachableSince, state);

const isWindowOpen = (state: ConversationState, now: number): boolean =>
  isWithin(state.lastUserActionAt, now, WINDOW_MS) &&
  !isSinceLastAction(state.windowClosedAt, state);
